/** What a median has to keep to. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number };

/** One measured thing: the median of several runs and how far they lie apart. */
export interface Figure {
  readonly what: string;
  readonly unit: 'ms' | 'µs' | 'KiB' | 'MiB' | 'MB' | 'packages' | 'files' | 'times';
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  readonly goal?: Goal;
}

/** Sums up the values of several runs. */
export function figure(what: string, unit: Figure['unit'], values: readonly number[], goal?: Goal): Figure {
  return {
    what,
    unit,
    median: median(values),
    lowest: Math.min(...values),
    highest: Math.max(...values),
    ...(goal && { goal }),
  };
}

/** Whether the median keeps to the goal; undefined where there is none. */
export function isMet({ median, goal }: Figure): boolean | undefined {
  if (goal === undefined) return undefined;
  return 'atMost' in goal ? median <= goal.atMost : median >= goal.atLeast;
}

/** @throws RangeError if there are no values */
export function median(values: readonly number[]): number {
  const ordered = values.toSorted((one, other) => one - other);
  const upper = ordered[Math.floor(ordered.length / 2)];
  const lower = ordered[Math.ceil(ordered.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('There is no median of no values.');
  return (lower + upper) / 2;
}
