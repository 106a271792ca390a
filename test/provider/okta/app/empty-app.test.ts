import { whyEmpty } from '../../../../src/provider/okta/app/empty-app.js';
import { type OktaAppState } from '../../../../src/provider/okta/app/okta-app-state.js';
import { type PlannedCreations } from '../../../../src/provider/plan-subjects.js';
import { account } from '../../../drift/sample-account.js';
import { type AnsweringOkta, startAnsweringOkta } from '../answering-okta.js';
import { failure } from '../okta-at-hand.js';

const APP = { id: '0oa1', label: 'Klaviyo' } as OktaAppState;

/** It assigns klaviyo-admins, which the stack makes, and klaviyo-analysts. */
const ACME = account();

let server: AnsweringOkta;
afterEach(() => server.close());

/** Asks an Okta in which these groups are assigned to the app, each with so many members. */
async function asked(groups: Readonly<Record<string, number>>, planned?: Partial<PlannedCreations>): Promise<string> {
  const names = Object.keys(groups);
  const answers: readonly (readonly [string, unknown])[] = Object.entries(groups).flatMap(([name, members]) => [
    [`/api/v1/groups/${name}`, { id: name, type: 'OKTA_GROUP', profile: { name } }],
    [
      `/api/v1/groups/${name}/users?limit=200`,
      Array.from({ length: members }, (_, index) => ({
        id: `00u${index}`,
        status: 'ACTIVE',
        profile: { login: `person-${index}@example.com` },
      })),
    ],
  ]);
  const list = names.map((id, priority) => ({ id, priority, profile: { role: 'admin' } }));
  server = await startAnsweringOkta({
    '/api/v1/apps/0oa1/groups?limit=200': list,
    ...(Object.fromEntries(answers) as Readonly<Record<string, unknown>>),
  });
  const nothing = { app: false, groupAssignments: false, groups: new Set<string>() };
  return whyEmpty(server.okta, ACME, APP, planned && { ...nothing, ...planned });
}

describe('GIVEN an app without users', () => {
  it('WHEN every group that the access file assigns is assigned and empty THEN it is known why', async () => {
    expect(await asked({ 'klaviyo-admins': 0, 'klaviyo-analysts': 0 })).toBe(
      'every group that is assigned to it is empty in Okta ("klaviyo-admins", "klaviyo-analysts")',
    );
  });

  it.each([
    [{ 'klaviyo-admins': 1, 'klaviyo-analysts': 0 }, '"klaviyo-admins" has 1 member.'],
    [{ 'klaviyo-admins': 0, 'klaviyo-analysts': 3 }, '"klaviyo-analysts" has 3 members.'],
    [{ 'klaviyo-admins': 0, 'klaviyo-analysts': 0, 'by-hand': 2 }, '"by-hand" has 2 members.'],
  ])(
    'WHEN a group of it has members (%j) THEN the answer is not believed, whatever is planned',
    async (groups, said) => {
      const { code, message } = await failure(asked(groups, { groupAssignments: true }));

      expect(code).toBe('OKTA_UNEXPECTED');
      expect(message).toContain(`, but its group ${said}`);
    },
  );

  it('WHEN a group is not assigned to it THEN it is not known, unless the plan assigns it', async () => {
    const { message } = await failure(asked({ 'klaviyo-admins': 0 }));
    await server.close();

    expect(message).toContain('it lacks groups that the access file assigns: "klaviyo-analysts".');
    expect(await asked({ 'klaviyo-admins': 0 }, { groupAssignments: true })).toBe(
      'every group that is assigned to it is empty in Okta ("klaviyo-admins"), and the plan assigns "klaviyo-analysts"',
    );
  });

  it('WHEN the plan makes a group, but assigns none THEN it is not known', async () => {
    expect((await failure(asked({}, { groups: new Set(['klaviyo-admins']) }))).code).toBe('OKTA_UNEXPECTED');
  });

  it('WHEN no group is assigned to it, and the plan assigns all THEN it is known why', async () => {
    expect(await asked({}, { groupAssignments: true })).toBe(
      'no group is assigned to it, and the plan assigns "klaviyo-admins", "klaviyo-analysts"',
    );
  });
});
