import { api } from '../../api/client';
import { useMessages } from '../../messages/current';
import { TroubleNote } from '../../parts/TroubleNote';
import { useAct } from '../../shell/acting';
import { useDraft } from '../../shell/drafts';
import type { CodeItem } from './items';
import { useCodeSets } from './queries';

/** The sets that a code is in, ticked among all of them, and a field for a new one. */
export function EntrySets({ code }: { readonly code: CodeItem }) {
  const { say } = useMessages();
  const sets = useCodeSets().data ?? [];
  const { run, trouble } = useAct();
  const [name, write] = useDraft('code-set:of-code', '');
  const change = (set: string, isIn: boolean): void => {
    const ask = { params: { path: { set } }, body: { codes: [code.id] } };
    void run(isIn ? api.POST('/api/coding/codebook/sets/{set}/codes/taken', ask) : api.POST('/api/coding/codebook/sets/{set}/codes', ask));
  };
  return (
    <fieldset className="entry-sets">
      <legend className="only-heard">{say('page.codebook.sets-of', { code: code.name })}</legend>
      {sets.map((set) => {
        const isIn = set.codes.includes(code.id);
        return (
          <label key={set.id} className="tick">
            <input type="checkbox" checked={isIn} onChange={() => change(set.id, isIn)} />
            <bdi translate="no">{set.name}</bdi>
          </label>
        );
      })}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(api.POST('/api/coding/codebook/sets', { body: { name, codes: [code.id] } })).then(
            (done) => done !== null && write(null),
          );
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
        {name.trim() !== '' && (
          <button type="submit" className="act">
            {say('page.codebook.add')}
          </button>
        )}
      </form>
      <TroubleNote trouble={trouble} />
    </fieldset>
  );
}
