import { Button, Checkbox, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { useDraft } from '../../shell/drafts';
import { Waiting } from '../../shell/Waiting';
import type { RewritableField, TextName } from './items';
import { useWrittenText } from './queries';

interface RewriteFormProps {
  readonly text: TextName;
  onDone(): void;
  onClose(): void;
}

/** Writes a text anew for good: what stands in its fields stays, everything that it said before is destroyed. */
export function RewriteForm({ text, onDone, onClose }: RewriteFormProps) {
  const { say } = useMessages();
  const act = useAct();
  const { data, error } = useWrittenText(text);
  const [kept, keep] = useDraft(`rewriting:${text.kind}:${text.id}`, '{}');
  const written: Readonly<Record<string, string>> = JSON.parse(kept);
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  if (data === undefined) return error === null ? <Waiting /> : <TroubleNote trouble={error} />;
  const rewrite = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = { kind: text.kind, id: text.id, texts: { ...written }, leaveOut: [...leftOut] };
    if ((await act.run(api.POST('/api/protection/rewriting', { body }), true)) === null) return;
    keep(null);
    onDone();
  };
  const label = (field: RewritableField): string => {
    const [kind = '', which = ''] = field.name.split(':');
    const name = say(
      kind === 'particular' || kind === 'consent' ? `page.protection.field.${kind}.${which}` : `page.protection.field.${kind}`,
    );
    return field.label === null ? name : say('page.protection.field.named', { field: name, name: field.label });
  };
  const staying = data.fields.filter((field) => !field.canEdit);
  return (
    <form className="form-lines" onSubmit={(event) => void rewrite(event)}>
      <p>
        <strong>{say(`page.protection.written.${text.kind}`)}:</strong> <bdi>{data.name}</bdi>
      </p>
      {text.kind === 'source' && <p className="soft">{say('page.protection.rewriting.source')}</p>}
      {text.kind === 'file-name' && <p className="soft">{say('page.protection.rewriting.file')}</p>}
      {data.fields
        .filter((field) => field.canEdit)
        .map((field) => (
          <Textarea
            key={field.name}
            label={label(field)}
            value={written[field.name] ?? field.text}
            autosize
            minRows={1}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            withAsterisk={field.needed}
            error={act.trouble?.field === field.name ? act.trouble.title : undefined}
            onChange={(event) => keep(JSON.stringify({ ...written, [field.name]: event.currentTarget.value }))}
          />
        ))}
      {staying.length > 0 && (
        <fieldset className="plain-fields">
          <legend>{say('page.protection.rewriting.leave-out')}</legend>
          {staying.map((field) => (
            <Checkbox
              key={field.name}
              label={label(field)}
              description={<span dir="auto">{field.text}</span>}
              checked={leftOut.includes(field.name)}
              onChange={(event) =>
                setLeftOut(event.currentTarget.checked ? [...leftOut, field.name] : leftOut.filter((name) => name !== field.name))
              }
            />
          ))}
        </fieldset>
      )}
      <p className="note-danger">{say('page.protection.rewriting.final')}</p>
      <TroubleNote trouble={act.trouble} />
      <div className="dialog-acts">
        <Button
          variant="default"
          onClick={() => {
            keep(null);
            onClose();
          }}
        >
          {say('page.cancel')}
        </Button>
        <Button type="submit" color="red.9" loading={act.pending}>
          {say('page.protection.rewriting.do')}
        </Button>
      </div>
    </form>
  );
}
