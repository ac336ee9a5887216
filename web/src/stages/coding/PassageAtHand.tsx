import { useStudy } from '../../shell/queries';
import { PassageBar } from './PassageBar';
import type { ShownCode } from './shown';
import type { Desk } from './useDesk';

/** The bar of the passage at hand; nothing where none is. */
export function PassageAtHand({ desk, codes }: { readonly desk: Desk; readonly codes: ReadonlyMap<string, ShownCode> }) {
  const { coders } = useStudy();
  const { atHand, active, open } = desk;
  const code = atHand?.item == null ? undefined : codes.get(atHand.item.code);
  if (atHand === null || atHand.item === null || code === undefined) return null;
  const { item, owner, shown } = atHand;
  const [text, span] = owner === null ? [active?.text, shown] : [owner.text, item];
  const over = shown === null ? [] : (active?.laid.shown.filter((one) => one.start <= shown.start && one.end > shown.start) ?? []);
  return (
    <PassageBar
      coding={item}
      code={code}
      words={span === null ? '' : (text?.slice(span.start, span.end) ?? '')}
      place={{ number: over.findIndex((one) => one.id === atHand.id) + 1, of: over.length }}
      coder={coders.find((coder) => coder.id === item.coder)?.name ?? ''}
      open={open === 'code' || open === 'link' ? null : open}
      onOpen={(which) => (which === null ? desk.close() : desk.setOpen(which))}
      onJudge={(which, value) => {
        void desk.acts.judge(item, which, value);
        desk.close();
      }}
      onNote={(note) => void desk.acts.note(item, note)}
    />
  );
}
