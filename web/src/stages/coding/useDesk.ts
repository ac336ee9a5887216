import { type RefObject, useMemo, useRef, useState } from 'react';
import type { CodingItem } from '../../api/items';
import { useMessages } from '../../messages/current';
import { announce } from '../../shell/acting';
import { afterPaint } from '../../shell/afterPaint';
import { goTo } from '../../shell/places';
import { useStore } from '../../shell/store';
import { move } from '../../text/extend';
import type { Span } from '../../text/turns';
import { type Choice, splitPath } from './CodePicker';
import type { CodingControls } from './controls';
import type { Judged } from './judgements';
import { keep } from './recent';
import { lastCode, recentCodes } from './recentCodes';
import type { Shown } from './shown';
import type { Side } from './side';
import type { TextPaneHandle } from './TextPane';
import { neighbour, targetOf, trimmed } from './target';
import { type Acts, useActs } from './useActs';
import { useCaretMoves } from './useCaret';
import { type TextSelection, useTextSelection } from './useTextSelection';
import type { Texts } from './useTexts';

/** What lies open over the text. */
export type Open = 'code' | 'link' | 'memo' | Judged | null;

/** What a person is at. */
export interface Desk {
  readonly acts: Acts;
  readonly selection: TextSelection;
  /** The text that the caret is in. */
  readonly active: Side | null;
  /** The passage at hand: the coding, where it is shown in the active text, and the text in which it was made if that is open. */
  readonly atHand: {
    readonly id: string;
    readonly item: CodingItem | null;
    readonly shown: Shown | null;
    readonly owner: Side | null;
  } | null;
  setAtHand(coding: string | null): void;
  /** Shows words of the first text: at hand where they are a passage, else selected. */
  show(words: Span): void;
  /** What a code would be given to. */
  readonly target: Span | null;
  readonly digits: readonly string[];
  readonly choices: readonly Choice[];
  readonly open: Open;
  setOpen(open: Open): void;
  /** Closes what lies open and goes back to the text. */
  close(): void;
  give(code: string): void;
  giveAnew(name: string): void;
  readonly controls: CodingControls;
}

/** All that is done on the page of coding, by keys and by buttons alike. */
export function useDesk(
  pane: RefObject<TextPaneHandle | null>,
  texts: Texts,
  view: { beside(): void; whose(): void; leave(): void },
): Desk {
  const { say } = useMessages();
  const { sides, codes, shownCodes } = texts;
  const [handed, setAtHand] = useState<string | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const selection = useTextSelection(pane, sides);
  const moves = useCaretMoves(pane, sides, selection, setAtHand);
  const acts = useActs(shownCodes);
  const slots = useStore(recentCodes);
  const last = useStore(lastCode);
  const digits = useMemo(() => keep(slots, (code) => shownCodes.has(code)).codes, [slots, shownCodes]);
  const choices = useMemo<Choice[]>(
    () =>
      codes.map(({ id, name, path }) => ({
        id,
        name,
        path,
        colour: shownCodes.get(id)?.colour ?? '',
        digit: digits.includes(id) ? digits.indexOf(id) + 1 : null,
      })),
    [codes, shownCodes, digits],
  );

  const { selected } = selection;
  const active = sides[selected?.side ?? 0] ?? null;
  const shown = (handed !== null && active?.laid.shown.find((coding) => coding.id === handed)) || null;
  const item = handed === null ? null : texts.find(handed);
  const owner = handed === null ? null : (sides.find((side) => side.own.has(handed)) ?? null);
  const target = active === null ? null : targetOf(active.text, active.blocks, selected, shown);

  // Keys may come faster than the study tells of the last one: where a passage is to reach, until it does.
  const stretched = useRef(new Map<string, Span>());
  const reach = item === null ? undefined : stretched.current.get(item.id);
  if (item !== null && reach?.start === item.start && reach.end === item.end) stretched.current.delete(item.id);

  // The new passage is at hand, unless the person is at other words by the time it is kept.
  const taking = (): ((coding: string | null) => void) => {
    const was = selection.now();
    return (coding) => {
      if (coding === null || selection.now() !== was) return;
      setAtHand(coding);
      afterPaint(() => {
        if (was !== null && selection.now() === was) selection.select({ side: was.side, anchor: was.focus, focus: was.focus });
      });
    };
  };
  const give = (code: string): void => {
    if (active !== null && target !== null) void acts.code(active, target, code).then(taking());
  };
  const anew = (typed: string | null): void => {
    if (active === null || target === null) return;
    const { name, parent } = typed === null ? { name: null, parent: null } : splitPath(typed, choices);
    void acts.codeAnew(active, target, name, parent).then(taking());
  };
  const goSource = (by: 1 | -1): void => {
    const readable = texts.sources.filter((one) => !one.withdrawn && one.documents.length > 0);
    const at = texts.open === null ? -1 : readable.indexOf(texts.open.source);
    const next = readable[at + by]?.documents[0];
    if (next !== undefined) goTo(`/code/${next.id}`);
  };

  const controls: CodingControls = {
    hasTarget: target !== null,
    hasPassage: item !== null,
    isOwn: owner !== null,
    hasCodings: (active?.laid.shown.length ?? 0) > 0,
    hasLast: last !== null && shownCodes.has(last),
    recent: digits.length,
    hasOther: texts.other !== null,
    readsArrows: () => {
      const focused = document.activeElement;
      return focused === null || focused === document.body || focused.id === 'page-content' || focused.closest('.text-scroller') !== null;
    },
    ...moves,
    source: goSource,
    byName: () => setOpen('code'),
    again: () => last !== null && give(last),
    digit: (digit) => give(digits[digit - 1] ?? ''),
    inVivo: () => anew(null),
    memo: () => setOpen('memo'),
    judge: setOpen,
    stretch: (edge, way) => {
      if (item === null || owner === null) return;
      const now = stretched.current.get(item.id) ?? item;
      const to = move(owner.text, owner.blocks, now[edge], 'word', way);
      const span = trimmed(owner.text, edge === 'start' ? { start: to, end: now.end } : { start: now.start, end: to });
      if (span === null) return announce(say('page.coding.one-word'));
      stretched.current.set(item.id, span);
      void acts.stretch(owner, item, span).then((done) => done ?? stretched.current.delete(item.id));
    },
    split: () => {
      if (item !== null && owner !== null && selected !== null) void acts.split(owner, item, selected.focus);
    },
    uncode: () => {
      if (item === null) return;
      void acts.uncode(item);
      setAtHand(null);
    },
    passage: (by) => {
      const next = active === null ? null : neighbour(active.laid.shown, handed, selected?.focus ?? 0, by);
      if (active === null || next === null) return;
      selection.select({ side: sides.indexOf(active), anchor: next.start, focus: next.start }, 'center');
      setAtHand(next.id);
      pane.current?.root?.querySelector<HTMLElement>(`mark[data-codings~="${next.id}"]`)?.focus({ preventScroll: true });
    },
    link: () => setOpen('link'),
    ...view,
    leave: () => {
      setOpen(null);
      setAtHand(null);
      view.leave();
      const now = selection.now();
      if (now !== null) selection.select({ ...now, anchor: now.focus });
    },
  };
  const show = (words: Span): void => {
    const side = sides[0];
    if (side === undefined || words.start >= side.text.length) return;
    const coding = side.laid.shown.find(({ start, end }) => start === words.start && end === words.end);
    const end = Math.min(words.end, side.text.length);
    selection.select({ side: 0, anchor: words.start, focus: coding === undefined ? end : words.start }, 'center');
    setAtHand(coding?.id ?? null);
    pane.current?.focus();
  };
  return {
    acts,
    selection,
    active,
    atHand: handed === null ? null : { id: handed, item, shown, owner },
    setAtHand,
    show,
    target,
    digits,
    choices,
    open,
    setOpen,
    close: () => {
      setOpen(null);
      pane.current?.focus();
      selection.show();
    },
    give,
    giveAnew: anew,
    controls,
  };
}
