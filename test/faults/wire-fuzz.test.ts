import fc from 'fast-check';
import { inspect } from 'node:util';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { KlaviyoScimClient } from '../../src/klaviyo/scim-client.js';
import { ScimError } from '../../src/klaviyo/scim-error.js';
import { readWirePage, type ListPage } from '../../src/klaviyo/wire-page.js';
import { readWireUser } from '../../src/klaviyo/wire-user.js';
import { answer, LoopbackServer } from '../klaviyo/loopback-server.js';
import { virtualTiming } from '../klaviyo/virtual-timing.js';
import { anyJson, mutatedPage, rightPage } from './hostile-json.js';
import { PEOPLE } from './person.js';

const ASKED = { url: 'https://a.example.com/scim/v2/Users?startIndex=1&count=100', startIndex: 1, count: 100 };

/** The own members of what every object inherits from: nothing read may change them. */
const inherited = () =>
  JSON.stringify([Object.prototype, Array.prototype].map((one) => Reflect.ownKeys(one).map(String)));
const INHERITED = inherited();

function expectRightUser(user: ProvisionedPerson): void {
  const sometimes = ['externalId', 'lookAlike', 'noActive', 'possibleRoles'];
  expect(
    Object.keys(user)
      .filter((key) => !sometimes.includes(key))
      .sort(),
  ).toEqual(['active', 'conflicts', 'familyName', 'givenName', 'id', 'role', 'userName']);
  expect(Object.getPrototypeOf(user)).toBe(Object.prototype);
  expect(user.id.trim()).not.toBe('');
  expect(user.userName.trim()).not.toBe('');
  expect([typeof user.givenName, typeof user.familyName, typeof user.active]).toEqual(['string', 'string', 'boolean']);
  if (user.role !== undefined) expect(user.role).not.toBe('');
}

/** The page, or the ScimError; anything else that is thrown goes through. */
function reading(body: unknown): ListPage | ScimError {
  try {
    return readWirePage(body, ASKED);
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
}

function expectRightOrRefused(body: unknown): void {
  const page = reading(body);
  expect(inherited()).toBe(INHERITED);
  if (page instanceof ScimError) {
    expect(['SCIM_WIRE', 'SCIM_INCOMPLETE']).toContain(page.code);
    expect(page.message).toContain(ASKED.url);
    expect(page.message).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    return;
  }
  // Nobody is dropped: as many users as records came.
  const { Resources } = body as { Resources?: unknown[] | null };
  expect(page.users).toHaveLength(Resources?.length ?? 0);
  expect(Number.isSafeInteger(page.totalResults) && page.totalResults >= 0).toBe(true);
  page.users.forEach(expectRightUser);
}

test('GIVEN any JSON THEN it is a right page or a ScimError', () => {
  fc.assert(fc.property(anyJson, expectRightOrRefused), { numRuns: 1_500 });
});

test('GIVEN a right page with some values changed THEN it is a right page or a ScimError, and both come about', () => {
  const outcomes = { right: 0, refused: 0 };
  const property = fc.property(mutatedPage, (body) => {
    expectRightOrRefused(body);
    outcomes[reading(body) instanceof ScimError ? 'refused' : 'right'] += 1;
  });
  fc.assert(property, { numRuns: 1_500 });
  expect(Math.min(outcomes.right, outcomes.refused)).toBeGreaterThan(100);
});

test('GIVEN a right page with unknown members of any kind THEN its users are read as if these were not there', () => {
  const known = /^(id|userName|name|active|role|roles|urn:ietf:params:scim:schemas:core:2\.0:User(:role)?)$/i;
  const unknown = fc
    .dictionary(
      fc.string({ maxLength: 8 }).filter((name) => !known.test(name)),
      // In a list: the sub-attributes of a complex attribute can be role or active, and are read.
      anyJson.map((value) => [value]),
      { maxKeys: 4 },
      // A role is looked for at every depth, under any name that can be read as "role" or "roles".
    )
    .filter((members) => !/role/i.test(JSON.stringify(members).replace(/\s/g, '')));
  fc.assert(
    fc.property(rightPage, unknown, (page, members) => {
      const Resources = page.Resources.map((record) => ({ ...members, ...record }));
      const read = reading({ ...page, Resources }) as ListPage;
      expect(read.users).toEqual(PEOPLE.slice(0, page.totalResults).map(({ actual }) => actual));
    }),
  );
});

test('GIVEN any JSON as a record THEN it is a right user or a problem in words', () => {
  fc.assert(
    fc.property(anyJson, (record) => {
      const read = readWireUser(record);
      if ('user' in read) expectRightUser(read.user);
      else expect(read.problem).toMatch(/must be|is empty/);
      expect(inherited()).toBe(INHERITED);
    }),
    { numRuns: 1_500 },
  );
});

describe('the access key', () => {
  /** It holds what JSON, URLs and regular expressions escape, so that an escaped echo would show. */
  const KEY = 'zq/Example"\\&<Key>+0123456789';
  const server = new LoopbackServer();
  let client: KlaviyoScimClient;
  beforeAll(async () => {
    await server.start();
    client = new KlaviyoScimClient({
      ...{ baseUrl: server.baseUrl, accessKey: KEY, timing: virtualTiming(), retry: { attempts: 1 } },
    });
  });
  afterAll(async () => {
    await client.close();
    await server.stop();
  });

  /** Every text of a JSON value replaced by one that holds the key. */
  function echoing(value: unknown, before: string): unknown {
    if (typeof value === 'string') return `${before}${KEY}`;
    if (Array.isArray(value)) return value.map((member) => echoing(member, before));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, echoing(member, before)]));
  }

  test('GIVEN a server that echoes it in any text of any answer THEN no error shows it', async () => {
    let failures = 0;
    const type = fc.constantFrom(
      'application/scim+json',
      'text/plain',
      'text/html',
      `application/json; x=${KEY.slice(3, 10)}`,
    );
    const status = fc.constantFrom(200, 200, 200, 302, 400, 401, 403, 404, 429, 500);
    const body = fc.oneof(
      anyJson,
      mutatedPage,
      fc.string().map((detail) => ({ detail, scimType: detail })),
    );
    await fc.assert(
      fc.asyncProperty(
        status,
        type,
        body,
        fc.string({ unit: 'grapheme-ascii' }),
        async (code, contentType, json, before) => {
          const location = `/${encodeURIComponent(KEY)}?${encodeURIComponent(KEY)}`;
          server.handle(answer(code, JSON.stringify(echoing(json, before)), { 'content-type': contentType, location }));
          const outcome: unknown = await client.listUsers({ rereads: 0 }).catch((error: unknown) => error);
          if (!(outcome instanceof Error)) return;
          expect(outcome).toBeInstanceOf(ScimError);
          failures += 1;
          const shown =
            `${inspect(outcome, { showHidden: true })} ${JSON.stringify(outcome)} ${outcome.stack}`.toLowerCase();
          for (const part of [KEY, encodeURIComponent(KEY), '<key>+01', '0123456789']) {
            expect(shown).not.toContain(part.toLowerCase());
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(failures).toBeGreaterThan(200);
  });
});
