import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openDirectory } from '../../src/directory/open-directory.js';
import { RosterDirectory } from '../../src/directory/roster.js';
import { RosterError } from '../../src/directory/roster-error.js';

const ROSTER = 'userName,givenName,familyName,groups\nada@example.com,Ada,Lovelace,admins\n';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roster-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('a roster is read from its file, each time again', async () => {
  const path = join(folder, 'people.csv');
  await writeFile(path, ROSTER);
  const directory = new RosterDirectory({ path });
  const { placeOf, ...snapshot } = await directory.read();
  expect(placeOf?.(0)).toBe(`${path}:2`);
  expect(snapshot).toEqual({
    source: `roster ${path}`,
    attributeNames: [],
    sha256: createHash('sha256').update(ROSTER).digest('hex'),
    users: [
      {
        userName: 'ada@example.com',
        givenName: 'Ada',
        familyName: 'Lovelace',
        groups: ['admins'],
        active: true,
        attributes: {},
      },
    ],
  });
  await writeFile(path, `${ROSTER}bob@example.com,Bob,,\n`);
  expect((await directory.read()).users).toHaveLength(2);
});

test('a source of an access file is relative to its folder, and is called as written there', async () => {
  await writeFile(join(folder, 'people.csv'), ROSTER);
  const snapshot = await openDirectory({ kind: 'roster', path: './people.csv' }, folder).read();
  expect(snapshot.source).toBe('roster ./people.csv');
  expect(snapshot.placeOf?.(0)).toBe('./people.csv:2');
  expect(snapshot.users).toHaveLength(1);
});

test('the shipped roster can be read', async () => {
  const { users } = await openDirectory({ kind: 'roster', path: 'people.csv' }, join(__dirname, '../..')).read();
  expect(users.map(({ userName }) => userName)).toContain('ada@example.com');
  expect(users.find(({ userName }) => userName === 'former@example.com')?.active).toBe(false);
});

test.each([
  ['none.csv', 'there is no such file', 'ENOENT'],
  ['.', 'it is a folder', 'EISDIR'],
  ['none.csv/people.csv\u0000', 'null bytes', 'ERR_INVALID_ARG_VALUE'],
])('%j cannot be read', async (name, reason, code) => {
  const error: unknown = await openDirectory({ kind: 'roster', path: name }, folder)
    .read()
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RosterError);
  const [problem] = (error as RosterError).problems;
  expect(problem!.line).toBeUndefined();
  expect((error as RosterError).message).toBe(`${problem!.path}: ${problem!.message}`);
  expect(problem!.message).toContain('the roster cannot be read: ');
  expect(problem!.message).toContain(reason);
  expect((error as RosterError).cause).toMatchObject({ code });
});

test('a bad line names the file', async () => {
  const path = join(folder, 'people.csv');
  await writeFile(path, `${ROSTER}bob,Bob,,\n`);
  await expect(new RosterDirectory({ path }).read()).rejects.toThrow(
    `${path}:3: userName "bob" is not an e-mail address`,
  );
});

describe('a roster that is larger than supported is refused, with its size and what to do', () => {
  test('GIVEN too many people THEN no more are kept than are supported', async () => {
    const path = join(folder, 'people.csv');
    await writeFile(path, `${ROSTER}bob@example.com,Bob,,\n\ncy@example.com,Cy,,\n`);
    await expect(new RosterDirectory({ path, maximumPeople: 2 }).read()).rejects.toThrow(
      `${path}:5: the roster has 3 people, and at most 2 are supported; leave out those who are in no assigned group, or raise policy.maximumPeople in the access file`,
    );
    expect((await new RosterDirectory({ path, maximumPeople: 3 }).read()).users).toHaveLength(3);
  });

  test.each([
    ['people.csv', 1_048_576],
    ['people.yaml', 8_388_608],
  ])('GIVEN too many bytes in %s THEN it is not read', async (name, maximumBytes) => {
    const path = join(folder, name);
    const text = name.endsWith('csv')
      ? ROSTER
      : '- { userName: ada@example.com, givenName: A, familyName: L, groups: [] }\n';
    await writeFile(path, text.padEnd(1_048_576, '\n'));
    expect((await new RosterDirectory({ path, maximumBytes }).read()).users).toHaveLength(1);
    await writeFile(path, text.padEnd(1_048_577, '\n'));
    const message =
      'the roster has 2 MiB, and at most 1 MiB are supported; leave out people who are in no assigned group, and columns that no ' +
      'rule needs';
    const read = new RosterDirectory({ path, maximumBytes }).read();
    await expect(read).rejects.toMatchObject({ message: `${path}: ${message}`, problems: [{ path, message }] });
  });
});
