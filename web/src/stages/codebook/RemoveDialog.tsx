import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client';
import { useMessages } from '../../messages/current';
import { Dialog } from '../../parts/Dialog';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import type { CodeItem } from './items';

interface RemoveDialogProps {
  readonly code: CodeItem;
  removed(): void;
  close(): void;
}

/** Removing a code: what goes with it and what stays is said first. */
export function RemoveDialog({ code, removed, close }: RemoveDialogProps) {
  const { say, list } = useMessages();
  const { run, trouble, pending } = useAct();
  const at = { path: { code: code.id } };
  const preview = useQuery({
    queryKey: ['coding', 'removal', code.id],
    queryFn: () => unwrap(api.GET('/api/coding/codebook/codes/{code}/removal', { params: at })),
  });
  const what = preview.data;
  const remove = async (): Promise<void> => {
    const done = await run(api.DELETE('/api/coding/codebook/codes/{code}', { params: { ...at, query: { withCodings: true } } }));
    if (done !== null) removed();
  };
  const goes = what === undefined ? 0 : what.codings + what.stranded + what.links;
  return (
    <Dialog title={say('page.codebook.remove.title', { code: code.name })} onClose={close}>
      <TroubleNote trouble={preview.error ?? trouble} />
      {what !== undefined && (
        <section className="preview" aria-live="polite" aria-label={say('page.codebook.merge.preview')}>
          <ul>
            {goes === 0 && <li>{say('page.codebook.remove.nothing-goes')}</li>}
            {what.codings > 0 && (
              <li className="warn">{say('page.codebook.remove.codings', { count: what.codings, sources: what.sources })}</li>
            )}
            {what.stranded > 0 && <li className="warn">{say('page.codebook.remove.stranded', { count: what.stranded })}</li>}
            {what.links > 0 && <li className="warn">{say('page.codebook.remove.links', { count: what.links })}</li>}
            {what.movingUp.length > 0 && <li>{say('page.codebook.remove.moving-up', { names: list(what.movingUp) })}</li>}
            {what.sets.length > 0 && <li>{say('page.codebook.remove.sets', { names: list(what.sets) })}</li>}
            {what.questions > 0 && <li>{say('page.codebook.remove.questions', { count: what.questions })}</li>}
            {what.memos > 0 && <li>{say('page.codebook.remove.memos', { count: what.memos })}</li>}
          </ul>
          <p className="soft">{say('page.codebook.can-be-undone')}</p>
        </section>
      )}
      <div className="dialog-acts">
        <button type="button" className="act" onClick={close}>
          {say('page.cancel')}
        </button>
        <button type="button" className="act is-main" disabled={pending || what === undefined} onClick={() => void remove()}>
          {say('page.codebook.remove.do', { goes: goes > 0 ? 'yes' : 'no' })}
        </button>
      </div>
    </Dialog>
  );
}
