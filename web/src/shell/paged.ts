import { type QueryKey, useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';

/** How many lines are asked for at once. */
export const pageSize = 100;

export interface Paged<Reply, Item> {
  /** How many lines there are in all; undefined before the first answer. */
  readonly total: number | undefined;
  /** What the first page answered beside its lines. */
  readonly first: Reply | undefined;
  readonly error: unknown;
  /** Whether what is shown is being asked for anew. */
  readonly pending: boolean;
  /** A line; undefined where it was not read yet. */
  at(index: number): Item | undefined;
  /** Says which lines are looked at, so that they are read. */
  look(from: number, to: number): void;
}

interface Pages<Reply, Item> {
  /** The question: another one is another list. */
  readonly key: QueryKey;
  readonly enabled?: boolean;
  read(offset: number, limit: number): Promise<Reply>;
  lines(reply: Reply): readonly Item[];
  total(reply: Reply): number;
}

/** A long list read page by page as it is looked at. While another question is on its way the old lines stay. */
export function usePaged<Reply, Item>({ key, enabled = true, read, lines, total }: Pages<Reply, Item>): Paged<Reply, Item> {
  const [seen, see] = useState<readonly [number, number]>([0, 0]);
  const wanted = [...new Set([0, ...Array.from({ length: seen[1] - seen[0] + 1 }, (_, i) => seen[0] + i)])];
  const answers = useQueries({
    queries: wanted.map((page) => ({
      queryKey: [...key, page],
      queryFn: () => read(page * pageSize, pageSize),
      enabled,
    })),
  });
  const answered = answers[0]?.data;
  const before = useRef<Reply>(undefined);
  useEffect(() => {
    if (answered !== undefined) before.current = answered;
  }, [answered]);
  const first = answered ?? before.current;
  const count = first === undefined ? undefined : total(first);
  const look = useCallback((from: number, to: number) => {
    const next: readonly [number, number] = [Math.floor(Math.max(0, from) / pageSize), Math.floor(Math.max(0, to) / pageSize)];
    see((before) => (before[0] === next[0] && before[1] === next[1] ? before : next));
  }, []);
  return {
    total: count,
    first,
    error: answers.find((answer) => answer.error !== null)?.error ?? null,
    pending: answers.some((answer) => answer.isFetching),
    at(index) {
      const page = Math.floor(index / pageSize);
      const reply = page === 0 ? first : answers[wanted.indexOf(page)]?.data;
      return reply === undefined ? undefined : lines(reply)[index % pageSize];
    },
    look,
  };
}
