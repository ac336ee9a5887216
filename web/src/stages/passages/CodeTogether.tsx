import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client';
import type { CodeItem } from '../../api/items';
import { useMessages } from '../../messages/current';
import { CodeDot } from '../../parts/CodeDot';
import { Dialog } from '../../parts/Dialog';
import { NamePicker } from '../../parts/NamePicker';
import { Segmented } from '../../parts/Segmented';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import type { CodeFoundAsk, Expansion } from './items';
import { usePlan } from './queries';
import { type Judging, judgementCode, judgements } from './values';

interface CodeTogetherProps {
  readonly codes: readonly CodeItem[];
  /** What is chosen, as the server is asked. */
  readonly chosen: Pick<CodeFoundAsk, 'keys' | 'all' | 'expected'>;
  /** Whether hits of words are chosen, which are better widened. */
  readonly areWords: boolean;
  done(): void;
  onClose(): void;
}

const expansions: readonly Expansion[] = ['none', 'sentence', 'paragraph', 'turn'];
const fields = { stances: 'stance', standings: 'standing', elicitations: 'elicitation', standpoints: 'standpoint' } as const;

/** Gives the chosen answers codes in one act, after it was shown what that would do. */
export function CodeTogether({ codes, chosen, areWords, done, onClose }: CodeTogetherProps) {
  const { say } = useMessages();
  const [given, give] = useState<readonly string[]>([]);
  const [expand, widen] = useState<Expansion>(areWords ? 'sentence' : 'none');
  const [judged, judge] = useState<Partial<Pick<CodeFoundAsk, 'stance' | 'standing' | 'elicitation' | 'standpoint'>>>({});
  const act = useAct();
  const body: CodeFoundAsk = { ...chosen, codes: [...given], expand, ...judged };
  const plan = usePlan(given.length === 0 ? null : body);
  const code = async (): Promise<void> => {
    if ((await act.run(api.POST('/api/search/code', { body }))) !== null) done();
  };
  const items = codes
    .filter((one) => !given.includes(one.id))
    .map((one) => ({ id: one.id, name: one.name, aliases: [one.path], note: one.path === one.name ? '' : one.path, colour: one.colour }));
  const would = plan.data;
  const canCode = would !== undefined && would.new > 0 && !act.pending;
  return (
    <Dialog title={say('page.passages.code-together')} onClose={onClose} className="code-together">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the fields in it. */}
      <div
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !canCode) return;
          event.preventDefault();
          event.stopPropagation();
          void code();
        }}
      >
        <div className="given">
          {given.map((id) => {
            const known = codes.find((one) => one.id === id);
            const name = known?.path ?? '';
            return (
              <button
                key={id}
                type="button"
                className="chip"
                aria-label={say('page.passages.remove', { what: name })}
                onClick={() => give(given.filter((one) => one !== id))}
              >
                <CodeDot colour={known?.colour ?? null} />
                <bdi>{name}</bdi>
                <span aria-hidden="true" className="chip-away">
                  ×
                </span>
              </button>
            );
          })}
        </div>
        <NamePicker
          label={say('page.passages.code-by-name')}
          nothing={say('page.passages.no-such-code')}
          items={items}
          autoFocus
          pick={(id) => give([...given, id])}
        />
        <div className="together-row">
          <span>{say('page.passages.widen')}</span>
          <Segmented<Expansion>
            label={say('page.passages.widen')}
            value={expand}
            choices={expansions.map((value) => ({ value, name: say(`page.passages.widen.${value}`) }))}
            choose={widen}
          />
        </div>
        <details className="together-judged">
          <summary>{say('page.passages.judge-too')}</summary>
          <div className="together-judgements">
            {(Object.keys(judgements) as Judging[]).map((judging) => (
              <label key={judging}>
                <span>{say(`page.passages.by.${judging}`)}</span>
                <select
                  value={judged[fields[judging]] ?? 'unset'}
                  onChange={(event) => judge({ ...judged, [fields[judging]]: event.currentTarget.value })}
                >
                  {judgements[judging].map((value) => (
                    <option key={value} value={value}>
                      {say(judgementCode(judging, value))}
                    </option>
                  ))}
                </select>
              </label>
            ))}
          </div>
        </details>
        <TroubleNote trouble={act.trouble ?? plan.error} />
        {would !== undefined && (
          <>
            <p className="together-would" role="status">
              {say('page.passages.would', { new: would.new, passages: would.passages, skipped: would.skipped })}
            </p>
            <ul className="together-first">
              {would.first.map((passage) => (
                <li key={`${passage.document}.${passage.start}`}>
                  <bdi className="found-source">{passage.documentName}</bdi>{' '}
                  <span dir="auto" className="together-words">
                    {passage.text}
                  </span>
                  {passage.already.length > 0 && <span className="soft"> {say('page.passages.already')}</span>}
                </li>
              ))}
              {would.passages > would.first.length && (
                <li className="soft">{say('page.passages.and-more', { count: would.passages - would.first.length })}</li>
              )}
            </ul>
          </>
        )}
        <div className="dialog-acts">
          <Button variant="default" onClick={onClose}>
            {say('page.cancel')}
          </Button>
          <Button loading={act.pending} disabled={!canCode} onClick={() => void code()}>
            {say('page.passages.code-now', { count: would?.new ?? 0 })}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
