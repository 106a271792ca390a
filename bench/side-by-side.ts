/** The values of each contestant, run for run: the values of one index were measured one right after the other. */
export type SideBySide<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/**
 * Measures several contestants in turn (A B A B …), so that whatever else the machine is doing slows all of them alike.
 *
 * @param measures each makes one run and answers its value
 * @param runs how many values each contestant gets
 * @param warmUps rounds before them whose values are thrown away
 */
export async function sideBySide<Name extends string>(
  measures: Readonly<Record<Name, () => number | Promise<number>>>,
  runs: number,
  warmUps = 0,
): Promise<SideBySide<Name>> {
  const contestants = Object.entries(measures) as [Name, () => number | Promise<number>][];
  const values = Object.fromEntries(contestants.map(([name]) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = -warmUps; round < runs; round += 1) {
    for (const [name, measure] of contestants) {
      const value = await measure();
      if (round >= 0) values[name].push(value);
    }
  }
  return values;
}

/** One contestant's value over the other's, run for run. */
export function ratios(of: readonly number[], to: readonly number[]): readonly number[] {
  return of.map((value, run) => value / to[run]!);
}

/** How long something takes, in milliseconds. */
export async function elapsed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
