import fc from 'fast-check';
import { plainTable, quotedTable, type Table } from '../../src/directory/roster-table.js';

/** Blanks around a cell are the reader's to take off, wherever they were left. */
function trimmed({ delimiter, lines, faults }: Table) {
  return {
    delimiter,
    lines: Array.from(lines, ({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim()) })),
    faults,
  };
}

test('GIVEN any CSV without a quote THEN the quick reading gives the lines and cells that the full one does', () => {
  const piece = fc.constantFrom(
    'a',
    'é',
    ',',
    ';',
    '\n',
    '\r',
    '\r\n',
    ' ',
    '\t',
    '\v',
    '\f',
    '\u00a0',
    '\u0085',
    '\u2028',
    '\ufeff',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom(',', ';'), (pieces, delimiter) => {
      const text = pieces.join('');
      expect(trimmed(plainTable(text, delimiter))).toEqual(trimmed(quotedTable(text, delimiter)));
    }),
    { numRuns: 1000 },
  );
});
