import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { CodeDot } from '../../parts/CodeDot';
import { EditInPlace } from '../../parts/EditInPlace';
import { Panel } from '../../parts/Panel';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { useDraft } from '../../shell/drafts';
import { CodeSelect } from './CodeSelect';
import type { CodeItem } from './items';
import { useCodeSets } from './queries';

interface SetsProps {
  readonly codes: readonly CodeItem[];
  readonly colours: ReadonlyMap<string, { readonly colour: string }>;
}

/** The sets of codes: groups across the tree, such as those of a chapter or a question. */
export function Sets({ codes, colours }: SetsProps) {
  const { say } = useMessages();
  const sets = useCodeSets().data ?? [];
  const { run, trouble, pending } = useAct();
  const [name, write] = useDraft('code-set:new', '');
  return (
    <>
      <p className="soft">{say('page.codebook.sets.what-for')}</p>
      <form
        className="codebook-filters"
        onSubmit={(event) => {
          event.preventDefault();
          void run(api.POST('/api/coding/codebook/sets', { body: { name, codes: [] } })).then((done) => done !== null && write(null));
        }}
      >
        <input
          className="form-field"
          aria-label={say('page.codebook.new-set')}
          placeholder={say('page.codebook.new-set')}
          value={name}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => write(event.currentTarget.value)}
        />
        <button type="submit" className="act" disabled={pending || name.trim() === ''}>
          {say('page.codebook.add')}
        </button>
      </form>
      <TroubleNote trouble={trouble} />
      <div className="sets">
        {sets.map((set) => {
          const at = { params: { path: { set: set.id } } };
          const members = set.codes.flatMap((id) => codes.find((code) => code.id === id) ?? []);
          return (
            <Panel
              key={set.id}
              title={
                <EditInPlace
                  label={say('page.codebook.name-of', { code: set.name })}
                  value={set.name}
                  draftKey={`set-name:${set.id}`}
                  save={async (typed) =>
                    (await run(api.POST('/api/coding/codebook/sets/{set}/name', { ...at, body: { name: typed } }))) !== null
                  }
                />
              }
              acts={
                <span className="set-acts">
                  <a className="linklike" href={`#/passages?sets=${set.id}`}>
                    {say('page.go.passages')}
                  </a>
                  <button
                    type="button"
                    className="linklike quiet"
                    onClick={() => void run(api.DELETE('/api/coding/codebook/sets/{set}', at))}
                  >
                    {say('page.codebook.sets.remove')}
                  </button>
                </span>
              }
            >
              <ul className="set-chips">
                {members.map((code) => (
                  <li key={code.id} className="set-chip">
                    <CodeDot colour={colours.get(code.id)?.colour ?? null} />
                    <bdi translate="no">{code.name}</bdi>
                    <button
                      type="button"
                      className="chip-out"
                      aria-label={say('page.codebook.sets.take', { code: code.name, set: set.name })}
                      onClick={() =>
                        void run(api.POST('/api/coding/codebook/sets/{set}/codes/taken', { ...at, body: { codes: [code.id] } }))
                      }
                    >
                      ×
                    </button>
                  </li>
                ))}
              </ul>
              <CodeSelect
                label={say('page.codebook.sets.put', { set: set.name })}
                codes={codes.filter((code) => !set.codes.includes(code.id))}
                value={null}
                none={say('page.codebook.sets.put-one')}
                choose={(code) => {
                  if (code !== null) void run(api.POST('/api/coding/codebook/sets/{set}/codes', { ...at, body: { codes: [code] } }));
                }}
              />
            </Panel>
          );
        })}
      </div>
    </>
  );
}
