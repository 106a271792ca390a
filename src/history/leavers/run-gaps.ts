import { type RunGap } from './leaver.js';

const HOUR = 60 * 60 * 1000;

/**
 * Where no run read an account for longer than the target, so that nothing there can be proved to have happened in time. The run before
 * the period and the one after it count.
 *
 * @param runs - the times of the runs that read the account, in order
 * @param period - its beginning and its end
 */
export function runGaps(
  runs: readonly string[],
  { since, until }: { readonly since: string; readonly until: string },
  targetHours: number,
): readonly RunGap[] {
  const [start, end] = [Date.parse(since), Date.parse(until)];
  const before = runs.findLast((run) => Date.parse(run) <= start) ?? since;
  const after = runs.find((run) => Date.parse(run) >= end) ?? until;
  const within = runs.filter((run) => Date.parse(run) > start && Date.parse(run) < end);
  const points = [before, ...within, after];
  return points.flatMap((to, index) => {
    const from = points[index - 1];
    if (from === undefined || Date.parse(to) - Date.parse(from) <= targetHours * HOUR) return [];
    return [{ from, to }];
  });
}
