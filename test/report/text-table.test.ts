import fc from 'fast-check';
import { frameWidth, textTable } from '../../src/report/text-table.js';
import { visible } from '../../src/text/visible.js';

const COLUMNS = [
  { heading: 'Kind', width: 4 },
  { heading: 'User', width: 10 },
];

test('GIVEN rows THEN a table of just the width, long words broken', () => {
  const lines = textTable(COLUMNS, [['role', 'ada@example.com']]);

  expect(lines.every((line) => line.length === 14 + frameWidth(2))).toBe(true);
  expect(lines.filter((line) => /role|ada|com/.test(line))).toEqual(['│ role │ ada@exampl │', '│      │ e.com      │']);
});

test('GIVEN a row that is short THEN the rest is blank', () => {
  expect(textTable(COLUMNS, [['role']]).some((line) => line === '│ role │            │')).toBe(true);
});

test('GIVEN paint THEN it styles lines after wrapping', () => {
  const lines = textTable(COLUMNS, [['role', 'ada@example.com']], (text, column) =>
    column === 1 ? `\u001b[31m${text}\u001b[39m` : text,
  );

  expect(lines.filter((line) => line.includes('\u001b[31m'))).toHaveLength(2);
});

test('GIVEN any visible text THEN nothing of it is cut off', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const shown = visible(text);
      const cells = textTable(COLUMNS, [['role', shown]])
        .filter((line) => line.startsWith('│'))
        .slice(1)
        .map((line) => line.split('│').slice(2, -1).join('│'));
      expect(cells.join('').replaceAll(' ', '')).toBe(shown.replaceAll(' ', ''));
    }),
  );
});

test('GIVEN many rows THEN one table, each row once and in order', () => {
  const rows = Array.from({ length: 250 }, (_, index) => ['role', `user${index}`]);

  const lines = textTable(COLUMNS, rows);

  expect(lines.filter((line) => line.includes('Kind'))).toHaveLength(1);
  expect(lines.flatMap((line) => /user\d+/.exec(line)?.[0] ?? [])).toEqual(rows.map(([, user]) => user));
  const borders = lines.filter((line) => !line.startsWith('│')).map((line) => line.charAt(0));
  expect(borders.join('')).toBe(`┌${'├'.repeat(250)}└`);
});

test('GIVEN a text as long as a file THEN it is laid out in time by its length, whole', () => {
  const lines = textTable(COLUMNS, [['role', 'ab '.repeat(100_000)]]);

  expect(lines.join('').match(/ab/g)).toHaveLength(100_000);
});

test('GIVEN wide characters and accents on their own THEN the borders stand in one column', () => {
  const [line] = textTable(COLUMNS, [['role', 'Zoe\u0308 李']]).slice(3);

  expect(line).toBe('│ role │ Zoe\u0308 李     │');
});
