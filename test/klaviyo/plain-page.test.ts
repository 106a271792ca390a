import fc from 'fast-check';
import { type PlainPage, plainPageReader } from '../../src/klaviyo/plain-page.js';
import { readWirePage } from '../../src/klaviyo/wire-page.js';
import { repeatedName } from '../../src/text/repeated-name.js';

const asked = { url: 'https://a.klaviyo.com/scim/v2/Users?startIndex=1&count=100', startIndex: 1, count: 100 };
const CORE_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';

/** A record as Okta has Klaviyo keep it. */
function plain(name: string, more: object = {}): object {
  return {
    schemas: [CORE_USER],
    id: `id of ${name}, which is long`,
    userName: `${name}@example.com`,
    name: { givenName: name, familyName: 'Lovelace' },
    active: true,
    emails: [{ value: `${name}@example.com`, primary: true }],
    role: 'analyst',
    ...more,
  };
}

/** As some servers write JSON: compact, or with a blank behind each comma and colon. */
function written(value: unknown, withBlanks = false): string {
  return withBlanks
    ? JSON.stringify(value, undefined, 1)
        .replace(/\n */g, ' ')
        .replace(/([{[]) | (?=[}\]])/g, '$1')
    : JSON.stringify(value);
}

function page(records: readonly unknown[], withBlanks = false): string {
  const head = {
    schemas: ['urn:x:ListResponse'],
    totalResults: records.length,
    startIndex: 1,
    itemsPerPage: records.length,
  };
  return written({ ...head, Resources: records }, withBlanks);
}

/** What comes of a body: the page, or the words with which it is refused. */
function outcome(body: unknown): unknown {
  try {
    return readWirePage(body, asked);
  } catch (error) {
    return (error as Error).message;
  }
}

/** What comes of a page in the usual way; undefined if it is not JSON, or has a name twice in one object. */
function readUsually(json: string): unknown {
  try {
    const body: unknown = JSON.parse(json);
    return repeatedName(json) === undefined ? outcome(body) : undefined;
  } catch {
    return undefined;
  }
}

/** The same from the reader of plain pages, once it has read others; undefined if it leaves the page to the usual way. */
function readPlainly(json: string, before: readonly string[] = []): unknown {
  const read = plainPageReader();
  for (const each of before) read(each);
  const body: PlainPage | undefined = read(json);
  return body === undefined ? undefined : outcome(body);
}

test('GIVEN a text that is too long for a pattern THEN the page is left to the usual way', () => {
  const json = page([
    plain('Ada', { groups: ['a'] }),
    plain('Ben', { groups: ['a'], nickName: '"'.repeat(10_000_000) }),
  ]);

  expect(readPlainly(json)).toBeUndefined();
});

test.each([false, true])(
  'GIVEN records that are written alike, with blanks: %s THEN they are read as text',
  (withBlanks) => {
    const json = page(
      [plain('Ada'), plain('Ben', { active: false, role: ' admin ' }), plain('Zoë', { userName: 'ZOE@example.com' })],
      withBlanks,
    );
    expect(readPlainly(json)).toBeDefined();
    expect(readPlainly(json)).toEqual(readUsually(json));
  },
);

test('GIVEN a record of another form among plain ones THEN it is read on its own, in its place', () => {
  const others = [plain('Ben', { role: undefined, roles: ['admin'] }), plain('Kim', { name: {}, externalId: '00u1' })];
  const json = page([plain('Ada'), ...others, plain('Eve'), plain('Ina', { id: ' ' }), plain('Udo')].slice(0, 4));
  expect(readPlainly(json)).toBeDefined();
  expect(readPlainly(json)).toEqual(readUsually(json));
});

test.each([
  ['an id of blanks', plain('Ben', { id: ' ' })],
  ['an empty role and another one elsewhere', plain('Ben', { role: '', roles: ['admin'] })],
  ['a role in a list that others have empty', plain('Ben', { emails: [{ value: 'x', role: 'admin' }] })],
  ['an externalId that is an object', plain('Ben', { externalId: { role: 'admin' } })],
  ['a userName with a Kelvin sign', plain('Ben', { userName: 'Mar\u212A@example.com' })],
  ['a userName with an escape', plain('Ben', { userName: 'a"b@example.com' })],
  ['a role in a member of another name', plain('Ben', { 'klaviyo:role': 'admin' })],
])('GIVEN %s after a plain record THEN it reads as in the usual way, or not at all', (_, record) => {
  const json = page([plain('Ada'), record, plain('Eve')]);
  const read = readPlainly(json);
  if (read !== undefined) expect(read).toEqual(readUsually(json));
  else expect(plainPageReader()(json)).toBeUndefined();
});

const ada = written(plain('Ada'));
const ben = written(plain('Ben'));

test.each([
  ['a record has a name twice', page([1]).replace('[1]', `[${ada},${ben.replace('"role"', '"id":"x","role"')}]`)],
  ['the list has a name twice', `{"totalResults":1,"Resources":[],"Resources":[${ada}]}`],
  ['the list has a name twice in another case', `{"totalResults":1,"resources":[],"Resources":[${ada}]}`],
  ['a comma is missing', `{"totalResults":2,"Resources":[${ada}${ben}]}`],
  ['a comma is too many', `{"totalResults":2,"Resources":[${ada},${ben},]}`],
  ['the list is not closed', `{"totalResults":2,"Resources":[${ada},${ben}`],
  ['the list is closed as an object', `{"totalResults":2,"Resources":[${ada},${ben}}}`],
  ['the list is in a member of another name', `{"totalResults":2,"x":{"Resources":[${ada}]},"Resources":[]}`],
  ['something follows the list', `{"totalResults":2,"Resources":[${ada}]}}`],
  ['a text has a line end in it', `{"totalResults":2,"Resources":[${ada},${ben.replace('Ben', 'B\nen')}]}`],
  ['a text has a wrong escape in it', `{"totalResults":2,"Resources":[${ada},${ben.replace('Ben', 'B\\en')}]}`],
  [
    'a number begins with 0',
    `{"totalResults":2,"Resources":[${written(plain('A', { n: 1 }))},${written(plain('B', { n: 1 })).replace('"n":1', '"n":01')}]}`,
  ],
  ['a record is no object', `{"totalResults":2,"Resources":[${ada},1]}`],
  ['a record cannot be read', page([plain('Ada'), plain('Ben', { id: 7 })])],
  ['the body is no list', '[]'],
])('GIVEN a page in which %s THEN it is left to the usual way', (_, json) => {
  expect(plainPageReader()(json)).toBeUndefined();
  expect(readPlainly(json, [page([plain('Ada'), plain('Ben')])])).toBeUndefined();
});

test('GIVEN more records of no known form than it reads on their own THEN a page is left to the usual way', () => {
  const json = page(Array.from({ length: 30 }, (_, index) => plain(`p${index}`, { active: 'true' })));
  expect(plainPageReader()(json)).toBeUndefined();
});

test('GIVEN the users of a page THEN a name of 13 characters and more is its own', () => {
  const json = page([plain('Ada'), plain('Bartholomew-Christopher', { externalId: 'an id of the provider' })]);
  expect(readPlainly(json)).toEqual(readUsually(json));
  expect(readPlainly(json)).toMatchObject({
    users: [{ givenName: 'Ada' }, { givenName: 'Bartholomew-Christopher', externalId: 'an id of the provider' }],
  });
});

describe('GIVEN pages of any records', () => {
  const text = fc.constantFrom(
    'ada@example.com',
    'Ada',
    'admin',
    ' admin ',
    '',
    ' ',
    'Zoë',
    'a "b"',
    'a\\b',
    'a long text, of many words',
  );
  const scalar = fc.oneof(text, fc.constantFrom(null, 7, -1.5e30, true, false));
  const name = fc.constantFrom(
    ...[
      'id',
      'Id',
      'userName',
      'role',
      'roles',
      'Role',
      'active',
      'externalId',
      'givenName',
      'value',
      'type',
      'a"b',
      '1',
    ],
    ...['manager', 'meta', 'profile', '__proto__', 'emails', 'groups', CORE_USER, `${CORE_USER}:role`, 'urn:x:User'],
  );
  const { inner } = fc.letrec<{ inner: unknown }>((tie) => ({
    inner: fc.oneof(
      { depthSize: 'small' },
      scalar,
      fc.dictionary(name, tie('inner'), { maxKeys: 2 }),
      fc.array(tie('inner'), { maxLength: 3 }),
    ),
  }));
  const usual = fc.record({
    id: text,
    userName: text,
    name: fc.record({ givenName: text, familyName: text }),
    active: fc.boolean(),
    role: text,
  });
  const more = fc.dictionary(name, inner, { maxKeys: 2 });
  const record = fc.tuple(usual, fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, more)).map(([known, others]) => ({
    ...known,
    ...others,
  }));

  test('THEN a page that is read as text is what it is in the usual way', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 6 }), fc.boolean(), (records, withBlanks) => {
        const sound = records.map((each, index) => plain(`p${index}`, { ...each, id: `${index}` }));
        for (const json of [page(records, withBlanks), page(sound, withBlanks)]) {
          const plainly = readPlainly(json, [page([plain('Ada')], withBlanks)]);
          if (plainly === undefined) continue;
          read += 1;
          expect(plainly).toEqual(readUsually(json));
        }
      }),
      { numRuns: 2_000 },
    );
    expect(read).toBeGreaterThan(500);
  });

  test('THEN a page of which any part is cut out or written twice is what it is in the usual way, or not read', () => {
    const json = page([plain('Ada'), plain('Ben'), plain('Eve', { active: false })]);
    fc.assert(
      fc.property(fc.nat(json.length), fc.nat(json.length), fc.nat(40), fc.boolean(), (from, to, length, isTwice) => {
        const part = json.slice(to, to + length);
        const changed = isTwice
          ? json.slice(0, from) + part + json.slice(from)
          : json.slice(0, from) + json.slice(from + length);
        const plainly = readPlainly(changed, [json]);
        if (plainly !== undefined) expect(plainly).toEqual(readUsually(changed));
      }),
      { numRuns: 3_000 },
    );
  });
});
