import { type EntraAccount } from '../../../../src/access/entra-account.js';
import { ENTRA_CHECKS } from '../../../../src/provider/entra/checks/entra-checks.js';
import { entraReader, type EntraReadings } from '../../../../src/provider/entra/checks/entra-readings.js';
import {
  DEFAULT_CLIENT,
  DEFAULT_SECRET,
  DEFAULT_TENANT,
  type EntraSeed,
  type EntraSimulator,
  startEntraSimulator,
} from '../../../../src/simulator/entra/index.js';
import { impatience } from '../entra-at-hand.js';
import { ACCOUNT } from './sample-readings.js';
import { deployedTenant, surroundingsOf } from './deployed-tenant.js';

const DEPLOYED = deployedTenant(ACCOUNT);
const SETTINGS = { kind: 'entra', tenant: DEFAULT_TENANT, environment: 'global' } as const;

const running: EntraSimulator[] = [];
afterEach(() => Promise.all(running.splice(0).map((simulator) => simulator.close())));

async function simulate(seed: EntraSeed): Promise<EntraSimulator> {
  const simulator = await startEntraSimulator({ seed });
  running.push(simulator);
  return simulator;
}

/** What is read with the simulator's own client, by the environment that Terraform has, too. */
async function read(
  simulator: EntraSimulator,
  account: EntraAccount = ACCOUNT,
  changes: Readonly<Record<string, string>> = {},
): Promise<EntraReadings> {
  const { cwd, environment } = surroundingsOf(simulator, changes);
  return entraReader(SETTINGS, { environment, cwd, patience: impatience() })(account);
}

const statusOf = (readings: EntraReadings, id: string): readonly string[] =>
  ENTRA_CHECKS.filter((check) => check.id === id).flatMap((check) =>
    check.run(ACCOUNT, readings).map(({ status }) => status),
  );

describe('entraReader', () => {
  it('GIVEN no credentials WHEN opened THEN nothing is asked, and why stands everywhere', async () => {
    const readings = await entraReader(SETTINGS, { cwd: '.', environment: {} })(ACCOUNT);

    expect(readings.address).toBe(`https://login.microsoftonline.com/${DEFAULT_TENANT}`);
    const parts = [readings.signIn, readings.permissions, readings.meantGroups, readings.application, readings.schema];
    for (const part of parts) {
      expect(part).toMatchObject({
        state: 'unread',
        reason: expect.stringMatching(/^No credentials for .*\.$/) as string,
      });
    }
  });

  it('GIVEN credentials that cannot be used WHEN opened THEN the failure stands everywhere', async () => {
    const readings = await entraReader(SETTINGS, { cwd: '.', environment: { ARM_CLIENT_ID: 'x' } })(ACCOUNT);

    expect(readings.signIn).toMatchObject({ state: 'failed', error: { code: 'ENTRA_CREDENTIALS' } });
    expect(readings.jobs).toEqual({ state: 'unread', reason: 'The enterprise application could not be read.' });
  });

  it('GIVEN a deployed account WHEN read THEN everything of it is there', async () => {
    const simulator = await simulate(DEPLOYED);
    const readings = await read(simulator);

    expect(readings).toMatchObject({
      signIn: { state: 'read', value: { kind: 'secret', clientId: DEFAULT_CLIENT } },
      permissions: { state: 'read', value: expect.arrayContaining(['Synchronization.ReadWrite.All']) as unknown },
      application: { state: 'read', value: { label: 'Klaviyo' } },
      assigned: { state: 'read', value: [{ principalName: 'klaviyo-admins' }, { principalName: 'klaviyo-analysts' }] },
      jobs: { state: 'read', value: [{ templateId: 'scim', schedule: 'Disabled' }] },
      secretKeys: { state: 'read', value: [{ key: 'BaseAddress' }, { key: 'SecretToken', value: undefined }] },
      schema: { state: 'read' },
      meantGroups: {
        state: 'read',
        value: [
          { group: { name: 'klaviyo-admins', rule: undefined, members: { nested: [{ name: 'emea' }] } } },
          {
            group: {
              rule: { text: 'user.department -eq "Data"', processing: 'On' },
            },
          },
        ],
      },
    });
    expect(simulator.requests().filter(({ method }) => method !== 'GET')).toHaveLength(1); // the sign-in
    expect(statusOf(readings, 'entra-role-mapping')).toEqual(['pass']);
    expect(statusOf(readings, 'entra-app-roles')).not.toContain('fail');
    expect(statusOf(readings, 'entra-group-assignments')).toEqual(['pass', 'pass']);
    expect(statusOf(readings, 'entra-nested-groups')).toEqual(['fail']);
    expect(statusOf(readings, 'entra-permissions')).toEqual(['pass', 'pass']);
  });

  it('GIVEN a tenant without the application WHEN read THEN the groups are read all the same', async () => {
    const readings = await read(await simulate({ ...DEPLOYED, applications: [] }));

    expect(readings.application).toMatchObject({ state: 'failed', error: { code: 'ENTRA_NOT_FOUND' } });
    expect(readings.schema).toEqual({ state: 'unread', reason: 'The enterprise application is not there.' });
    expect(readings.meantGroups.state).toBe('read');
    expect(statusOf(readings, 'entra-application')).toEqual(['fail']);
  });

  it('GIVEN no job WHEN read THEN its mappings are not read, and why', async () => {
    const [application] = DEPLOYED.applications!;
    const readings = await read(await simulate({ ...DEPLOYED, applications: [{ ...application!, job: undefined }] }));

    expect(readings.jobs).toEqual({ state: 'read', value: [] });
    expect(readings.schema).toMatchObject({
      state: 'unread',
      reason: expect.stringContaining('no synchronization job') as string,
    });
    expect(statusOf(readings, 'entra-job')).toEqual(['fail']);
  });

  it('GIVEN a client that may read applications alone WHEN read THEN what is refused names its permission', async () => {
    const clients = [
      {
        clientId: DEFAULT_CLIENT,
        secret: DEFAULT_SECRET,
        permissions: ['Application.Read.All', 'GroupMember.Read.All'] as const,
      },
    ];
    const readings = await read(await simulate({ ...DEPLOYED, clients }));

    expect(readings.application.state).toBe('read');
    expect(readings.jobs).toMatchObject({
      state: 'failed',
      error: { code: 'ENTRA_MISSING_PERMISSION', permissions: ['Synchronization.Read.All'] },
    });
    expect(readings.permissions).toEqual({ state: 'read', value: ['Application.Read.All', 'GroupMember.Read.All'] });
    const permissions = statusOf(readings, 'entra-permissions');
    expect(permissions).toContain('fail');
    expect(permissions).toContain('warn');
    expect(statusOf(readings, 'entra-role-mapping')).toEqual(['not checkable']);
  });

  it('GIVEN a secret that is refused WHEN read THEN the credentials fail, and nothing else is concluded', async () => {
    const readings = await read(await simulate(DEPLOYED), ACCOUNT, { ARM_CLIENT_SECRET: 'wrong' });

    expect(statusOf(readings, 'entra-credentials')).toEqual(['fail']);
    expect(statusOf(readings, 'entra-groups')).toEqual(['not checkable']);
  });

  it('GIVEN groups that cannot be read WHEN the rest can THEN the rest is read, and of the groups nothing is known', async () => {
    const clients = [
      { clientId: DEFAULT_CLIENT, secret: DEFAULT_SECRET, permissions: ['Application.Read.All'] as const },
    ];
    const readings = await read(await simulate({ ...DEPLOYED, clients }));

    expect(readings.meantGroups).toMatchObject({ state: 'failed', error: { code: 'ENTRA_MISSING_PERMISSION' } });
    expect(readings.application.state).toBe('read');
    expect(statusOf(readings, 'entra-other-assignments')).toEqual(['not checkable']);
  });
});
