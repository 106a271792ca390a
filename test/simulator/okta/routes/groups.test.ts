import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { type Json, ask, at, groupNames, logins } from '../ask-okta.js';

let okta: OktaSimulator;

beforeEach(async () => {
  okta = await startOktaSimulator();
});
afterEach(() => okta.close());

describe('groups', () => {
  test('WHEN a group is made, THEN it is as Okta answers', async () => {
    const made = await ask(okta, 'POST', '/api/v1/groups', { profile: { name: 'klaviyo-admins', description: '' } });

    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({
      id: '00g00000000000000002',
      objectClass: ['okta:user_group'],
      type: 'OKTA_GROUP',
      profile: { name: 'klaviyo-admins', description: '' },
      _links: { users: { href: `${okta.url}/api/v1/groups/00g00000000000000002/users` } },
    });
    expect((await ask(okta, 'GET', '/api/v1/groups/00g00000000000000002')).body).toEqual(made.body);
  });

  test('WHEN the name is taken or left out, THEN 400 E0000001', async () => {
    const taken = await ask(okta, 'POST', '/api/v1/groups', { profile: { name: 'Klaviyo-Analysts' } });
    const blank = await ask(okta, 'POST', '/api/v1/groups', { profile: { name: ' ' } });

    expect([taken.status, taken.body.errorCode]).toEqual([400, 'E0000001']);
    expect(at(taken.body, 'errorCauses.0.errorSummary')).toMatch(/^name: An object with this field already exists/);
    expect(blank.body.errorCauses).toEqual([{ errorSummary: 'name: The field cannot be left blank' }]);
  });

  test('WHEN a group is changed, THEN it has the new name, and may keep its old one', async () => {
    const path = '/api/v1/groups/00g00000000000000001';
    const changed = await ask(okta, 'PUT', path, { profile: { name: 'analysts', description: 'new' } });
    const same = await ask(okta, 'PUT', path, { profile: { name: 'analysts' } });

    expect(changed.body.profile).toEqual({ name: 'analysts', description: 'new' });
    expect(same.body.profile).toEqual({ name: 'analysts', description: '' });
  });

  test('WHEN a group is deleted, THEN 204 and it is gone: 404 E0000007', async () => {
    const deleted = await ask(okta, 'DELETE', '/api/v1/groups/00g00000000000000001');
    const gone = await ask(okta, 'GET', '/api/v1/groups/00g00000000000000001');

    expect(deleted.status).toBe(204);
    expect(gone.status).toBe(404);
    expect(gone.body.errorSummary).toBe('Not found: Resource not found: 00g00000000000000001 (UserGroup)');
  });

  test('WHEN groups are asked for by q, THEN those whose names begin so come, without a Link', async () => {
    okta.console.createGroup('klaviyo-analysts-eu');
    okta.console.createGroup('not-klaviyo-analysts');
    const found = await ask<Json[]>(okta, 'GET', '/api/v1/groups?q=klaviyo-anal');

    expect(groupNames(found)).toEqual(['klaviyo-analysts', 'klaviyo-analysts-eu']);
    expect(found.headers.get('link')).toBeNull();
  });

  test('WHEN groups are searched and filtered, THEN those that match come', async () => {
    okta.console.createGroup('klaviyo-admins');
    const search = (expression: string) =>
      ask<Json[]>(okta, 'GET', `/api/v1/groups?search=${encodeURIComponent(expression)}`);
    const filter = await ask<Json[]>(okta, 'GET', '/api/v1/groups?filter=type+eq+%22APP_GROUP%22');

    expect(groupNames(await search('profile.name eq "klaviyo-admins"'))).toEqual(['klaviyo-admins']);
    expect(groupNames(await search('profile.name sw "klaviyo" and type eq "OKTA_GROUP"'))).toHaveLength(2);
    expect(filter.body).toEqual([]);
    expect(groupNames(await search('type eq "OKTA_GROUP" and lastUpdated gt "2020"'))).toHaveLength(2);
    expect((await search('lastUpdated after "2020"')).status).toBe(400);
  });

  test('WHEN a member is put in and taken out, THEN the list of members follows', async () => {
    const members = '/api/v1/groups/00g00000000000000001/users';
    const put = await ask(okta, 'PUT', `${members}/00u00000000000000001`);
    expect(put.status).toBe(204);
    expect(logins(await ask<Json[]>(okta, 'GET', members))).toContain('ada@example.com');

    await ask(okta, 'DELETE', `${members}/00u00000000000000001`);
    expect(logins(await ask<Json[]>(okta, 'GET', members))).not.toContain('ada@example.com');
    expect((await ask(okta, 'PUT', `${members}/00uNobody`)).body.errorCode).toBe('E0000007');
  });

  test('WHEN a group is imported, THEN it may have the name of another; Okta does not rename it', async () => {
    const id = okta.console.importGroup('klaviyo-analysts', ['ada@example.com']);
    const search = (expression: string) =>
      ask<Json[]>(okta, 'GET', `/api/v1/groups?search=${encodeURIComponent(expression)}`);

    expect((await search('profile.name eq "klaviyo-analysts"')).body.map(({ type }) => type)).toEqual([
      'OKTA_GROUP',
      'APP_GROUP',
    ]);
    expect((await search('profile.name eq "klaviyo-analysts" and type eq "APP_GROUP"')).body[0]!.id).toBe(id);
    expect((await ask(okta, 'PUT', `/api/v1/groups/${id}`, { profile: { name: 'other' } })).status).toBe(403);
    expect((await ask(okta, 'POST', '/api/v1/groups', { profile: { name: 'klaviyo-analysts' } })).status).toBe(400);
  });

  test('GIVEN an imported group WHEN one of that name is made in Okta THEN it is made', async () => {
    okta.console.importGroup('imported');

    expect((await ask(okta, 'POST', '/api/v1/groups', { profile: { name: 'imported' } })).status).toBe(200);
  });
});
