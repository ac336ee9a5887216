import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useMessages } from '../../messages/current';
import { TroubleNote } from '../../parts/TroubleNote';
import { useControls } from '../../shell/controls';
import { Waiting } from '../../shell/Waiting';
import { type Span, turnAt } from '../../text/turns';
import { CodePane } from '../codebook/CodePane';
import { Caret } from './Caret';
import { CodePicker } from './CodePicker';
import type { DrawnLink } from './drawnLinks';
import { highlight } from './highlight';
import { LinkDrawer } from './LinkDrawer';
import { PassageAtHand } from './PassageAtHand';
import { SourcesPane } from './SourcesPane';
import { StatusOfText } from './StatusOfText';
import type { Side } from './side';
import { tellAgain } from './sight';
import { TextHead } from './TextHead';
import { TextPane, type TextPaneHandle } from './TextPane';
import { TouchBar } from './TouchBar';
import { useDesk } from './useDesk';
import { useTexts } from './useTexts';

interface WorkplaceProps {
  readonly document: string;
  /** The turn that is in sight at first, from 1. */
  readonly turn: number | null;
  /** The words that a link led to: selected, or at hand where they are a passage. */
  readonly words: Span | null;
}

/** One document at work: sources, text with its margin, codebook, and the passage at hand. */
export function Workplace({ document: id, turn, words }: WorkplaceProps) {
  const { say } = useMessages();
  const [whose, setWhose] = useState<'all' | 'mine'>('all');
  const [isBeside, setBeside] = useState(false);
  const [drawer, setDrawer] = useState<'sources' | 'codes' | null>(null);
  // A code of the tree that is looked at without being given.
  const [looked, look] = useState<string | null>(null);
  const pane = useRef<TextPaneHandle>(null);
  const texts = useTexts(id, isBeside, whose);
  const desk = useDesk(pane, texts, {
    beside: () => setBeside((is) => !is),
    whose: () => setWhose((now) => (now === 'all' ? 'mine' : 'all')),
    leave: () => setDrawer(null),
  });
  useControls('coding', desk.controls);
  const { active, atHand, target, open, selection } = desk;
  const { selected, select } = selection;
  const showLink = useCallback((side: number, link: DrawnLink) => select({ side, anchor: link.start, focus: link.end }), [select]);

  const { show } = desk;
  const isRead = texts.open !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for the words of a link, when the text stands
  useEffect(() => {
    if (words !== null && isRead) show(words);
  }, [words, isRead]);

  // A field takes the browser's selection: what the code will be given to is shown all the same.
  useLayoutEffect(() => {
    highlight(pane.current?.root ?? null, open === 'code' || open === 'link' ? target : null, active?.attribute);
    return () => highlight(null, null);
  }, [open, target, active]);
  const sideCount = texts.sides.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a text more or less moves the lines
  useEffect(tellAgain, [sideCount]);

  // What the panes beside the text hear stays the same, so that they are not drawn again with every word that is selected.
  const chosen = useRef<(code: string) => void>(() => {});
  const choose = useCallback((code: string) => chosen.current(code), []);
  const closeDrawer = useCallback(() => setDrawer(null), []);

  if (texts.trouble !== null) return <TroubleNote trouble={texts.trouble} />;
  if (texts.open === null) return <Waiting />;
  const { source, document } = texts.open;
  const blocks = texts.sides[0]?.blocks;
  const openAt = words !== null ? words.start : turn === null ? 0 : (blocks?.find((block) => block.number === turn)?.start ?? 0);
  const hasSelection = selected !== null && selected.anchor !== selected.focus;
  chosen.current = (code) => {
    // Without words selected, a code of the tree is only looked at: nobody codes by reading a definition.
    if (hasSelection) desk.give(code);
    look(code);
    setDrawer(null);
  };
  return (
    <div className="coding" data-drawer={drawer ?? undefined} data-page-ready>
      <SourcesPane sources={texts.sources} source={source.id} onGo={closeDrawer} />
      <div className="text-pane">
        <TextHead source={source} document={document} other={texts.other} whose={whose} setWhose={setWhose} showPane={setDrawer} />
        <TextPane
          handle={pane}
          sides={texts.sides}
          lines={texts.lines}
          label={say('page.coding.text-of', { name: source.name })}
          mainSpeakers={texts.speakers}
          atHand={atHand?.id ?? null}
          openAt={openAt}
          onPoint={desk.setAtHand}
          onDrag={selection.mend}
          onLink={showLink}
        />
        <Caret pane={pane} selected={selected} sides={texts.sides} />
        <TroubleNote trouble={desk.acts.acting.trouble} />
        <PassageAtHand desk={desk} codes={texts.shownCodes} />
        <TouchBar hasSelection={hasSelection} digits={desk.digits} codes={texts.shownCodes} give={desk.give} />
        <StatusOfText side={active} selected={selected} passage={atHand?.shown ?? null} share={source.codedShare} name={source.name} />
      </div>
      <div className="codes-pane">
        <CodePane
          selected={atHand?.item?.code ?? looked}
          onChoose={choose}
          digits={desk.digits}
          colours={texts.shownCodes}
          findAction="coding.by-name"
        />
      </div>
      {drawer !== null && <button type="button" className="drawer-veil" aria-label={say('page.close')} onClick={() => setDrawer(null)} />}
      {open === 'code' && target !== null && (
        <CodePicker
          title={say('page.coding.picker.title')}
          choices={desk.choices}
          at={placeOf(pane.current, active, target.end)}
          choose={(one) => {
            desk.give(one);
            desk.close();
          }}
          create={(name) => {
            desk.giveAnew(name);
            desk.close();
          }}
          close={desk.close}
        />
      )}
      {open === 'link' && active !== null && target !== null && (
        <LinkDrawer
          words={active.text.slice(target.start, target.end)}
          choices={desk.choices}
          draw={(cause, effect, sign) => {
            void desk.acts.link(active, target, cause, effect, sign);
            desk.close();
          }}
          close={desk.close}
        />
      )}
    </div>
  );
}

// Beside the turn in which the passage ends; on a telephone there is no room, and it stands below.
function placeOf(pane: TextPaneHandle | null, side: Side | null, offset: number): { top: number; bottom: number; left: number } | null {
  if (pane?.root == null || side === null || innerWidth < 700) return null;
  const turn = pane.root.querySelector(`[${side.attribute}="${side.blocks[turnAt(side.blocks, offset - 1)]?.start}"]`);
  return turn === null ? null : turn.getBoundingClientRect();
}
