/** Places of which so many can be taken at once; whoever comes later waits in the order of coming. */
export interface Places {
  /** Waits for a place; what it answers with gives it back. */
  take(): Promise<() => void>;
}

/** Makes so many places. */
export function makePlaces(count: number): Places {
  const waiting: (() => void)[] = [];
  let free = count;
  const give = (): (() => void) => {
    let isGiven = false;
    return () => {
      if (isGiven) return;
      isGiven = true;
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    };
  };
  return {
    async take() {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return give();
    },
  };
}
