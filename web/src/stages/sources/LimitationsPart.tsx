import { type FormEvent, useState } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import type { Acting } from '../../shell/acting';
import { useDraft } from '../../shell/drafts';
import { useSources } from '../../shell/queries';
import type { SourceDetail } from './items';

interface LimitationsPartProps {
  readonly detail: SourceDetail;
  readonly act: Acting;
}

/** What limits how far a source carries, and what it re-uses. */
export function LimitationsPart({ detail, act }: LimitationsPartProps) {
  const { say } = useMessages();
  const { source, limitations, lineage } = detail;
  const path = { source: source.id };
  return (
    <section className="source-part" aria-labelledby={`limits-${source.id}`}>
      <h3 id={`limits-${source.id}`}>{say('page.sources.limitations-title')}</h3>
      {limitations.length > 0 && (
        <ul className="limitations">
          {limitations.map((limit) => (
            <li key={limit.id}>
              <span dir="auto">{limit.text}</span>
              {limit.direction !== null && (
                <span className="soft" dir="auto">
                  {say('page.sources.bends', { direction: limit.direction })}
                </span>
              )}
              <button
                type="button"
                className="linklike"
                onClick={() =>
                  void act.run(
                    api.DELETE('/api/sources/{source}/limitations/{limitation}', { params: { path: { ...path, limitation: limit.id } } }),
                  )
                }
              >
                {say('page.sources.take-away')} <span className="only-heard">{limit.text}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {lineage.length > 0 && (
        <ul className="limitations">
          {lineage.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what is known of a lineage has no id.
            <li key={i}>
              {line.of !== null && <a href={`#/sources/${line.of}`}>{say('page.sources.reuses', { name: line.name ?? '' })}</a>}
              {line.text !== null && <span dir="auto">{line.text}</span>}
            </li>
          ))}
        </ul>
      )}
      {!source.withdrawn && (
        <div className="limitation-forms">
          <NewLimitation source={source.id} act={act} />
          <NewLineage source={source.id} act={act} />
        </div>
      )}
    </section>
  );
}

interface FormProps {
  readonly source: string;
  readonly act: Acting;
}

function NewLimitation({ source, act }: FormProps) {
  const { say } = useMessages();
  const [text, write, isDraft] = useDraft(`limitation:${source}`, '');
  const [direction, bend] = useDraft(`direction:${source}`, '');
  const [isOpen, open] = useState(isDraft);
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await act.run(
      api.POST('/api/sources/{source}/limitations', {
        params: { path: { source } },
        body: { text, direction: direction === '' ? null : direction },
      }),
    );
    if (done === null) return;
    write(null);
    bend(null);
    open(false);
  };
  if (!isOpen)
    return (
      <button type="button" className="linklike" onClick={() => open(true)}>
        {say('page.sources.add-limitation')}
      </button>
    );
  return (
    <form className="small-form" onSubmit={(event) => void add(event)}>
      <label>
        {say('page.sources.limitation')}
        <input
          className="field"
          dir="auto"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: it opened where the person clicked.
          autoFocus
          required
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
        />
      </label>
      <label>
        {say('page.sources.direction')}
        <input
          className="field"
          dir="auto"
          autoComplete="off"
          placeholder={say('page.sources.direction-example')}
          value={direction}
          onChange={(event) => bend(event.currentTarget.value)}
        />
      </label>
      <span className="edit-acts">
        <button type="submit" className="act">
          {say('page.sources.save')}
        </button>
        <button type="button" className="act" onClick={() => open(false)}>
          {say('page.cancel')}
        </button>
      </span>
    </form>
  );
}

function NewLineage({ source, act }: FormProps) {
  const { say } = useMessages();
  const others = (useSources().data ?? []).filter((other) => other.id !== source && !other.withdrawn);
  const [text, write, isDraft] = useDraft(`lineage:${source}`, '');
  const [of, choose] = useState('');
  const [isOpen, open] = useState(isDraft);
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = { of: of === '' ? null : of, text: text === '' ? null : text };
    if ((await act.run(api.POST('/api/sources/{source}/lineage', { params: { path: { source } }, body }))) === null) return;
    write(null);
    choose('');
    open(false);
  };
  if (!isOpen)
    return (
      <button type="button" className="linklike" onClick={() => open(true)}>
        {say('page.sources.add-lineage')}
      </button>
    );
  return (
    <form className="small-form" onSubmit={(event) => void add(event)}>
      <label>
        {say('page.sources.reused-source')}
        <select className="field" value={of} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{say('page.sources.not-in-study')}</option>
          {others.map((other) => (
            <option key={other.id} value={other.id}>
              {other.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('page.sources.lineage-text')}
        <input className="field" dir="auto" autoComplete="off" value={text} onChange={(event) => write(event.currentTarget.value)} />
      </label>
      <span className="edit-acts">
        <button type="submit" className="act">
          {say('page.sources.save')}
        </button>
        <button type="button" className="act" onClick={() => open(false)}>
          {say('page.cancel')}
        </button>
      </span>
    </form>
  );
}
