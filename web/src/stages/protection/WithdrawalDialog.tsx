import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client';
import type { Acted } from '../../api/items';
import { useMessages } from '../../messages/current';
import { Dialog } from '../../parts/Dialog';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { CopyList } from './CopyList';
import { chosen } from './choice';
import { type CopyGoing, copiesOf, repeatedOf, type TextName, type Withdrawal, type WithdrawalAsk } from './items';
import { RewriteForm } from './RewriteForm';
import { WithdrawalShown } from './WithdrawalShown';

interface WithdrawalDialogProps {
  readonly ask: WithdrawalAsk;
  readonly first: Withdrawal;
  onClose(): void;
}

/** What is left for people once the words are gone: nothing of what was withdrawn stands in it. */
interface Left {
  readonly acted: Acted;
  readonly copies: readonly CopyGoing[];
  readonly texts: readonly { readonly where: string; readonly text: TextName | null }[];
}

/** A withdrawal: everything that goes, what people must do, and the name again. */
export function WithdrawalDialog({ ask, first, onClose }: WithdrawalDialogProps) {
  const { say } = useMessages();
  const act = useAct();
  const [preview, setPreview] = useState<Withdrawal | null>(first);
  const [name, setName] = useState('');
  const [rewriting, rewrite] = useState<TextName | null>(null);
  const [left, setLeft] = useState<Left | null>(null);

  const lookAgain = async (): Promise<void> => {
    const now = await act.run(api.POST('/api/protection/withdrawals/preview', { body: ask }));
    if (now !== null) setPreview(now);
  };
  const withdraw = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (preview === null) return;
    const acted = await act.run(api.POST('/api/protection/withdrawals', { body: { ...ask, name, seen: preview.seen } }), true);
    if (acted === null) return;
    // The words go out of the page as well: of the preview stays what people have to do.
    setLeft({
      acted,
      copies: copiesOf(preview),
      texts: repeatedOf(preview).map(({ where, text }) => ({ where: where.replace(/[,،]$/, ''), text })),
    });
    setPreview(null);
    setName('');
    chosen.set({ ...chosen.get(), participant: '', source: '' });
  };

  if (rewriting !== null)
    return (
      <Dialog title={say('page.protection.rewriting.title')} className="wide-dialog" onClose={() => rewrite(null)}>
        <RewriteForm
          text={rewriting}
          onDone={() => {
            rewrite(null);
            if (left === null) void lookAgain();
            else setLeft({ ...left, texts: left.texts.filter((one) => one.text?.id !== rewriting.id || one.text.kind !== rewriting.kind) });
          }}
          onClose={() => rewrite(null)}
        />
      </Dialog>
    );
  if (left !== null) return <Afterwards left={left} rewrite={rewrite} onClose={onClose} />;
  if (preview === null) return null;
  const isAsItStands = name.trim() === preview.name;
  return (
    <Dialog title={say('page.protection.withdrawal.title', { name: preview.name })} className="wide-dialog" onClose={onClose}>
      <WithdrawalShown preview={preview} rewrite={rewrite} />
      <p className="note-danger">{say('page.protection.withdrawal.final')}</p>
      <form className="form-lines" onSubmit={(event) => void withdraw(event)}>
        <TextInput
          label={
            <>
              {say('page.protection.withdrawal.type-name')} <bdi className="name-to-type">{preview.name}</bdi>
            </>
          }
          value={name}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TroubleNote trouble={act.trouble} />
        {act.trouble?.code === 'server.withdrawal-not-seen' && (
          <div>
            <Button variant="default" loading={act.pending} onClick={() => void lookAgain()}>
              {say('page.protection.withdrawal.look-again')}
            </Button>
          </div>
        )}
        <div className="dialog-acts">
          <Button variant="default" onClick={onClose}>
            {say('page.cancel')}
          </Button>
          <Button type="submit" color="red.9" disabled={!isAsItStands} loading={act.pending}>
            {say('page.protection.withdrawal.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface AfterwardsProps {
  readonly left: Left;
  rewrite(text: TextName): void;
  onClose(): void;
}

function Afterwards({ left, rewrite, onClose }: AfterwardsProps) {
  const { say } = useMessages();
  return (
    <Dialog title={say('page.protection.withdrawal.done')} className="wide-dialog" onClose={onClose}>
      <p>{say(left.acted.leftToFinish ? 'page.protection.withdrawal.done.left' : 'page.protection.withdrawal.done.about')}</p>
      {left.acted.leftToFinish !== null && left.acted.leftToFinish !== undefined && (
        <p className="note-warn">{left.acted.leftToFinish.words}</p>
      )}
      {left.copies.length > 0 && (
        <>
          <h3>{say('page.protection.withdrawal.copies')}</h3>
          <CopyList copies={left.copies} />
        </>
      )}
      {left.texts.length > 0 && (
        <>
          <h3>{say('page.protection.withdrawal.still-to-rewrite')}</h3>
          <p className="soft">{say('page.protection.withdrawal.still-to-rewrite.about')}</p>
          <ul className="short-lines capitals">
            {left.texts.map(({ where, text }) => (
              <li key={where}>
                {where}{' '}
                {text !== null && (
                  <button type="button" className="linklike" onClick={() => rewrite(text)}>
                    {say('page.protection.rewriting.now')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
