import fc from 'fast-check';
import { splitPlainLines } from '../../src/directory/plain-lines.js';
import { readTable, type Table, type TableLine } from '../../src/directory/roster-table.js';

/** All lines up to the first one that needs a parser, and the text from there on. */
function split(text: string): { readonly cells: readonly (readonly string[])[]; readonly rest: string } {
  const cells: (readonly string[])[] = [];
  const { end, lines } = splitPlainLines(text, 0, ',', (each, before) => {
    expect(before).toBe(cells.length);
    cells.push(each);
  });
  expect(lines).toBe(cells.length);
  return { cells, rest: text.slice(end) };
}

test.each([
  [
    'a,b\nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    '',
  ],
  [
    'a,b\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    '',
  ],
  ['"a","b"\n"",c\n', [['a', 'b']], '"",c\n'],
  ['"a,1","b"\n""\n', [['a,1', 'b'], ['']], ''],
  ['\n,\n', [[''], ['', '']], ''],
  ['a,b\n"c","d', [['a', 'b']], '"c","d'],
  ['a,b"\n', [], 'a,b"\n'],
  ['"\n"\n', [], '"\n"\n'],
  ['"a""b"\n', [], '"a""b"\n'],
])('GIVEN %j THEN the lines before the first one that needs a parser are split', (text, cells, rest) => {
  expect(split(text)).toEqual({ cells, rest });
});

test('GIVEN any text THEN its lines are those that the parser gives, which reads all that follows a line that needs it', () => {
  const read = (text: string): { readonly lines: readonly TableLine[]; readonly faults: Table['faults'] } => {
    const lines: TableLine[] = [];
    const { faults } = readTable(`a,b\n${text}`, (line) => lines.push(line));
    return { lines, faults };
  };
  const oneLater = <Item extends { readonly line: number }>(items: readonly Item[]): readonly Item[] =>
    items.map((each) => ({ ...each, line: each.line + 1 }));
  const part = fc.constantFrom('"', '","', ',', '\n', '"\n"', 'a', ' ', 'b c', '""', '\ufeff', 'é', '\r\n');
  const needsParser = '"x""y"\n';
  fc.assert(
    fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
      const text = parts.join('');
      const { lines, faults } = read(text);
      const parsed = read(needsParser + text);
      const [first, , ...others] = parsed.lines;
      expect(first).toEqual(lines[0]);
      expect(others).toEqual(oneLater(lines.slice(1)));
      expect(parsed.faults).toEqual(oneLater(faults));
    }),
    { numRuns: 5_000 },
  );
});
