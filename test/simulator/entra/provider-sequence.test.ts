import { type EntraSimulator, startEntraSimulator } from '../../../src/simulator/entra/index.js';
import { type Answer, ask, at, type Json } from './ask-entra.js';

/**
 * What the azuread provider 3.7.0 asks, in its order, for an application with its roles, groups, assignments, keys and job: a run of
 * it that was recorded.
 */
type Step = readonly [method: string, path: string, body?: Json];

const TEMPLATE = '8adf8e6e-67b2-4cf2-a259-e3dc5476c621';
const ME = '00000000-0000-0000-0000-0000000000aa';
const ROLES = ['admin', 'analyst'];

let entra: EntraSimulator;

beforeEach(async () => {
  entra = await startEntraSimulator({ seed: {} });
});
afterEach(() => entra.close());

/** Takes steps; ids stand in the paths as `APP`, `SP`, `JOB`, `GROUP-admin`, `ASSIGNMENT-admin`. */
async function take(steps: readonly Step[]): Promise<readonly Answer<Json>[]> {
  const answers: Answer<Json>[] = [];
  for (const [method, path, body] of steps) {
    const { applications, groups } = entra.world();
    const [app] = applications;
    const groupId = (role: string) => groups.find(({ displayName }) => displayName === `klaviyo-${role}`)?.id;
    const real = (text: string): string =>
      text
        .replace(/\bAPP\b/, app?.applicationId ?? 'APP')
        .replace(/\bSP\b/, app?.servicePrincipalId ?? 'SP')
        .replace(/\bJOB\b/, app?.job?.id ?? 'JOB')
        .replace(/\bGROUP-(\w+)/, (_, role: string) => groupId(role) ?? 'GROUP')
        .replace(
          /\bASSIGNMENT-(\w+)/,
          (_, role: string) => app?.assignments.find((one) => one.role === role)?.id ?? 'X',
        );
    const sent = body === undefined ? undefined : (JSON.parse(real(JSON.stringify(body))) as Json);
    answers.push(await ask(entra, method, real(path), sent));
  }
  return answers;
}

const statuses = (answers: readonly Answer<Json>[]): readonly number[] => answers.map(({ status }) => status);

const roleId = (role: string) => `11111111-0000-4000-8000-00000000000${String(ROLES.indexOf(role) + 1)}`;

/** The read-modify-write of the roles that the provider makes for each one. */
async function writeRoles(change: (roles: readonly Json[]) => readonly Json[]): Promise<void> {
  const [read] = await take([['GET', '/v1.0/applications/APP']]);
  const appRoles = change(read!.body.appRoles as Json[]);
  const [written] = await take([
    ['PATCH', '/v1.0/applications/APP', { '@odata.type': '#microsoft.graph.application', appRoles }],
  ]);
  expect(written!.status).toBe(204);
}

const group = (role: string): readonly Step[] => [
  [
    'POST',
    '/beta/groups',
    {
      '@odata.type': '#microsoft.graph.group',
      description: null,
      displayName: `klaviyo-${role}`,
      groupTypes: [],
      isAssignableToRole: false,
      mailEnabled: false,
      mailNickname: '26dc069d-d',
      membershipRule: null,
      'owners@odata.bind': [`${entra.url}/beta/directoryObjects/${ME}`],
      resourceBehaviorOptions: [],
      resourceProvisioningOptions: [],
      securityEnabled: true,
    },
  ],
  ['PATCH', `/beta/groups/GROUP-${role}`, { displayName: `TERRAFORM_UPDATE_${role}` }],
];

const KEYS = ['BaseAddress', 'SecretToken', 'SyncAll'];
const secrets = (value: (key: string) => string): Json => ({ value: KEYS.map((key) => ({ key, value: value(key) })) });

async function create(): Promise<void> {
  for (const role of ROLES) {
    await take(group(role));
    const { id } = entra.world().groups.find(({ displayName }) => displayName.startsWith('TERRAFORM'))!;
    await take([['PATCH', `/beta/groups/${id}`, { displayName: `klaviyo-${role}` }]]);
  }
  await take([['POST', `/v1.0/applicationTemplates/${TEMPLATE}/instantiate`, { displayName: 'Klaviyo' }]]);
  for (const role of ROLES) {
    const own = {
      allowedMemberTypes: ['User'],
      description: role,
      displayName: role,
      id: roleId(role),
      isEnabled: true,
    };
    await writeRoles((roles) => [...roles, { ...own, value: role }]);
  }
  const assignments = ROLES.map((role): Step => [
    'POST',
    '/v1.0/servicePrincipals/SP/appRoleAssignedTo',
    { appRoleId: roleId(role), principalId: `GROUP-${role}`, resourceId: 'SP' },
  ]);
  expect(statuses(await take(assignments))).toEqual([201, 201]);
  const rest: readonly Step[] = [
    ['PUT', '/v1.0/servicePrincipals/SP/synchronization/secrets', secrets((key) => `${key}-value`)],
    ['GET', '/v1.0/servicePrincipals/SP'],
    ['POST', '/v1.0/servicePrincipals/SP/synchronization/jobs', { templateId: 'scim' }],
  ];
  expect(statuses(await take(rest))).toEqual([204, 200, 201]);
}

const REFRESH: readonly Step[] = [
  ['GET', '/v1.0/applications/APP'],
  ...ROLES.flatMap((role): readonly Step[] => [
    ['GET', `/beta/groups/GROUP-${role}`],
    ['GET', `/beta/groups/GROUP-${role}/owners`],
    ['GET', `/beta/groups/GROUP-${role}/memberOf`],
    ['GET', `/v1.0/servicePrincipals/SP/appRoleAssignedTo/ASSIGNMENT-${role}`],
  ]),
  ['GET', '/v1.0/servicePrincipals/SP/synchronization/secrets'],
  ['GET', '/v1.0/servicePrincipals/SP/synchronization/jobs/JOB'],
];

test('WHEN everything is made, THEN it is there, and the job is off', async () => {
  await create();
  expect(entra.world().applications[0]).toMatchObject({
    displayName: 'Klaviyo',
    assignments: ROLES.map((role) => ({ principal: `klaviyo-${role}`, role })),
    job: { code: 'NotConfigured' },
  });
  const [owner] = await take([['GET', '/beta/groups/GROUP-admin/owners']]);
  expect(at(owner!.body, 'value.0.id')).toBe(ME);
});

test('GIVEN everything is made WHEN it is read twice, THEN nothing has changed', async () => {
  await create();
  const [first, second] = [await take(REFRESH), await take(REFRESH)];
  expect(statuses(first)).toEqual(REFRESH.map(() => 200));
  expect(second.map(({ body }) => body)).toEqual(first.map(({ body }) => body));
});

test('GIVEN everything is made WHEN it is destroyed, THEN nothing is left', async () => {
  await create();
  const job = `/v1.0/servicePrincipals/SP/synchronization/jobs/${entra.world().applications[0]!.job!.id}`;
  expect(
    statuses(
      await take([
        ['DELETE', job],
        ['GET', job],
      ]),
    ),
  ).toEqual([204, 404]);
  const rest = await take([
    ...ROLES.map((role): Step => ['DELETE', `/v1.0/servicePrincipals/SP/appRoleAssignedTo/ASSIGNMENT-${role}`]),
    ['PUT', '/v1.0/servicePrincipals/SP/synchronization/secrets', secrets(() => '')],
    ['GET', '/v1.0/servicePrincipals/SP/synchronization/secrets'],
    ...ROLES.map((role): Step => ['DELETE', `/beta/groups/GROUP-${role}`]),
  ]);
  expect(statuses(rest)).toEqual([204, 204, 204, 200, 204, 204]);
  expect(rest[3]!.body.value).toEqual([]);
  for (const role of ROLES) {
    await writeRoles((roles) => roles.map((one) => (one.value === role ? { ...one, isEnabled: false } : one)));
    await writeRoles((roles) => roles.filter(({ value }) => value !== role));
  }
  expect(statuses(await take([['DELETE', '/v1.0/applications/APP']]))).toEqual([204]);
  expect(entra.world()).toMatchObject({ applications: [], groups: [] });
});
