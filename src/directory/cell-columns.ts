/**
 * Where a cell of a CSV file stands in its line, counted in characters from 1: the place of the given character in it, or of
 * its first one. Undefined if the line has a part of a cell that goes over several lines.
 *
 * @param line from 1
 * @param cell its place among the line's cells, from 0
 */
export type CellColumns = (line: number, cell: number, character?: string) => number | undefined;

/** For messages, so that nothing is kept of each cell while a file is read. */
export function cellColumns(text: string, delimiter: string): CellColumns {
  let lines: readonly string[] | undefined;
  return (line, cell, character) => {
    lines ??= text.split('\n');
    const written = lines[line - 1];
    if (written === undefined) return undefined;
    const start = startOf(cell, written, delimiter);
    if (start === undefined) return undefined;
    const content = written.slice(start).replace(/^\s*"?\s*/, '');
    const place = character === undefined ? written.length - content.length : written.indexOf(character, start);
    return place === -1 ? undefined : Array.from(written.slice(0, place)).length + 1;
  };
}

function startOf(cell: number, written: string, delimiter: string): number | undefined {
  // With an odd number of quotes, a quoted cell begins or ends on another line.
  if (written.split('"').length % 2 === 0) return undefined;
  let before = cell;
  let isQuoted = false;
  for (let place = 0; place <= written.length; place += 1) {
    if (before === 0) return place;
    if (written[place] === '"') isQuoted = !isQuoted;
    else if (written[place] === delimiter && !isQuoted) before -= 1;
  }
  return undefined;
}
