import { useCallback, useRef } from 'react';
import { api } from '../../api/client';
import type { Acted, CodingItem } from '../../api/items';
import { useMessages } from '../../messages/current';
import { type Acting, announce, useAct } from '../../shell/acting';
import type { Span } from '../../text/turns';
import type { Judged } from './judgements';
import { use } from './recent';
import { lastCode, recentCodes } from './recentCodes';
import type { ShownCode } from './shown';
import type { Side } from './side';

/** What changes the study on the page of coding. */
export interface Acts {
  readonly acting: Acting;
  /** Gives a passage a code that is there; the new coding, or null where it was refused. */
  code(side: Side, span: Span, code: string): Promise<string | null>;
  /** Gives a passage a code that is made for it: by name, or in the passage's own words (null). */
  codeAnew(side: Side, span: Span, name: string | null, parent: string | null): Promise<string | null>;
  judge(coding: CodingItem, which: Judged, value: string): Promise<unknown>;
  note(coding: CodingItem, text: string): Promise<unknown>;
  stretch(side: Side, coding: CodingItem, span: Span): Promise<unknown>;
  split(side: Side, coding: CodingItem, at: number): Promise<Acted | null>;
  uncode(coding: CodingItem): Promise<unknown>;
  link(side: Side, span: Span, cause: string, effect: string, sign: LinkSign): Promise<unknown>;
}

export type LinkSign = 'raises' | 'lowers' | 'unclear';

/** The acts, one after the other in the order of the keys: each builds on the one before. */
export function useActs(codes: ReadonlyMap<string, ShownCode>): Acts {
  const acting = useAct();
  const { run } = acting;
  const { say } = useMessages();
  const waiting = useRef<Promise<unknown>>(Promise.resolve());
  const inTurn = useCallback(<T>(act: () => Promise<T>): Promise<T> => {
    const next = waiting.current.then(act);
    waiting.current = next.catch(() => {});
    return next;
  }, []);

  const coded = (side: Side, code: string, name: string, created: readonly string[]): string | null => {
    recentCodes.set(use(recentCodes.get(), code));
    lastCode.set(code);
    let count = 1;
    for (const other of side.own.values()) if (other.code === code && !created.includes(other.id)) count++;
    announce(say('page.coding.coded', { code: name, count }));
    return created[created.length - 1] ?? null;
  };
  const passage = (side: Side, span: Span) => ({ document: side.id, version: side.version, start: span.start, end: span.end });
  const path = (coding: CodingItem) => ({ path: { coding: coding.id } });
  return {
    acting,
    code: (side, span, code) =>
      inTurn(async () => {
        const done = await run(api.POST('/api/coding/passages', { body: { ...passage(side, span), codes: [code] } }));
        return done === null ? null : coded(side, code, codes.get(code)?.name ?? '', done.created);
      }),
    codeAnew: (side, span, name, parent) =>
      inTurn(async () => {
        const body = { passage: { ...passage(side, span), codes: [] }, name, parent };
        const done = await run(api.POST('/api/coding/passages/new-code', { body }));
        const [code] = done?.created ?? [];
        if (done === null || code === undefined) return null;
        return coded(side, code, name ?? side.text.slice(span.start, span.end), done.created);
      }),
    judge: (coding, which, value) =>
      inTurn(() => run(api.PUT('/api/coding/passages/{coding}/judgement', { params: path(coding), body: { [which]: value } }))),
    note: (coding, text) =>
      inTurn(() => run(api.PUT('/api/coding/passages/{coding}/note', { params: path(coding), body: { field: 'memo', text } }))),
    stretch: (side, coding, span) =>
      inTurn(() =>
        run(
          api.PUT('/api/coding/passages/{coding}/span', {
            params: path(coding),
            body: { version: side.version, start: span.start, end: span.end },
          }),
        ),
      ),
    split: (side, coding, at) =>
      inTurn(() => run(api.POST('/api/coding/passages/{coding}/split', { params: path(coding), body: { version: side.version, at } }))),
    uncode: (coding) => inTurn(() => run(api.DELETE('/api/coding/passages/{coding}', { params: path(coding) }))),
    link: (side, span, cause, effect, sign) =>
      inTurn(() => run(api.POST('/api/coding/links', { body: { passage: passage(side, span), cause, effect, sign } }))),
  };
}
