import { useMemo } from 'react';
import type { CodeItem, CodingItem, DocumentItem, SourceItem } from '../../api/items';
import { useCodes, useCodings, useDocument, useSources, useStudy } from '../../shell/queries';
import { besideAttribute, wordsAttribute } from '../../text/layout';
import { useCausalLinksIn } from '../codebook/queries';
import { mainSpeakers } from './blocks';
import { initials, showCodes } from './colours';
import { type Line, linesAlone, linesBeside } from './lines';
import { useBeside, useCarried } from './queries';
import type { ShownCode } from './shown';
import { type Side, useSide } from './side';

/** What is open on the page of coding. */
export interface Texts {
  readonly sources: readonly SourceItem[];
  readonly codes: readonly CodeItem[];
  readonly shownCodes: ReadonlyMap<string, ShownCode>;
  /** The source and its text; null while they are read. */
  readonly open: { readonly source: SourceItem; readonly document: DocumentItem } | null;
  /** Another text of the source that can stand beside it. */
  readonly other: DocumentItem | null;
  readonly sides: readonly Side[];
  readonly lines: readonly Line[];
  readonly speakers: ReadonlySet<string>;
  /** A coding of the source, in whichever of its texts it was made. */
  find(coding: string): CodingItem | null;
  readonly trouble: Error | null;
}

const none: readonly never[] = [];

/** The texts that are open, with all that is shown of them. What did not change keeps its identity. */
export function useTexts(id: string, isBeside: boolean, whose: 'all' | 'mine'): Texts {
  const study = useStudy();
  const sources: readonly SourceItem[] = useSources().data ?? none;
  const codes: readonly CodeItem[] = useCodes().data ?? none;
  const source = sources.find((one) => one.documents.some((text) => text.id === id)) ?? null;
  const others = source?.documents.filter((text) => text.id !== id) ?? none;
  const other = others.find((text) => text.kind === 'translation' || text.kind === 'original') ?? others[0] ?? null;
  const otherId = isBeside ? (other?.id ?? null) : null;

  const document = useDocument(id);
  const codings = useCodings(id);
  const otherDocument = useDocument(otherId);
  const otherCodings = useCodings(otherId);
  const links = useCausalLinksIn(id);
  const otherLinks = useCausalLinksIn(otherId);
  const carried = useCarried(other === null ? null : id);
  const carriedThere = useCarried(otherId);
  const beside = useBeside(id, otherId);

  const shownCodes = useMemo(() => showCodes(codes), [codes]);
  const { coders } = study;
  const initialsOf = useMemo(() => {
    const names = new Map(coders.map((coder) => [coder.id, initials(coder.name)]));
    return (coder: string) => (names.size > 1 ? (names.get(coder) ?? '') : null);
  }, [coders]);
  const common = { codes: shownCodes, initialsOf, coder: whose === 'mine' ? study.coder : null };
  const here = useSide({
    ...common,
    document: document.data,
    codings: codings.data?.codings ?? none,
    version: codings.data?.version,
    carried: carried.data?.codings ?? none,
    links: links.data,
    attribute: wordsAttribute,
  });
  const there = useSide({
    ...common,
    document: otherDocument.data,
    codings: otherCodings.data?.codings ?? none,
    version: otherCodings.data?.version,
    carried: carriedThere.data?.codings ?? none,
    links: otherLinks.data,
    attribute: besideAttribute,
  });
  const second = otherId === null || beside.data === undefined ? null : there;
  // Text and codings come at once, so that nothing is drawn twice.
  const isRead = codings.data !== undefined && codes.length + (codings.data.codings.length === 0 ? 1 : 0) > 0;
  const sides = useMemo<readonly Side[]>(
    () => (here === null || !isRead ? none : second === null ? [here] : [here, second]),
    [here, second, isRead],
  );
  const blocks = here?.blocks;
  const blocksThere = second?.blocks;
  const rows = beside.data;
  const lines = useMemo<readonly Line[]>(
    () => (blocks === undefined ? none : blocksThere === undefined ? linesAlone(blocks) : linesBeside(blocks, blocksThere, rows ?? none)),
    [blocks, blocksThere, rows],
  );
  const participants = source?.participants;
  const name = source?.name;
  const speakers = useMemo(
    () => (blocks === undefined ? new Set<string>() : mainSpeakers(blocks, [...(participants ?? none), name ?? ''])),
    [blocks, participants, name],
  );
  const text = document.data?.document;
  return {
    sources,
    codes,
    shownCodes,
    open: source === null || text === undefined || sides.length === 0 ? null : { source, document: text },
    other,
    sides,
    lines,
    speakers,
    find: (coding) => {
      for (const side of sides) {
        const own = side.own.get(coding);
        if (own !== undefined) return own;
      }
      for (const one of [...(carried.data?.codings ?? none), ...(carriedThere.data?.codings ?? none)])
        if (one.coding.id === coding) return one.coding;
      return null;
    },
    trouble: document.error ?? codings.error ?? beside.error,
  };
}
