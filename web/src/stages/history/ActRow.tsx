import { useMessages } from '../../messages/current';
import { dayOf } from './days';
import type { HistoryRow } from './items';

/** An act as a line; the first of a day with the day above it. */
export function ActRow({ act, before }: { readonly act: HistoryRow | undefined; readonly before: HistoryRow | undefined }) {
  const { say, locale } = useMessages();
  if (act === undefined) return <div className="act-row faint">…</div>;
  const at = new Date(act.when);
  const isFirst = before === undefined || dayOf(before.when) !== dayOf(act.when);
  return (
    <>
      {isFirst && (
        <div className="act-day">{at.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}</div>
      )}
      <div className="act-row" data-undone={act.undone || undefined}>
        <time className="number soft" dateTime={act.when}>
          {at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })}
        </time>
        <bdi className="act-who">{act.who}</bdi>
        <span className="act-sentence">
          <bdi>{act.sentence}</bdi>
        </span>
        {act.undone && <span className="act-state">{say('page.history.undone')}</span>}
        {act.conflicts.length > 0 && !act.undone && <span className="act-state warn">{say('page.history.conflict')}</span>}
      </div>
    </>
  );
}
