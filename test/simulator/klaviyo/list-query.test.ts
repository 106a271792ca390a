import { type KlaviyoSimulator } from '../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { type Answer, closeAll, expectError, LIST, send, simulate, USER } from './scim-client.js';

afterEach(closeAll);

const list = (simulator: KlaviyoSimulator, query: Record<string, string>): Promise<Answer> =>
  send(simulator, 'GET', `/Users?${new URLSearchParams(query).toString()}`);

const names = (answer: Answer): readonly string[] => answer.body.Resources.map(({ userName }) => userName);

describe('paging', () => {
  const crowd = Array.from({ length: 2000 }, (_, index) => ({ userName: `user${index}@example.com`, role: 'analyst' }));

  test('GIVEN 2,000 users WHEN read by 100 THEN every one comes once, in order of creation', async () => {
    const simulator = await simulate({ users: crowd });
    const read: string[] = [];
    const ids = new Set<string>();
    for (let startIndex = 1; startIndex <= 2000; startIndex += 100) {
      const page = await list(simulator, { startIndex: String(startIndex), count: '100' });
      expect(page.body).toMatchObject({ schemas: [LIST], totalResults: 2000, startIndex, itemsPerPage: 100 });
      read.push(...names(page));
      for (const { id } of page.body.Resources) ids.add(id);
    }
    expect(read).toEqual(crowd.map(({ userName }) => userName));
    expect(ids.size).toBe(2000);
  });

  test.each([
    ['no count', {}, 1, 100],
    ['a count over the limit', { count: '500' }, 1, 100],
    ['a small count inside the first page', { startIndex: '3', count: '2' }, 3, 2],
    ['a last, short page', { startIndex: '1990' }, 1990, 11],
    ['a page past the end', { startIndex: '2001' }, 2001, 0],
    ['a count of 0', { count: '0' }, 1, 0],
    ['a negative count', { count: '-5' }, 1, 0],
    ['a startIndex under 1', { startIndex: '0', count: '1' }, 1, 1],
  ])('GIVEN %s THEN the page is as RFC 7644 says', async (_, query, startIndex, itemsPerPage) => {
    const simulator = await simulate({ users: crowd });
    const { body } = await list(simulator, query);
    expect(body).toMatchObject({ totalResults: 2000, startIndex, itemsPerPage });
    expect(body.Resources.map(({ userName }) => userName)).toEqual(
      crowd.slice(startIndex - 1, startIndex - 1 + itemsPerPage).map(({ userName }) => userName),
    );
  });

  test('GIVEN a lower limit of the account THEN the server honours it over count', async () => {
    const simulator = await simulate({ pageSizeLimit: 3 });
    const answer = await list(simulator, { count: '100' });
    expect(answer.body).toMatchObject({ totalResults: 4, itemsPerPage: 3 });
    expect(answer.body.Resources).toHaveLength(3);
  });

  test.each([
    ['1', '10', 1],
    ['11', '10', 11],
    ['10', '10', 1],
    ['20', '10', 11],
    ['21', '10', 21],
    ['5', '1', 5],
    ['250', '500', 201],
  ])(
    'GIVEN pages by number WHEN startIndex is %s and count %s THEN the page begins at %i and echoes what was asked',
    async (startIndex, count, first) => {
      const simulator = await simulate({ users: crowd, paging: 'page-number' });
      const answer = await list(simulator, { startIndex, count });
      expect(answer.body).toMatchObject({ totalResults: 2000, startIndex: Number(startIndex) });
      expect(names(answer)[0]).toBe(crowd[first - 1]?.userName);
      expect(names(answer)).toHaveLength(Math.min(Number(count), 100));
    },
  );

  test('GIVEN pages by number and a count of 0 THEN the page is empty', async () => {
    const simulator = await simulate({ users: crowd, paging: 'page-number' });
    const { body } = await list(simulator, { startIndex: '7', count: '0' });
    expect(body).toMatchObject({ totalResults: 2000, startIndex: 7, itemsPerPage: 0, Resources: [] });
  });

  test.each(['51', '100', '0', '-1'])('GIVEN a limit of count WHEN %s is asked THEN it is refused', async (count) => {
    const simulator = await simulate({ users: crowd, countLimit: 50 });
    expectError(await list(simulator, { count }), 400, 'invalidValue', /^count must be between 1 and 50$/);
  });

  test.each([
    [{ count: '50' }, {}, 50],
    [{ count: '1' }, {}, 1],
    [{}, {}, 50],
    [{ count: '50' }, { pageSizeLimit: 20 }, 20],
  ])('GIVEN a limit of count of 50 WHEN %j is asked with %j THEN %i come', async (query, settings, size) => {
    const simulator = await simulate({ users: crowd, countLimit: 50, ...settings });
    expect((await list(simulator, query)).body).toMatchObject({ totalResults: 2000, itemsPerPage: size });
  });

  test('GIVEN an account without users THEN the listing is empty', async () => {
    const simulator = await simulate({ users: [] });
    expect((await list(simulator, {})).body).toEqual({
      schemas: [LIST],
      Resources: [],
      startIndex: 1,
      itemsPerPage: 0,
      totalResults: 0,
    });
  });

  test.each([
    ['count', 'many'],
    ['count', ''],
    ['startIndex', '1.5'],
    ['startIndex', '99999999999999999999'],
  ])('GIVEN %s "%s" THEN it is refused', async (name, value) => {
    const simulator = await simulate();
    expectError(await list(simulator, { [name]: value }), 400, 'invalidValue', new RegExp(`^"${name}" must be`));
  });

  test('GIVEN a count that is given twice THEN it is refused', async () => {
    const simulator = await simulate();
    expectError(await send(simulator, 'GET', '/Users?count=1&count=2'), 400, 'invalidValue', /^"count" must be/);
  });
});

describe('filter', () => {
  test.each([
    ['userName eq "ada@example.com"', ['ada']],
    ['USERNAME EQ "ADA@Example.com"', ['ada']],
    [`${USER}:userName eq "ada@example.com"`, ['ada']],
    ['id eq "ada-1"', ['ada']],
    ['userName eq "nobody@example.com"', []],
    ['displayName eq "Ada"', []],
    ['active eq false', ['grace']],
    ['active eq "False"', ['grace']],
    ['not (active eq true)', ['grace']],
    ['role eq "analyst" and active eq true', ['alan']],
    ['userName sw "a" or name.familyName co "OPP"', ['ada', 'alan', 'grace']],
    ['emails.value eq "alan@example.com"', ['alan']],
    ['emails[type eq "work" and value co "GRACE"]', ['grace']],
    ['emails[type eq "work"].value eq "Grace@example.com"', ['grace']],
    ['emails[type eq "work"].value eq "nobody@example.com"', []],
    ['emails[type eq "home"].value pr', []],
    ['(emails[type eq "work"].value co "grace") and active eq true', []],
    ['userName eq "a].b eq c"', []],
    ['role pr', ['owner', 'ada', 'alan', 'grace']],
  ])('GIVEN %s THEN those users are listed', async (filter, people) => {
    const simulator = await simulate();
    const answer = await list(simulator, { filter });
    expect(names(answer)).toEqual(people.map((name) => `${name}@example.com`));
    expect(answer.body.totalResults).toBe(people.length);
  });

  test('GIVEN a filter and a page THEN totalResults counts the matches', async () => {
    const simulator = await simulate();
    const answer = await list(simulator, { filter: 'userName sw "a"', startIndex: '2', count: '1' });
    expect(answer.body).toMatchObject({ totalResults: 2, startIndex: 2, itemsPerPage: 1 });
    expect(names(answer)).toEqual(['alan@example.com']);
  });

  test('GIVEN two records of one userName THEN both match', async () => {
    const simulator = await simulate({ users: [{ userName: 'ada@example.com' }, { userName: 'ADA@example.com' }] });
    const answer = await list(simulator, { filter: 'userName eq "Ada@example.com"' });
    expect(names(answer)).toEqual(['ada@example.com', 'ADA@example.com']);
  });

  test.each([
    ...['', ' ', 'userName', 'userName eq', 'userName is "x"', 'userName eq "x', '(userName eq "x"', '"x"'],
    'emails[type eq "home" or type eq "work"].value co "grace"',
  ])('GIVEN the broken filter <%s> THEN it is refused, not answered with nobody', async (filter) => {
    const simulator = await simulate();
    expectError(await list(simulator, { filter }), 400, 'invalidFilter', /filter/);
  });

  test('GIVEN a filter that is given twice THEN it is refused', async () => {
    const simulator = await simulate();
    const answer = await send(simulator, 'GET', '/Users?filter=active%20pr&filter=role%20pr');
    expectError(answer, 400, 'invalidFilter', /must be one filter/);
  });
});

describe('sorting and attributes', () => {
  test('GIVEN sortBy THEN the whole listing is sorted before it is cut', async () => {
    const simulator = await simulate();
    const answer = await list(simulator, { sortBy: 'name.familyName', sortOrder: 'descending', count: '2' });
    expect(names(answer)).toEqual(['alan@example.com', 'owner@example.com']);
  });

  test('GIVEN another sortOrder THEN it is refused', async () => {
    const simulator = await simulate();
    const answer = await list(simulator, { sortBy: 'userName', sortOrder: 'random' });
    expectError(answer, 400, 'invalidValue', /'sortOrder'/);
  });

  test('GIVEN attributes THEN only they, the id and the schemas come', async () => {
    const simulator = await simulate();
    const answer = await list(simulator, { attributes: 'userName,name.givenName', count: '1' });
    expect(answer.body.Resources).toEqual([
      { schemas: [USER], id: 'owner-1', userName: 'owner@example.com', name: { givenName: 'Olive' } },
    ]);
  });

  test('GIVEN excludedAttributes THEN the others come', async () => {
    const simulator = await simulate();
    const answer = await send(simulator, 'GET', '/Users/ada-1?excludedAttributes=emails,role,meta,schemas,name');
    expect(answer.body).toEqual({ schemas: [USER], id: 'ada-1', userName: 'ada@example.com', active: true });
  });

  test('GIVEN empty attributes THEN it is refused', async () => {
    const simulator = await simulate();
    expectError(await list(simulator, { attributes: '' }), 400, 'invalidFilter', /attributes/);
  });
});

test('GIVEN POST /Users/.search THEN it is answered as the same listing', async () => {
  const simulator = await simulate();
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'];
  const body = { schemas, filter: 'userName sw "A"', startIndex: 2, count: 1, attributes: ['userName'] };
  const answer = await send(simulator, 'POST', '/Users/.search', { body });
  expect(answer.body).toEqual({
    schemas: [LIST],
    Resources: [{ schemas: [USER], id: 'alan-1', userName: 'alan@example.com' }],
    startIndex: 2,
    itemsPerPage: 1,
    totalResults: 2,
  });
});
