import { type Assignment } from '../../../../src/access/access-model.js';
import { readMeantRoles } from '../../../../src/provider/onelogin/app/read-meant-roles.js';
import { findRole, readRole, readRoles } from '../../../../src/provider/onelogin/app/read-roles.js';
import { readRolePeople } from '../../../../src/provider/onelogin/app/read-app-people.js';
import { failure, withOneLogin } from '../onelogin-at-hand.js';

const PEOPLE = Array.from({ length: 7 }, (_, index) => ({ email: `person-${index}@example.com` }));
const SEED = {
  users: PEOPLE,
  roles: [{ name: 'klaviyo-admins', users: PEOPLE.map(({ email }) => email) }, { name: 'twice' }, { name: 'twice' }],
  apps: [{ name: 'Klaviyo', roles: ['klaviyo-admins'] }],
};

describe('findRole', () => {
  it('GIVEN roles in several pages WHEN one is found by name or id THEN it is that one, with its apps and its people', async () => {
    await withOneLogin({ seed: SEED, pageSize: 2 }, async ({ world }, onelogin) => {
      const role = await findRole(onelogin, { group: 'klaviyo-admins' });
      expect(role).toEqual({
        id: String(world().roles[0]!.id),
        name: 'klaviyo-admins',
        appIds: [String(world().apps[0]!.id)],
      });
      const byId = { by: 'id', id: role.id, name: 'klaviyo-admins' } as const;
      expect(await findRole(onelogin, { group: 'klaviyo-admins', identity: byId })).toEqual(role);
      expect(await readRole(onelogin, role.id)).toEqual(role);
      expect(await readRoles(onelogin)).toHaveLength(3);
      expect([...(await readRolePeople(onelogin, role.id))].sort()).toEqual(
        world()
          .users.map(({ id }) => String(id))
          .sort(),
      );
    });
  });

  it.each([
    [
      { group: 'twice' },
      'ONELOGIN_AMBIGUOUS',
      /several roles of OneLogin named exactly "twice".*group: \{ id: \d+, name: "twice" \} or/,
    ],
    [
      { group: 'twice', create: true },
      'ONELOGIN_AMBIGUOUS',
      /"twice" \(\d+\)\. The stack makes the role\. If it was deployed, the output role_ids .* rename the others in OneLogin\./,
    ],
    [
      { group: 'Klaviyo-Admins' },
      'ONELOGIN_NOT_FOUND',
      /no role of OneLogin named exactly "Klaviyo-Admins"; there is "klaviyo-admins"/,
    ],
    [
      { group: 'x', identity: { by: 'id', id: '1', name: 'x' } as const },
      'ONELOGIN_NOT_FOUND',
      /no role of OneLogin with the id "1"/,
    ],
  ])('GIVEN %j WHEN it is looked for THEN it is %s', async (reference, code, says) => {
    await withOneLogin({ seed: SEED }, async (_simulator, onelogin) => {
      const error = await failure(findRole(onelogin, reference));
      expect(error.code).toBe(code);
      expect(error.message).toMatch(says);
    });
  });

  it('GIVEN a role of another name under the id WHEN it is looked for THEN it says so', async () => {
    await withOneLogin({ seed: SEED }, async ({ world }, onelogin) => {
      const id = String(world().roles[0]!.id);
      const error = await failure(findRole(onelogin, { group: 'b', identity: { by: 'id', id, name: 'b' } }));
      expect(error.message).toContain('is named "klaviyo-admins", not "b"');
    });
  });
});

describe('readMeantRoles', () => {
  const assignment = (group: string) => ({ group, role: 'admin' }) as Assignment;

  it('GIVEN assignments WHEN their roles are looked up THEN each has its role, or why there is none', async () => {
    await withOneLogin({ seed: SEED }, async (_simulator, onelogin) => {
      const meant = await readMeantRoles(onelogin, ['klaviyo-admins', 'twice', 'none'].map(assignment));
      expect(meant.map((one) => ('role' in one ? one.role.name : one.error.code))).toEqual([
        'klaviyo-admins',
        'ONELOGIN_AMBIGUOUS',
        'ONELOGIN_NOT_FOUND',
      ]);
    });
  });

  it('GIVEN a OneLogin that does not answer WHEN roles are looked up THEN it fails as a whole', async () => {
    await withOneLogin({ seed: SEED }, async (simulator, onelogin) => {
      simulator.failNext('denied', 1, { path: '/api/2/roles' });
      expect((await failure(readMeantRoles(onelogin, [assignment('none')]))).code).toBe('ONELOGIN_FORBIDDEN');
    });
  });
});
