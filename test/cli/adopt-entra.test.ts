import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { declaredPeople } from '../../src/access/declared-people.js';
import { entraAccount } from '../../src/access/entra-account.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { openDirectory } from '../../src/directory/open-directory.js';
import { parseRoster } from '../../src/directory/parse-roster.js';
import {
  DEFAULT_CLIENT,
  DEFAULT_SECRET,
  DEFAULT_TENANT,
  type EntraSimulator,
  startEntraSimulator,
} from '../../src/simulator/entra/index.js';
import { type KlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { ask, values } from '../simulator/entra/ask-entra.js';
import { KEY, ROLE, seedFor, startKlaviyo } from '../simulator/entra/klaviyo-app.js';
import { type Flags, folderWith, runCommand } from './cli-run.js';

let klaviyo: KlaviyoSimulator;
let entra: EntraSimulator;
beforeEach(async () => {
  klaviyo = await startKlaviyo();
  entra = await startEntraSimulator({ seed: seedFor(klaviyo.baseUrl) });
});
afterEach(() => Promise.all([klaviyo.close(), entra.close()]));

async function run(options: Flags = {}, environment: Record<string, string> = {}, cwd = folderWith({})) {
  writeFileSync(join(cwd, 'certificate.pem'), entra.certificate);
  const all = {
    ...{ ARM_METADATA_HOSTNAME: entra.metadataHost, SSL_CERT_FILE: 'certificate.pem' },
    ...{ ARM_CLIENT_ID: DEFAULT_CLIENT, ARM_CLIENT_SECRET: DEFAULT_SECRET, ACME_KEY: KEY, ...environment },
  };
  const { exitCode, stdout } = await runCommand(
    ['adopt', 'entra'],
    {
      app: entra.world().applications[0]!.servicePrincipalId,
      tenant: 'acme.onmicrosoft.com',
      baseUrl: klaviyo.baseUrl,
      accountName: 'acme',
      accessKeyEnv: 'ACME_KEY',
      ...options,
    },
    { cwd, environment: all },
  );
  return { exitCode, stdout, cwd, environment: all, read: (file: string) => readFileSync(join(cwd, file), 'utf8') };
}

/** What an output says, without the breaks of its lines. */
const unwrapped = (text: string): string => text.replace(/\s+/g, ' ');

describe('klaviyo-access adopt entra', () => {
  it('GIVEN a hand-made application WHEN it is adopted THEN access file and roster say what Entra has, and nothing is written there', async () => {
    const { exitCode, stdout, read } = await run();

    const model = parseAccessFile(read('access.yaml'), { path: 'access.yaml' });
    const [application] = entra.world().applications;
    const account = entraAccount(model.accounts[0]!);
    expect(exitCode).toBe(0);
    expect(model.identityProviders).toEqual([{ kind: 'entra', tenant: 'acme.onmicrosoft.com', environment: 'global' }]);
    expect(account.owner).toBe('owner@example.com');
    expect(account.assignments.map(({ role, group, create }) => [role, group, create])).toEqual([
      ['admin', 'klaviyo-admins', false],
      ['analyst', 'klaviyo-analysts', false],
    ]);
    expect(account.identityProvider).toMatchObject({
      app: { kind: 'template', label: 'Klaviyo', userName: 'userPrincipalName', roleTarget: ROLE, saml: undefined },
      provisioning: { job: 'on', scope: 'assigned', secret: 'command' },
      adopt: {
        application: application!.applicationId,
        servicePrincipal: application!.servicePrincipalId,
        assignments: Object.fromEntries(application!.assignments.map(({ principal, id }) => [principal, id])),
        job: application!.job!.id,
      },
    });
    expect(
      parseRoster(read('people.csv'), { path: 'people.csv' }).map(({ userName, groups }) => [userName, groups]),
    ).toEqual([
      ['ada@example.com', ['klaviyo-admins']],
      ['grace@example.com', ['klaviyo-analysts']],
    ]);
    expect(stdout).toContain('  azuread_application_from_template.app\n');
    expect(stdout).not.toContain('WARNING');
    expect(read('access.yaml') + stdout).not.toContain(KEY);
    expect(entra.requests().filter(({ method, path }) => method !== 'GET' && !path.endsWith('/token'))).toEqual([]);
  });

  it('GIVEN that Entra has provisioned WHEN it was adopted THEN drift with the adopted files finds everybody in sync, and only the app roles missing that the first plan makes', async () => {
    await entra.runCycle();
    const { cwd, environment } = await run();

    const { stdout } = await runCommand(['drift'], {}, { cwd, environment });

    const findings = stdout.split('\n').filter((line) => /^(critical|high|medium|low) /.test(line));
    expect(stdout).toContain('2 of 2 people in sync');
    expect(findings).toHaveLength(4);
    expect(findings.every((line) => line.includes('the app in Entra does not list the role'))).toBe(true);
  });

  it.each(['applicationId', 'servicePrincipalId'] as const)(
    'GIVEN its %s THEN that application is adopted',
    async (id) => {
      const app = entra.world().applications[0]![id];

      expect((await run({ app })).exitCode).toBe(0);
    },
  );

  it('GIVEN the client id, as Entra calls it Application ID, THEN that application is adopted', async () => {
    const [principal] = values(await ask(entra, 'GET', "/v1.0/servicePrincipals?$filter=displayName eq 'Klaviyo'"));

    const { stdout } = await run({ app: String(principal!.appId) });

    expect(stdout).toContain(`Read the app "Klaviyo" (${String(principal!.id)}) from Entra`);
  });

  it('GIVEN people without a role of Klaviyo, and some with two WHEN it is adopted THEN each is warned of by name', async () => {
    entra.portal.createGroup('everybody', ['alan@example.com']);
    entra.portal.assign('Klaviyo', 'everybody');
    entra.portal.assign('Klaviyo', 'alan@example.com', 'analyst');
    entra.portal.addMembers('klaviyo-analysts', 'ada@example.com');

    const { stdout } = await run();

    const said = unwrapped(stdout);
    expect(said).toContain('WARNING The group "everybody" is left out: it has the role "User" of the template');
    expect(said).toContain('The app is assigned to somebody directly: "alan@example.com" ("analyst").');
    expect(said).toMatch(
      /People have several roles.*: "ada@example.com" \("admin" by "klaviyo-admins", "analyst" by "klaviyo-analysts"\), "alan@example.com"/,
    );
  });

  it('GIVEN dynamic groups WHEN it is adopted THEN the condition that can be taken over stands in the access file, and the roster agrees', async () => {
    entra.portal.changeUser('alan@example.com', { department: 'Data' });
    entra.portal.createDynamicGroup('klaviyo-data', 'user.department -eq "data"');
    entra.portal.createDynamicGroup('klaviyo-chiefs', '(user.jobTitle -contains "Chief")');
    entra.portal.assign('Klaviyo', 'klaviyo-data', 'analyst');
    entra.portal.assign('Klaviyo', 'klaviyo-chiefs', 'admin');

    const { read, stdout } = await run();

    const model = parseAccessFile(read('access.yaml'), { path: 'access.yaml' });
    const snapshot = await openDirectory(model.directory, folderWith({ 'people.csv': read('people.csv') })).read();
    expect(
      declaredPeople(model.accounts[0]!, snapshot, { today: '2027-01-01' }).map(({ userName, role }) => [
        userName,
        role,
      ]),
    ).toEqual([
      ['ada@example.com', 'admin'],
      ['grace@example.com', 'analyst'],
      ['alan@example.com', 'analyst'],
    ]);
    expect(read('access.yaml')).toContain('when: { attribute: department, equals: data }');
    expect(stdout).toContain('  azuread_group.group-klaviyo-data\n');
    expect(unwrapped(stdout)).toContain(
      'WARNING A rule of Entra fills the group "klaviyo-chiefs", and the access file does not say who is in it.',
    );
  });

  it('GIVEN no access key and no --owner THEN it is refused and nothing is written', async () => {
    const cwd = folderWith({});

    await expect(run({}, { ACME_KEY: '' }, cwd)).rejects.toThrow(
      'Entra does not know the owner of the account, and no access key is set',
    );
    expect(existsSync(join(cwd, 'access.yaml'))).toBe(false);
  });

  it('GIVEN the variables of the provider THEN the tenant and the cloud are theirs', async () => {
    const { read } = await run({ tenant: undefined }, { ARM_TENANT_ID: DEFAULT_TENANT, ARM_ENVIRONMENT: 'dod' });

    expect(parseAccessFile(read('access.yaml'), { path: 'a' }).identityProviders).toEqual([
      { kind: 'entra', tenant: DEFAULT_TENANT, environment: 'usgovernmentl5' },
    ]);
  });

  it.each([
    ['no tenant', { tenant: undefined }, {}, 'Name the tenant with --tenant (or ARM_TENANT_ID)'],
    ['an address for the tenant', { tenant: 'https://acme' }, {}, 'got "https://acme"'],
    [
      'an unknown cloud',
      { environment: 'moon' },
      {},
      '--environment (or ARM_ENVIRONMENT) is "moon"; expected one of global,',
    ],
    ['no credentials', {}, { ARM_CLIENT_ID: '', ARM_CLIENT_SECRET: '' }, 'Set ARM_CLIENT_ID'],
    ['an id that is none', { app: 'Klaviyo' }, {}, '--app is "Klaviyo", which is not an id of Entra'],
    ['an unknown id', { app: '00000000-0000-0000-0000-0000000000ff' }, {}, 'has no enterprise application with the id'],
  ])('GIVEN %s THEN it is refused', async (_what, options, environment, sentence) => {
    await expect(run(options, environment)).rejects.toThrow(sentence);
  });
});
