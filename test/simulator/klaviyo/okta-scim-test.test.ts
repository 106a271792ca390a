import { closeAll, ERROR, expectError, LIST, patch, send, simulate, USER } from './scim-client.js';

afterEach(closeAll);

const HEADERS = { accept: 'application/scim+json', 'accept-charset': 'utf-8', 'user-agent': 'OKTA SCIM Integration' };
const NEW = {
  schemas: [USER],
  userName: 'Spec.Test@example.com',
  name: { givenName: 'Spec', familyName: 'Test' },
  emails: [{ primary: true, value: 'spec.test@example.com', type: 'work' }],
  displayName: 'Spec Test',
  active: true,
};

const named = (userName: string): string =>
  `/Users?${new URLSearchParams({ filter: `userName eq "${userName}"` }).toString()}`;

/**
 * The required steps of Okta's file Okta-SCIM-20-SPEC-Test.json (developer.okta.com/standards/SCIM/SCIMFiles), in its
 * order. Its optional step asks for /Groups, which Klaviyo does not have.
 */
test("GIVEN the default settings THEN Okta's SCIM 2.0 specification test passes", async () => {
  const simulator = await simulate();
  const get = (path: string) => send(simulator, 'GET', path, { headers: HEADERS });

  const first = await get('/Users?count=1&startIndex=1');
  expect(first.status).toBe(200);
  expect(first.body).toMatchObject({ schemas: [LIST], itemsPerPage: 1, startIndex: 1, totalResults: 4 });
  const [user] = first.body.Resources;
  const whole = {
    id: expect.stringMatching(/./) as unknown,
    name: { familyName: expect.stringMatching(/./) as unknown, givenName: expect.stringMatching(/./) as unknown },
    userName: expect.stringMatching(/./) as unknown,
    active: true,
    emails: [{ value: expect.stringMatching(/./) as unknown }],
  };
  expect(user).toMatchObject(whole);
  expect((await get(`/Users/${user?.id}`)).body).toMatchObject({ ...whole, id: user?.id });

  expect((await get(named('nobody@example.com'))).body).toMatchObject({ schemas: [LIST], totalResults: 0 });
  expectError(await get('/Users/010101001010101011001010101011'), 404, undefined, /./);
  expect((await get(named(NEW.userName))).body).toMatchObject({ schemas: [LIST], totalResults: 0 });

  const json = { 'content-type': 'application/json', accept: 'application/scim+json; charset=utf-8' };
  const created = await send(simulator, 'POST', '/Users', { body: NEW, headers: json });
  const { schemas, userName, name, active } = NEW;
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({ schemas, userName, name, active, id: expect.stringMatching(/./) as unknown });
  expect((await get(`/Users/${created.body.id}`)).body).toMatchObject({ userName, name });

  const again = { ...NEW, emails: [{ primary: true, value: userName, type: 'work' }] };
  expect((await send(simulator, 'POST', '/Users', { body: again, headers: json })).status).toBe(409);
  expect((await get(named(userName.toUpperCase()))).body.totalResults).toBe(1);

  const refused = await send(simulator, 'GET', '/Users', { headers: { ...HEADERS, authorization: 'non-token' } });
  expectError(refused, 401, undefined, /./);
  expect((await get('/Users/00919288221112222')).body).toMatchObject({ schemas: [ERROR], status: '404' });
});

test("GIVEN a user of Okta's WHEN they are updated, switched off and on THEN each answer is the whole user", async () => {
  const simulator = await simulate();
  const { body: created } = await send(simulator, 'POST', '/Users', { body: NEW });
  const path = `/Users/${created.id}`;
  const renamed = { ...created, name: { ...created.name, givenName: 'Other' } };
  expect((await send(simulator, 'PUT', path, { body: renamed })).body).toEqual(renamed);
  for (const active of [false, true, false]) {
    const answer = await patch(simulator, created.id, { op: 'replace', value: { active } });
    expect(answer.body).toEqual({ ...renamed, active });
    expect((await send(simulator, 'GET', path)).body).toEqual(answer.body);
  }
});
