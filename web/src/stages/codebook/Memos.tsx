import { useMemo, useState } from 'react';
import { useMessages } from '../../messages/current';
import { ActionButton } from '../../parts/ActionButton';
import { Empty } from '../../parts/Empty';
import { MemoCard } from './MemoCard';
import { type MemoFilter, memosOf, subjects } from './memoFilter';
import { useMemos } from './queries';

/** All memos of the study in one place, filtered by what they are about, by whom, and by words. */
export function Memos() {
  const { say } = useMessages();
  const memos = useMemos().data;
  const [filter, set] = useState<MemoFilter>({ words: '', subject: null, coder: null });
  const coders = useMemo(() => [...new Set(memos?.map((memo) => memo.coder))].sort(), [memos]);
  if (memos === undefined) return null;
  if (memos.length === 0)
    return (
      <Empty title={say('page.codebook.memo.none')} act={<ActionButton action="codebook.memo" />}>
        {say('page.codebook.memo.what-for')}
      </Empty>
    );
  const shown = memosOf(memos, filter);
  return (
    <>
      <div className="codebook-filters">
        <input
          type="search"
          className="form-field"
          aria-label={say('page.codebook.memo.search')}
          placeholder={say('page.codebook.memo.search')}
          value={filter.words}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => set({ ...filter, words: event.currentTarget.value })}
        />
        <select
          className="form-field"
          aria-label={say('page.codebook.memo.about')}
          value={filter.subject ?? ''}
          onChange={(event) => set({ ...filter, subject: subjects.find((one) => one === event.currentTarget.value) ?? null })}
        >
          <option value="">{say('page.codebook.memo.any-subject')}</option>
          {subjects.map((subject) => (
            <option key={subject} value={subject}>
              {say(`page.codebook.memo.subject.${subject}`)}
            </option>
          ))}
        </select>
        {coders.length > 1 && (
          <select
            className="form-field"
            aria-label={say('page.codebook.memo.by')}
            value={filter.coder ?? ''}
            translate="no"
            onChange={(event) => set({ ...filter, coder: event.currentTarget.value === '' ? null : event.currentTarget.value })}
          >
            <option value="">{say('page.codebook.memo.anybody')}</option>
            {coders.map((coder) => (
              <option key={coder}>{coder}</option>
            ))}
          </select>
        )}
        <span className="soft number" role="status">
          {say('page.codebook.memo.count', { shown: shown.length, all: memos.length })}
        </span>
        <ActionButton action="codebook.memo" />
      </div>
      <div className="memos">
        {shown.map((memo) => (
          <MemoCard key={memo.id} memo={memo} />
        ))}
        {shown.length === 0 && <p className="soft">{say('page.codebook.memo.nothing-found')}</p>}
      </div>
    </>
  );
}
