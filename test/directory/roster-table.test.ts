import { type CsvError, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readTable, type TableLine } from '../../src/directory/roster-table.js';

function read(text: string) {
  const lines: TableLine[] = [];
  const delimiters = new Set<string>();
  const table = readTable(text, (line, delimiter) => {
    lines.push({ line: line.line, cells: line.cells.map((cell) => cell.trim()) });
    delimiters.add(delimiter);
  });
  return { ...table, lines, delimiters };
}

/** Another reader's answer. Lines with nothing in them are left out; undefined where the text is not CSV. */
function readByAnother(text: string, delimiter: string): readonly TableLine[] | undefined {
  const lines: TableLine[] = [];
  try {
    parse(text.replace(/\r\n?/g, '\n'), {
      bom: true,
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      on_record: (cells: readonly string[], { lines: line }) => {
        lines.push({ line, cells: cells.map((cell) => cell.trim()) });
        return null;
      },
    });
  } catch (error) {
    if (typeof (error as CsvError).code === 'string') return undefined;
    throw error;
  }
  return lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** Whether the header does not say what separates the columns, so that nothing is read. */
function isInDoubt(faults: readonly { readonly message: string }[]): boolean {
  return faults.some(({ message }) => message.startsWith('the header has as many'));
}

describe('GIVEN any CSV THEN the lines and cells are those that another reader finds', () => {
  const blanks = ['\n', '\r', '\r\n', ' ', '\v', '\f', '\u00a0', '\u0085', '\u2028'];

  test('without a quote', () => {
    const piece = fc.constantFrom('a', 'é', ',', ';', ',', ...blanks);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const { lines, delimiter, faults } = read(pieces.join(''));
        fc.pre(!isInDoubt(faults));
        expect(lines).toEqual(readByAnother(pieces.join(''), delimiter));
        expect(faults).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('with quotes around any cell', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ', 'é'), maxLength: 6 });
    const plain = fc.string({ unit: fc.constantFrom('a', ' ', 'é'), maxLength: 4 });
    const cell = fc.oneof(
      plain,
      text.map((inner) => `"${inner.replaceAll('"', '""')}"`),
    );
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n', '\r'), (cells, end) => {
        const written = ['a,b', ...cells.map((row) => row.join(','))].join(end);
        const { lines, faults } = read(written);
        expect(lines).toEqual(readByAnother(written, ','));
        expect(faults).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('with quotes anywhere: what the other reader refuses has a fault, and nothing else has', () => {
    const piece = fc.constantFrom('a', '"', '"', ',', '\n', '""');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const written = `a,b\n${pieces.join('')}`;
        const { lines, faults } = read(written);
        const other = readByAnother(written, ',');
        if (other === undefined) expect(faults.length).toBeGreaterThan(0);
        else expect({ lines, faults }).toEqual({ lines: other, faults: [] });
      }),
      { numRuns: 2000 },
    );
  });
});

test('a quote in a cell without quotes, whose text another cell of the line has in quotes, is a fault', () => {
  expect(read('a,b\na","a"""').faults).toHaveLength(1);
});

test.each(['a;b,c\n', 'a|b,c;d\te\n', 'a|b;c\td\n', 'a|b\tc\n', ',;'])(
  'of %j the delimiter is not known, and nothing is read',
  (text) => {
    const { lines, faults } = read(text);
    expect(lines).toEqual([]);
    expect(isInDoubt(faults)).toBe(true);
    expect(faults).toHaveLength(1);
  },
);

test.each([
  ['a,b\n1,2', ','],
  ['a;b;c,d\n1;2;3', ';'],
  ['a\tb\n', '\t'],
  ['a|b\n', '|'],
  ['"a;b;c",d\n', ','],
  ['"a;b\n;c",d\n', ','],
  ['a', ','],
  ['\n\na;b\n', ';'],
])('of %j the delimiter is %j', (text, delimiter) => {
  expect(read(text).delimiter).toBe(delimiter);
  expect([...read(text).delimiters]).toEqual([delimiter]);
});

describe("Excel's line sep=", () => {
  test.each([
    ['sep=;\na,b;c\n', ';', ['a,b', 'c']],
    ['\uFEFFSEP=,\r\na,b;c\r\n', ',', ['a', 'b;c']],
    ['"sep=;"\na;b\n', ';', ['a', 'b']],
    ['sep=;;;\na;b\n', ';', ['a', 'b']],
    ['sep=;,,,\na,b;c\n', ';', ['a,b', 'c']],
    ['sep=\t\na\tb\n', '\t', ['a', 'b']],
    ['sep=|\na,b|c\n', '|', ['a,b', 'c']],
  ])('%j is skipped, and what it says is used', (text, delimiter, cells) => {
    expect(read(text)).toMatchObject({ delimiter, lines: [{ line: 2, cells }], faults: [] });
  });

  test('alone is an empty file', () => {
    expect(read('sep=;').lines).toEqual([]);
  });

  test('in another line is a line', () => {
    expect(read('a\nsep=;\n').lines).toHaveLength(2);
  });

  test('moves no line or column', () => {
    const { columnOf, faults } = read('sep=,\na,b\n1,"2\n');
    expect(faults).toEqual([{ line: 3, message: 'the quote that is opened here is not closed' }]);
    expect(columnOf(2, 1)).toBe(3);
  });
});

test('lines with nothing but delimiters and blanks are left out, wherever they stand', () => {
  expect(read(',,\na,b\n,\n , \n"",""\nc,d\n,,,\n').lines).toEqual([
    { line: 2, cells: ['a', 'b'] },
    { line: 6, cells: ['c', 'd'] },
  ]);
});

test('the line of a cell with line breaks is its last one, and lines behind it are counted on', () => {
  expect(read('a,b\n"x\n\ny",2\n3,4').lines.map(({ line }) => line)).toEqual([1, 4, 5]);
});

describe('quotes that do not match', () => {
  // The line is the one on which the cell begins.
  const NOT_CLOSED = 'the quote that is opened here is not closed';
  const INNER = 'the quotes do not match; double each quote inside a quoted cell';

  test.each([
    ['a,b\n"1"x,2\n', [[2, INNER]]],
    ['a,b\n"1\n2"x,2\n"', [[2, INNER]]],
    ['a,b\n1,"2\n3,4\n', [[2, NOT_CLOSED]]],
    ['"a', [[1, NOT_CLOSED]]],
    ['a\n"1\n2","3\n', [[3, NOT_CLOSED]]],
  ])('in %j are named by their line', (text, faults) => {
    expect(read(text).faults.map(({ line, message }) => [line, message])).toEqual(faults);
  });

  test.each(['a,b\n1,2"3"\n', 'a,b\n1, "2"\n', 'a,b\n1,2"\n', 'a,b\n1,2""3\n', 'a,b\n"4",x"\n'])(
    'in %j stand in a cell that is not quoted',
    (text) => {
      const [fault, ...others] = read(text).faults;
      expect(others).toEqual([]);
      expect(fault!.line).toBe(2);
      expect(fault!.message).toMatch(
        /^a cell without quotes around it contains a quote; put quotes around the whole cell/,
      );
    },
  );
});

describe('where a cell stands', () => {
  test.each([
    ['a,b,c', 1, 0, undefined, 1],
    ['a,b,c', 1, 2, undefined, 5],
    ['a, "b" ,c', 1, 1, undefined, 5],
    ['a,"b,x",c', 1, 2, undefined, 9],
    ['a\n  1;2,3', 2, 1, undefined, 7],
    ['a\n👩,b\u200bc', 2, 1, '\u200b', 4],
    ['a,\n', 1, 1, undefined, 3],
    ['a,b', 1, 5, undefined, undefined],
    ['a,b', 1, 0, '\u200b', undefined],
    ['a,"x\ny",z', 2, 2, undefined, undefined],
    ['a', 9, 0, undefined, undefined],
  ])('in %j, line %d, cell %d, character %j: %p', (text, line, cell, character, column) => {
    expect(read(text).columnOf(line, cell, character)).toBe(column);
  });
});

test('GIVEN line ends of an old Macintosh THEN the lines are told apart', () => {
  expect(read('a,b\rc,d').lines).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['c', 'd'] },
  ]);
});

test('GIVEN blanks behind a quoted cell THEN the next cell is found where it is', () => {
  expect(read('"a" ,"b""c"\n')).toMatchObject({ faults: [], lines: [{ line: 1, cells: ['a', 'b"c'] }] });
  expect(read('"a""b","c""d"\n')).toMatchObject({ faults: [], lines: [{ line: 1, cells: ['a"b', 'c"d'] }] });
  expect(read('"a""b",c"d\n').faults).toHaveLength(1);
  expect(read('"a"  ,b"c\n').faults).toEqual([
    {
      line: 1,
      message:
        'a cell without quotes around it contains a quote; put quotes around the whole cell, with no blank before them, and double ' +
        'each quote inside it',
    },
  ]);
});
