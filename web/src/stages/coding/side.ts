import { useMemo, useRef } from 'react';
import type { CodingItem, DocumentReply } from '../../api/items';
import type { WordsAttribute } from '../../text/layout';
import type { CausalLink } from '../codebook/items';
import { type Block, blocksOf } from './blocks';
import { type DrawnLink, linksByTurn } from './drawnLinks';
import { type Laid, layOut, makeShower, type Shown, type ShownCode } from './shown';

/** A coding that was made in another text of the source, and where it stands in this one. */
export interface Carried {
  readonly coding: CodingItem;
  readonly from: string;
  readonly start: number;
  readonly end: number;
}

/** A text as it is open: one, or two side by side. */
export interface Side {
  readonly id: string;
  readonly version: string;
  readonly text: string;
  readonly language: string | null;
  readonly attribute: WordsAttribute;
  readonly blocks: readonly Block[];
  readonly laid: Laid;
  /** The codings that were made in it, by id. */
  readonly own: ReadonlyMap<string, CodingItem>;
  /** The causal links that were drawn in it, by turn. */
  readonly links: ReadonlyMap<number, readonly DrawnLink[]>;
}

interface SideParts {
  readonly document: DocumentReply | undefined;
  readonly codings: readonly CodingItem[];
  /** In which state of the text their offsets count; those of another state wait for the text. */
  readonly version: string | undefined;
  readonly carried: readonly Carried[];
  /** Its causal links, and in which state of the text their offsets count. */
  readonly links: { readonly version: string; readonly links: readonly CausalLink[] } | undefined;
  readonly codes: ReadonlyMap<string, ShownCode>;
  readonly initialsOf: (coder: string) => string | null;
  /** Whose codings are shown; null for all. */
  readonly coder: string | null;
  readonly attribute: WordsAttribute;
}

/** A text with what is coded in it, laid out. What did not change keeps its identity. */
export function useSide(parts: SideParts): Side | null {
  const { document, codings, version, carried, links, codes, initialsOf, coder, attribute } = parts;
  const blocks = useMemo(() => (document === undefined ? null : blocksOf(document)), [document]);
  const shower = useRef(makeShower());
  const showerOfCarried = useRef(makeShower());
  const laid = useRef<Laid | null>(null);
  const isCurrent = version === document?.document.version;
  const shown = useMemo<readonly Shown[]>(() => {
    if (!isCurrent) return [];
    const whose = (coding: CodingItem): boolean => coder === null || coding.coder === coder;
    const here = shower.current(codings.filter(whose), codes, initialsOf);
    const origins = new Map(carried.map((one) => [one.coding.id, one.from]));
    const brought = carried.filter((one) => whose(one.coding)).map(({ coding, start, end }) => ({ ...coding, start, end }));
    return [...here, ...showerOfCarried.current(brought, codes, initialsOf, (id) => origins.get(id) ?? null)];
  }, [isCurrent, codings, carried, codes, initialsOf, coder]);
  const own = useMemo(() => new Map(codings.map((coding) => [coding.id, coding])), [codings]);
  const drawn = useMemo(
    () => linksByTurn(blocks ?? [], links?.version === document?.document.version ? (links?.links ?? []) : [], codes),
    [blocks, links, document, codes],
  );
  return useMemo(() => {
    if (document === undefined || blocks === null) return null;
    laid.current = layOut(blocks, shown, laid.current);
    const { id, language } = document.document;
    return {
      id,
      version: document.document.version,
      text: document.text,
      language: language ?? null,
      attribute,
      blocks,
      laid: laid.current,
      own,
      links: drawn,
    };
  }, [document, blocks, shown, own, drawn, attribute]);
}
