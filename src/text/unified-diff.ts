import { edited, inOrder, type TextEdit } from './text-edit.js';

/** Lines around a change, as in `diff -u`. */
const CONTEXT = 3;

const NO_NEWLINE = '\\ No newline at end of file';

/**
 * What edits change, as a unified diff that `git apply` and `patch -p1` take; empty where they change nothing.
 *
 * @param path - of the file, relative to where the patch is applied
 */
export function unifiedDiff(path: string, before: string, edits: readonly TextEdit[]): string {
  const changes = changedLines(before, edits);
  if (changes.length === 0) return '';
  const lines = linesOf(before);
  let shift = 0;
  const hunks = grouped(changes).map((group) => {
    const first = Math.max(0, group[0]!.from - CONTEXT);
    const last = Math.min(lines.length, group.at(-1)!.to + CONTEXT);
    const body: string[] = [];
    let at = first;
    for (const { from, to, lines: after } of group) {
      body.push(...lines.slice(at, from).map(marked(' ')), ...lines.slice(from, to).map(marked('-')));
      body.push(...after.map(marked('+')));
      at = to;
    }
    body.push(...lines.slice(at, last).map(marked(' ')));
    const added = group.reduce((sum, { from, to, lines: after }) => sum + after.length - (to - from), 0);
    const head = `@@ -${range(first, last - first)} +${range(first + shift, last - first + added)} @@\n`;
    shift += added;
    return head + body.join('');
  });
  return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`;
}

/** Whole lines, from index `from` up to and without `to`, and what comes in their place. */
interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

function changedLines(before: string, edits: readonly TextEdit[]): readonly LineChange[] {
  const starts = lineStarts(before);
  const lineAt = (offset: number): number => starts.findLastIndex((start) => start <= offset);
  const touched: { from: number; to: number; edits: TextEdit[] }[] = [];
  for (const edit of inOrder(edits)) {
    const from = lineAt(edit.start);
    // An edit that ends where a line begins leaves that line alone, if it is whole lines that it takes or puts in.
    const isWhole = starts[from] === edit.start && (edit.text === '' || edit.text.endsWith('\n'));
    const to = isWhole && starts.includes(edit.end) ? lineAt(edit.end) : lineAt(edit.end) + 1;
    const last = touched.at(-1);
    if (last !== undefined && from <= last.to) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else touched.push({ from, to, edits: [edit] });
  }
  return touched.flatMap(({ from, to, edits: within }) => {
    const [start, end] = [starts[from]!, starts[to] ?? before.length];
    const shifted = within.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    return trimmed({ from, to, lines: linesOf(edited(before.slice(start, end), shifted)) }, linesOf(before));
  });
}

/** Without the lines at both ends that stay the same. */
function trimmed({ from, to, lines }: LineChange, before: readonly string[]): readonly LineChange[] {
  let [first, last, after] = [from, Math.min(to, before.length), lines];
  while (first < last && after.length > 0 && before[first] === after[0]) [first, after] = [first + 1, after.slice(1)];
  while (first < last && after.length > 0 && before[last - 1] === after.at(-1))
    [last, after] = [last - 1, after.slice(0, -1)];
  return first === last && after.length === 0 ? [] : [{ from: first, to: last, lines: after }];
}

/** Changes whose lines around them meet stand in one hunk. */
function grouped(changes: readonly LineChange[]): readonly (readonly LineChange[])[] {
  const groups: LineChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && change.from - last.to <= 2 * CONTEXT) groups.at(-1)!.push(change);
    else groups.push([change]);
  }
  return groups;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Lines with their ends; the last one may have none. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function marked(mark: string): (line: string) => string {
  return (line) => (line.endsWith('\n') ? `${mark}${line}` : `${mark}${line}\n${NO_NEWLINE}\n`);
}

/** Where a hunk begins, counted from 1, and how many lines it has; one without lines stands after the line before it. */
function range(first: number, lines: number): string {
  return lines === 0 ? `${first},0` : `${first + 1},${lines}`;
}
