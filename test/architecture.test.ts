import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked, type Tokens } from 'marked';
import { ROOT } from './docs/documents.js';

const { mayImport, pure } = jest.requireActual<{
  readonly mayImport: Readonly<Record<string, readonly string[]>>;
  readonly pure: readonly string[];
}>('../eslint.walls.js');

const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
const tables = marked.lexer(page).filter((token): token is Tokens.Table => token.type === 'table');
const tableUnder = (heading: string): readonly (readonly string[])[] => {
  const table = tables.find(({ header }) => header[0]!.text === heading);
  return table!.rows.map((row) => row.map(({ text }) => text));
};

describe('the table of rooms', () => {
  const rows = tableUnder('room');

  test('GIVEN the walls of the linter THEN it has a row for every room, in an order in which none comes before what it imports', () => {
    const rooms = rows.map(([room]) => room!);
    const earlier = (room: string): readonly string[] => rooms.slice(0, rooms.indexOf(room));

    expect([...rooms].sort()).toEqual(Object.keys(mayImport).sort());
    expect(
      rooms.filter((room) => mayImport[room]!.some((other) => !earlier(room).includes(other.split('/')[0]!))),
    ).toEqual([]);
  });

  test.each(rows.map((row) => [row[0]!, row] as const))(
    'GIVEN the room %s THEN its row says what the walls say',
    (room, row) => {
      expect(row[2]).toBe(pure.includes(room) ? 'no' : 'yes');
      expect(
        row[3]!
          .replaceAll('`', '')
          .split(', ')
          .filter((name) => name !== '–'),
      ).toEqual(mayImport[room]);
    },
  );
});

test('GIVEN the lines "I want to" THEN there are twenty or more, and every file that they name is there', () => {
  const rows = tableUnder('I want to …');
  const files = rows.flatMap(([, where]) =>
    [...where!.matchAll(/`((?:src|test|stacks|docs|bench|\.ci)\/[^`]*)`/g)].map(([, file]) => file!),
  );

  expect(rows.length).toBeGreaterThanOrEqual(20);
  expect(rows.filter(([, where]) => !/`[^`]+`/.test(where!))).toEqual([]);
  expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});
