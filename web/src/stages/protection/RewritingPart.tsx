import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useMessages } from '../../messages/current';
import { Dialog } from '../../parts/Dialog';
import { Panel } from '../../parts/Panel';
import { TroubleNote } from '../../parts/TroubleNote';
import { Waiting } from '../../shell/Waiting';
import type { TextName } from './items';
import { useWrittenTexts } from './queries';
import { RewriteForm } from './RewriteForm';

/** Every written text of the study, to be written anew for good. */
export function RewritingPart() {
  const { say } = useMessages();
  const { data, error } = useWrittenTexts();
  const [kind, setKind] = useState<TextName['kind']>('participant');
  const [open, setOpen] = useState<TextName | null>(null);
  if (data === undefined) return error === null ? <Waiting /> : <TroubleNote trouble={error} />;
  const kinds = [...new Set(data.map((text) => text.kind))];
  const shown = kinds.includes(kind) ? kind : kinds[0];
  return (
    <Panel title={say('page.protection.part.rewriting')}>
      <p className="soft">{say('page.protection.rewriting.about')}</p>
      <div className="narrow-form">
        <NativeSelect
          label={say('page.protection.rewriting.kind')}
          value={shown}
          data={kinds.map((value) => ({ value, label: say(`page.protection.written.${value}`) }))}
          onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? 'participant')}
        />
      </div>
      <ul className="name-lines">
        {data
          .filter((text) => text.kind === shown)
          .map((text) => (
            <li key={text.id}>
              <bdi>{text.name}</bdi>
              <Button
                variant="default"
                size="xs"
                aria-label={say('page.protection.rewriting.one', { name: text.name })}
                onClick={() => setOpen({ kind: text.kind, id: text.id })}
              >
                {say('page.protection.rewriting.open')}
              </Button>
            </li>
          ))}
      </ul>
      {open !== null && (
        <Dialog title={say('page.protection.rewriting.title')} className="wide-dialog" onClose={() => setOpen(null)}>
          <RewriteForm text={open} onDone={() => setOpen(null)} onClose={() => setOpen(null)} />
        </Dialog>
      )}
    </Panel>
  );
}
