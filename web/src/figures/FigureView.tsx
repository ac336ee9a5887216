import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { api, unwrap } from '../api/client';
import { takeDownload } from '../api/download';
import type { components } from '../api/openapi';
import { useMessages } from '../messages/current';
import { TroubleNote } from '../parts/TroubleNote';
import { useAct } from '../shell/acting';
import { goTo } from '../shell/places';
import { adoptFigure } from './adopt';
import { FigureTable } from './FigureTable';
import { evidenceOf, nextMark, placeOfEvidence } from './marks';
import './figures.css';
import './figureView.css';

export type FigureAsk = Omit<components['schemas']['FigureAsk'], 'width' | 'rightToLeft'>;

interface FigureViewProps {
  readonly ask: FigureAsk;
  /** What it is called, for who listens. */
  readonly name: string;
}

interface Tip {
  readonly says: string;
  readonly x: number;
  readonly y: number;
}

const narrowest = 280;
/** Half of what a tip is wide at most, so that it stays on the figure. */
const halfTip = 132;

/** A figure of the study: its marks say their number on hover and focus and lead to their evidence; its numbers are there as a table, and as a file. */
export function FigureView({ ask, name }: FigureViewProps) {
  const { say, language, direction } = useMessages();
  const [frame, width] = useWidth();
  const [isTable, showTable] = useState(false);
  const act = useAct();
  const body = { ...ask, width, rightToLeft: direction === 'rtl' };
  const figure = useQuery({
    // Sources, codes, codings, coders and their names are in it: any act may change it.
    queryKey: ['history', 'figure', body, language],
    queryFn: () => unwrap(api.POST('/api/figures', { body })),
    enabled: width > 0,
    placeholderData: keepPreviousData,
  });
  const data = figure.data;
  return (
    <figure className="figure" aria-label={name}>
      <div ref={frame} className="figure-frame" hidden={isTable}>
        {data === undefined ? <div className="figure-waiting" /> : <Drawn svg={data.svg} />}
      </div>
      {isTable && data !== undefined && <FigureTable title={data.title} columns={data.columns} rows={data.rows} />}
      <TroubleNote trouble={figure.error ?? act.trouble} />
      <figcaption className="figure-acts">
        <button type="button" className="act" aria-pressed={isTable} onClick={() => showTable(!isTable)}>
          {say(isTable ? 'page.figure.as-figure' : 'page.figure.as-table')}
        </button>
        <button
          type="button"
          className="act"
          disabled={act.pending || data === undefined}
          onClick={async () => takeDownload(await act.run(api.POST('/api/downloads/figure', { body })))}
        >
          {say('page.figure.download')}
        </button>
        <span className="soft">{say('page.figure.keys')}</span>
      </figcaption>
    </figure>
  );
}

/** The drawing itself. */
function Drawn({ svg }: { readonly svg: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [tip, setTip] = useState<Tip | null>(null);
  const drawn = useMemo(() => adoptFigure(svg), [svg]);
  useLayoutEffect(() => {
    if (drawn === null || place.current === null) return;
    // Another page's act must not take the mark away from under whoever reads it.
    const held = place.current.contains(document.activeElement) ? (document.activeElement?.id ?? '') : '';
    place.current.replaceChildren(drawn);
    setTip(null);
    if (held !== '') drawn.querySelector<SVGElement>(`#${held}`)?.focus();
  }, [drawn]);

  const markOf = (target: EventTarget): Element | null => (target instanceof Element ? target.closest('.fig-mark') : null);
  const say = (mark: Element | null): void => {
    const box = place.current?.getBoundingClientRect();
    const says = mark?.getAttribute('aria-label') ?? mark?.getAttribute('data-says');
    if (mark === null || box === undefined || !says) {
      setTip(null);
      return;
    }
    const at = mark.getBoundingClientRect();
    setTip({ says, x: Math.min(Math.max(at.x + at.width / 2 - box.x, halfTip), box.width - halfTip), y: at.y - box.y });
  };
  const follow = (mark: Element | null): void => {
    const evidence = mark && evidenceOf(mark);
    if (evidence) goTo(placeOfEvidence(evidence));
  };
  const press = (event: KeyboardEvent): void => {
    const mark = markOf(event.target);
    if (mark === null || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      follow(mark);
      return;
    }
    if (event.key === 'Escape') setTip(null);
    const marks = [...(place.current?.querySelectorAll<SVGElement>('.fig-mark[tabindex]') ?? [])];
    const next = nextMark(
      marks.map((one) => one.getBoundingClientRect()),
      marks.indexOf(mark as SVGElement),
      event.key,
    );
    if (next === null) return;
    event.preventDefault();
    for (const one of marks) one.setAttribute('tabindex', one === marks[next] ? '0' : '-1');
    marks[next]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the marks inside are what is reached; their events are heard here.
    <div
      className="figure-place"
      onMouseOver={(event: MouseEvent) => say(markOf(event.target))}
      onMouseLeave={() => setTip(null)}
      onFocus={(event: FocusEvent) => say(markOf(event.target))}
      onBlur={() => setTip(null)}
      onKeyDown={press}
      onClick={(event: MouseEvent) => follow(markOf(event.target))}
    >
      <div ref={place} />
      {tip !== null && (
        <span className="figure-tip" style={{ left: tip.x, top: tip.y }} aria-hidden="true">
          {tip.says}
        </span>
      )}
    </div>
  );
}

/** The width that there is for a figure, in steps, so that it is not drawn anew for every pixel. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => {
      const room = Math.floor(element.clientWidth / 20) * 20;
      if (element.clientWidth > 0) setWidth(Math.max(room, narrowest));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [frame, width] as const;
}
