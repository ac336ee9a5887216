import { useMemo } from 'react';
import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { ActionButton } from '../../parts/ActionButton';
import { CodeDot } from '../../parts/CodeDot';
import { EditInPlace } from '../../parts/EditInPlace';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { useSources } from '../../shell/queries';
import { CodeSelect } from './CodeSelect';
import { ColourChoice } from './ColourChoice';
import { EntryLinks } from './EntryLinks';
import { EntryMemos } from './EntryMemos';
import { EntrySets } from './EntrySets';
import type { CodeItem } from './items';
import { useCodeCounts } from './queries';
import { passagesOf, showCode } from './sight';
import { withAbove } from './tree';
import { useCodeMoves } from './useCodeMoves';

interface EntryProps {
  readonly code: CodeItem;
  readonly codes: readonly CodeItem[];
  readonly colour: string;
}

const texts = ['definition', 'use', 'notUse', 'example', 'memo'] as const;
const wordOf = (text: (typeof texts)[number]): string => (text === 'notUse' ? 'not-use' : text);

/** An entry of the codebook: everything that is said of a code, edited where it stands. */
export function Entry({ code, codes, colour }: EntryProps) {
  const { say } = useMessages();
  const { run, trouble } = useAct();
  const { place, move, acting } = useCodeMoves(codes);
  const count = useCodeCounts().data?.find((one) => one.code === code.id);
  const sources = useSources().data?.filter((source) => !source.withdrawn).length ?? 0;
  const above = useMemo(() => codes.filter((other) => !withAbove(codes, [other.id]).has(code.id)), [codes, code.id]);
  const at = { params: { path: { code: code.id } } };
  const family = codes.filter((other) => other.parent === code.parent);
  const placeInFamily = family.findIndex((other) => other.id === code.id);
  return (
    <article className="entry" aria-labelledby="entry-name">
      <button type="button" className="linklike entry-back" onClick={() => showCode(null)}>
        {say('page.codebook.back')}
      </button>
      {code.parent !== null && (
        <p className="entry-path soft" translate="no">
          <bdi>{code.path.slice(0, -code.name.length - 1)}</bdi>
        </p>
      )}
      <h2 id="entry-name" className="entry-name">
        <CodeDot colour={colour} />
        <EditInPlace
          key={code.id}
          label={say('page.codebook.name-of', { code: code.name })}
          value={code.name}
          draftKey={`code-name:${code.id}`}
          save={async (name) => (await run(api.POST('/api/coding/codebook/codes/{code}/name', { ...at, body: { name } }))) !== null}
        />
      </h2>
      <div className="entry-acts">
        {count !== undefined && (
          <a className="linklike number" href={`#${passagesOf(code.id)}`}>
            {say('page.codebook.counts', { codings: count.codings, sources: count.sources, of: sources })}
          </a>
        )}
        <ActionButton action="codebook.merge" />
        <ActionButton action="codebook.split" />
        <ActionButton action="codebook.remove" />
      </div>
      <TroubleNote trouble={trouble ?? acting.trouble} />
      <dl className="entry-fields">
        {texts.map((text) => (
          <div key={text}>
            <dt>{say(`page.codebook.text.${wordOf(text)}`)}</dt>
            <dd translate="no">
              <EditInPlace
                key={`${code.id}-${text}`}
                multiline
                label={say('page.codebook.text-of', { text: say(`page.codebook.text.${wordOf(text)}`), code: code.name })}
                placeholder={say(`page.codebook.placeholder.${wordOf(text)}`)}
                value={code[text] ?? ''}
                draftKey={`code-${text}:${code.id}`}
                save={async (typed) =>
                  (await run(api.POST('/api/coding/codebook/codes/{code}/texts', { ...at, body: { [text]: typed } }))) !== null
                }
              />
            </dd>
          </div>
        ))}
        <div>
          <dt>{say('page.codebook.colour')}</dt>
          <dd>
            <ColourChoice
              label={say('page.codebook.colour-of', { code: code.name })}
              value={code.colour}
              shown={colour}
              choose={(chosen) => void run(api.POST('/api/coding/codebook/codes/{code}/colour', { ...at, body: { colour: chosen } }))}
            />
          </dd>
        </div>
        <div>
          <dt>{say('page.codebook.place')}</dt>
          <dd className="entry-place">
            <CodeSelect
              label={say('page.codebook.above', { code: code.name })}
              codes={above}
              value={code.parent}
              none={say('page.codebook.at-top')}
              choose={(parent) => place(code.id, { parent, before: null })}
            />
            <button type="button" className="act" disabled={placeInFamily === 0} onClick={() => move(code.id, 'up')}>
              {say('page.codebook.move.up')}
            </button>
            <button type="button" className="act" disabled={placeInFamily === family.length - 1} onClick={() => move(code.id, 'down')}>
              {say('page.codebook.move.down')}
            </button>
          </dd>
        </div>
        <div>
          <dt>{say('page.codebook.sets')}</dt>
          <dd>
            <EntrySets code={code} />
          </dd>
        </div>
      </dl>
      <EntryMemos code={code} />
      <EntryLinks code={code} codes={codes} />
    </article>
  );
}
