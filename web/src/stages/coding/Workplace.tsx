import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CodingItem, SourceItem } from '../../api/items';
import { useMessages } from '../../messages/current';
import { TroubleNote } from '../../parts/TroubleNote';
import { announce } from '../../shell/acting';
import { useControls } from '../../shell/controls';
import { goTo } from '../../shell/places';
import { useCodes, useCodings, useDocument, useSources, useStudy } from '../../shell/queries';
import { useStore } from '../../shell/store';
import { Waiting } from '../../shell/Waiting';
import { move } from '../../text/extend';
import { besideAttribute, wordsAttribute } from '../../text/layout';
import { turnAt } from '../../text/turns';
import { mainSpeakers } from './blocks';
import { Caret } from './Caret';
import { type Choice, CodePicker, splitPath } from './CodePicker';
import { CodesPane } from './CodesPane';
import { initials, showCodes } from './colours';
import type { CodingControls } from './controls';
import { highlight } from './highlight';
import type { Judged } from './judgements';
import { LinkDrawer } from './LinkDrawer';
import { linesAlone, linesBeside } from './lines';
import { PassageBar } from './PassageBar';
import { useBeside, useCarried } from './queries';
import { keep } from './recent';
import { lastCode, recentCodes } from './recentCodes';
import { SourcesPane } from './SourcesPane';
import { StatusOfText } from './StatusOfText';
import type { Side } from './side';
import { useSide } from './side';
import { tellAgain } from './sight';
import { TextHead } from './TextHead';
import { TextPane, type TextPaneHandle } from './TextPane';
import { TouchBar } from './TouchBar';
import { neighbour, targetOf } from './target';
import { useActs } from './useActs';
import { useCaretMoves } from './useCaret';
import { useTextSelection } from './useTextSelection';

type Open = 'code' | 'memo' | 'link' | Judged | null;
const none: readonly never[] = [];

/** One document at work: sources, text with its margin, codebook, and the passage at hand. */
export function Workplace({ document: id, turn }: { readonly document: string; readonly turn: number | null }) {
  const { say } = useMessages();
  const study = useStudy();
  const sources = useSources().data ?? (none as readonly SourceItem[]);
  const codes = useCodes().data ?? none;
  const document = useDocument(id);
  const codings = useCodings(id);
  const source = sources.find((one) => one.documents.some((text) => text.id === id)) ?? null;
  const hasOther = source !== null && source.documents.length > 1;
  const [whose, setWhose] = useState<'all' | 'mine'>('all');
  const [isBeside, setBeside] = useState(false);
  const [atHand, setAtHand] = useState<string | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const [drawer, setDrawer] = useState<'sources' | 'codes' | null>(null);

  const shownCodes = useMemo(() => showCodes(codes), [codes]);
  const initialsOf = useMemo(() => {
    const names = new Map(study.coders.map((coder) => [coder.id, initials(coder.name)]));
    return (coder: string) => (names.size > 1 ? (names.get(coder) ?? '') : null);
  }, [study.coders]);
  const other =
    source?.documents.find((text) => text.id !== id && (text.kind === 'translation' || text.kind === 'original')) ??
    source?.documents.find((text) => text.id !== id) ??
    null;
  const otherId = isBeside ? (other?.id ?? null) : null;
  const otherDocument = useDocument(otherId);
  const otherCodings = useCodings(otherId);
  const carried = useCarried(hasOther ? id : null);
  const carriedThere = useCarried(otherId);
  const beside = useBeside(id, otherId);
  const common = { codes: shownCodes, initialsOf, coder: whose === 'mine' ? study.coder : null };
  const here = useSide({
    ...common,
    document: document.data,
    codings: codings.data?.codings ?? none,
    version: codings.data?.version,
    carried: carried.data?.codings ?? none,
    attribute: wordsAttribute,
  });
  const there = useSide({
    ...common,
    document: otherDocument.data,
    codings: otherCodings.data?.codings ?? none,
    version: otherCodings.data?.version,
    carried: carriedThere.data?.codings ?? none,
    attribute: besideAttribute,
  });
  const isOpenBeside = otherId !== null && there !== null && beside.data !== undefined;
  const sides = useMemo<readonly Side[]>(
    () => (here === null ? none : isOpenBeside && there !== null ? [here, there] : [here]),
    [here, there, isOpenBeside],
  );
  const blocks = here?.blocks;
  const blocksThere = isOpenBeside ? there?.blocks : undefined;
  const rows = beside.data;
  const lines = useMemo(
    () => (blocks === undefined ? none : blocksThere === undefined ? linesAlone(blocks) : linesBeside(blocks, blocksThere, rows ?? [])),
    [blocks, blocksThere, rows],
  );

  const pane = useRef<TextPaneHandle>(null);
  const selection = useTextSelection(pane, sides);
  const { selected } = selection;
  const moves = useCaretMoves(pane, sides, selection, setAtHand);
  const acts = useActs(shownCodes);
  const slots = useStore(recentCodes);
  const last = useStore(lastCode);
  const digits = useMemo(() => keep(slots, (code) => shownCodes.has(code)).codes, [slots, shownCodes]);

  const active = sides[selected?.side ?? 0] ?? null;
  const owner = atHand === null ? null : (sides.find((side) => side.own.has(atHand)) ?? null);
  const item: CodingItem | null =
    atHand === null
      ? null
      : (owner?.own.get(atHand) ??
        [...(carried.data?.codings ?? none), ...(carriedThere.data?.codings ?? none)].find((one) => one.coding.id === atHand)?.coding ??
        null);
  const atHandHere = active?.laid.shown.find((coding) => coding.id === atHand) ?? null;
  const target = active === null ? null : targetOf(active.text, active.blocks, selected, atHandHere);
  const speakers = useMemo(
    () => (blocks === undefined ? new Set<string>() : mainSpeakers(blocks, [...(source?.participants ?? none), source?.name ?? ''])),
    [blocks, source?.participants, source?.name],
  );
  const openAt = turn === null ? 0 : (blocks?.find((block) => block.number === turn)?.start ?? 0);
  const counts = useMemo(() => {
    const found = new Map<string, number>();
    for (const coding of codings.data?.codings ?? none) found.set(coding.code, (found.get(coding.code) ?? 0) + 1);
    return found;
  }, [codings.data]);
  const choices = useMemo<Choice[]>(
    () =>
      codes.map((code) => ({
        id: code.id,
        name: code.name,
        path: code.path,
        colour: shownCodes.get(code.id)?.colour ?? '',
        digit: digits.includes(code.id) ? digits.indexOf(code.id) + 1 : null,
      })),
    [codes, shownCodes, digits],
  );

  // A field takes the browser's selection: what the code will be given to is shown all the same.
  useLayoutEffect(() => {
    highlight(pane.current?.root ?? null, open === 'code' || open === 'link' ? target : null, active?.attribute);
    return () => highlight(null, null);
  }, [open, target, active]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: panes that open and close move the lines
  useEffect(tellAgain, [isOpenBeside]);

  const close = useCallback(() => {
    setOpen(null);
    pane.current?.focus();
    selection.show();
  }, [selection.show]);
  const take = (coding: string | null): void => {
    if (coding === null) return;
    setAtHand(coding);
    const now = selection.now();
    if (now !== null) selection.select({ side: now.side, anchor: now.focus, focus: now.focus });
  };
  const give = async (code: string): Promise<void> => {
    if (active === null || target === null) return;
    take(await acts.code(active, target, code));
  };
  const giveAnew = async (typed: string | null): Promise<void> => {
    if (active === null || target === null) return;
    const { name, parent } = typed === null ? { name: null, parent: null } : splitPath(typed, choices);
    take(await acts.codeAnew(active, target, name, parent));
  };
  const goTo_ = (side: Side, coding: { readonly id: string; readonly start: number }): void => {
    selection.select({ side: sides.indexOf(side), anchor: coding.start, focus: coding.start }, 'center');
    setAtHand(coding.id);
    const mark = pane.current?.root?.querySelector<HTMLElement>(`mark[data-codings~="${coding.id}"]`);
    mark?.focus({ preventScroll: true });
  };
  const goSource = (by: 1 | -1): void => {
    const readable = sources.filter((one) => !one.withdrawn && one.documents.length > 0);
    const next = readable[(source === null ? -1 : readable.indexOf(source)) + by]?.documents[0];
    if (next !== undefined) goTo(`/code/${next.id}`);
  };

  const controls: CodingControls = {
    hasTarget: target !== null,
    hasPassage: item !== null,
    isOwn: owner !== null,
    hasCodings: (active?.laid.shown.length ?? 0) > 0,
    hasLast: last !== null && shownCodes.has(last),
    recent: digits.length,
    hasOther: other !== null,
    readsArrows: () => {
      const focused = window.document.activeElement;
      return (
        focused === null || focused === window.document.body || focused.id === 'page-content' || focused.closest('.text-scroller') !== null
      );
    },
    ...moves,
    source: goSource,
    byName: () => setOpen('code'),
    again: () => {
      if (last !== null) void give(last);
    },
    digit: (digit) => {
      const code = digits[digit - 1];
      if (code !== undefined) void give(code);
    },
    inVivo: () => void giveAnew(null),
    memo: () => setOpen('memo'),
    judge: (which) => setOpen(which),
    stretch: (edge, way) => {
      if (item === null || owner === null) return;
      const to = move(owner.text, owner.blocks, item[edge], 'word', way);
      const span = edge === 'start' ? { start: to, end: item.end } : { start: item.start, end: to };
      if (span.end <= span.start) return announce(say('page.coding.one-word'));
      void acts.stretch(owner, item, span);
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
      const side = active ?? here;
      const next = side === null ? null : neighbour(side.laid.shown, atHand, selected?.focus ?? 0, by);
      if (side !== null && next !== null) goTo_(side, next);
    },
    link: () => setOpen('link'),
    beside: () => setBeside((is) => !is),
    whose: () => setWhose((now) => (now === 'all' ? 'mine' : 'all')),
    leave: () => {
      setOpen(null);
      setDrawer(null);
      setAtHand(null);
      const now = selection.now();
      if (now !== null) selection.select({ ...now, anchor: now.focus });
    },
  };
  useControls('coding', controls);
  const point = useCallback((coding: string | null) => setAtHand(coding), []);

  if (document.error !== null) return <TroubleNote trouble={document.error} />;
  const text = document.data?.document;
  if (here === null || text === undefined || source === null || codings.data === undefined) return <Waiting />;
  const code = item === null ? undefined : shownCodes.get(item.code);
  const over =
    active?.laid.shown.filter((coding) => atHandHere !== null && coding.start <= atHandHere.start && coding.end > atHandHere.start) ?? [];
  return (
    <div className="coding" data-drawer={drawer ?? undefined}>
      <SourcesPane sources={sources} source={source.id} onGo={() => setDrawer(null)} />
      <div className="text-pane">
        <TextHead source={source} document={text} other={other} whose={whose} setWhose={setWhose} showPane={setDrawer} />
        <TextPane
          handle={pane}
          sides={sides}
          lines={lines}
          label={say('page.coding.text-of', { name: source.name })}
          mainSpeakers={speakers}
          atHand={atHand}
          openAt={openAt}
          onPoint={point}
        >
          <Caret pane={pane} selected={selected} sides={sides} />
        </TextPane>
        <TroubleNote trouble={acts.acting.trouble} />
        {item !== null && code !== undefined && (
          <PassageBar
            coding={item}
            code={code}
            words={
              (owner ?? active)?.text.slice((owner === null ? atHandHere : item)?.start, (owner === null ? atHandHere : item)?.end) ?? ''
            }
            place={{ number: over.findIndex((coding) => coding.id === atHand) + 1, of: over.length }}
            coder={study.coders.find((coder) => coder.id === item.coder)?.name ?? ''}
            open={open === 'code' || open === 'link' ? null : open}
            onOpen={(which) => (which === null ? close() : setOpen(which))}
            onJudge={(which, value) => {
              void acts.judge(item, which, value);
              close();
            }}
            onNote={(note) => void acts.note(item, note)}
          />
        )}
        <TouchBar
          hasSelection={selected !== null && selected.anchor !== selected.focus}
          digits={digits}
          codes={shownCodes}
          give={(one) => void give(one)}
        />
        <StatusOfText side={active ?? here} selected={selected} passage={atHandHere} share={source.codedShare} name={source.name} />
      </div>
      <CodesPane
        codes={codes}
        shown={shownCodes}
        counts={counts}
        digits={digits}
        chosen={item?.code ?? null}
        choose={(one) => void give(one)}
      />
      {drawer !== null && <button type="button" className="drawer-veil" aria-label={say('page.close')} onClick={() => setDrawer(null)} />}
      {open === 'code' && target !== null && (
        <CodePicker
          title={say('page.coding.picker.title')}
          choices={choices}
          at={placeOf(pane.current, active, target.end)}
          choose={(one) => {
            void give(one);
            close();
          }}
          create={(name) => {
            void giveAnew(name);
            close();
          }}
          close={close}
        />
      )}
      {open === 'link' && active !== null && target !== null && (
        <LinkDrawer
          words={active.text.slice(target.start, target.end)}
          choices={choices}
          draw={(cause, effect, sign) => {
            void acts.link(active, target, cause, effect, sign);
            close();
          }}
          close={close}
        />
      )}
    </div>
  );
}

function placeOf(pane: TextPaneHandle | null, side: Side | null, offset: number): { top: number; bottom: number; left: number } | null {
  if (pane?.root == null || side === null || innerWidth < 700) return null;
  const turn = pane.root.querySelector(`[data-turn="${turnAt(side.blocks, offset - 1)}"]`);
  return turn === null ? null : turn.getBoundingClientRect();
}
