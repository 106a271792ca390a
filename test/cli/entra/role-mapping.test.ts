import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EntraAndKlaviyo, ROLE_TARGET, type Settings, startBoth, written } from './entra-and-klaviyo.js';

let both: EntraAndKlaviyo | undefined;

const start = async (settings?: Settings): Promise<EntraAndKlaviyo> => (both = await startBoth(settings));

afterEach(async () => {
  await both?.close();
  both = undefined;
});

const mapped = ({ entra }: EntraAndKlaviyo): Readonly<Record<string, string>> =>
  entra.world().applications[0]?.job?.mappings ?? {};

const backups = ({ cwd }: EntraAndKlaviyo): readonly string[] =>
  readdirSync(cwd).filter((name) => name.includes('schema'));

describe('klaviyo-access entra role-mapping', () => {
  it('GIVEN a new job WHEN it runs dry THEN the difference is shown, nothing is written, and it ends with 2', async () => {
    const world = await start();

    const { exitCode, stdout } = await world.run(['role-mapping']);

    expect(exitCode).toBe(2);
    expect(stdout).toMatch(/^Account acme: the enterprise application "Klaviyo" \(/);
    expect(stdout).toContain(`  + ${ROLE_TARGET}: SingleAppRoleAssignment([appRoleAssignments])\n`);
    expect(stdout.replace(/\s+/g, ' ')).toContain('mappings that Klaviyo does not support stay: displayName, title,');
    expect(stdout).toContain("  klaviyo-access entra role-mapping --account 'acme' --apply\n");
    expect(written(world)).toEqual([]);
    expect(backups(world)).toEqual([]);
  });

  it('GIVEN a new job WHEN it is applied THEN the mapping is there, a backup too, and the second run has nothing to do', async () => {
    const world = await start();
    const before = mapped(world);

    const { exitCode, stdout } = await world.run(['role-mapping'], { apply: true });

    expect(exitCode).toBe(0);
    expect(stdout).toContain('Written, and read back as written.');
    expect(mapped(world)).toEqual({ ...before, [ROLE_TARGET]: 'SingleAppRoleAssignment([appRoleAssignments])' });
    expect(written(world)).toEqual([expect.stringMatching(/^PUT .*\/schema$/)]);
    const [backup] = backups(world);
    expect(backup).toBe('entra-schema-acme-2026-11-23T06-00-00.000Z.json');
    expect(statSync(join(world.cwd, backup!)).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(world.cwd, backup!), 'utf8')).not.toContain('SingleAppRoleAssignment');
    const again = await world.run(['role-mapping'], { apply: true });
    expect([again.exitCode, again.stdout]).toEqual([0, expect.stringContaining('mapped as declared: nothing to do.')]);
    expect(backups(world)).toHaveLength(1);
  });

  it('GIVEN prune, another userName and a custom target WHEN it is applied THEN only what Klaviyo takes is left', async () => {
    const roleTarget = 'urn:ietf:params:scim:schemas:core:2.0:User:role';
    const world = await start({ account: () => `    app: { userName: mail, roleTarget: '${roleTarget}' }\n` });

    const dry = await world.run(['role-mapping'], { prune: true });
    const { exitCode } = await world.run(['role-mapping'], { prune: true, apply: true });

    expect(dry.stdout).toContain('  ~ userName: [userPrincipalName] → [mail]\n');
    expect(dry.stdout).toContain('  - title: [jobTitle], which Klaviyo does not support\n');
    expect(dry.stdout).toContain("  klaviyo-access entra role-mapping --account 'acme' --prune --apply\n");
    expect(exitCode).toBe(0);
    expect(mapped(world)).toEqual({
      ...{ userName: '[mail]', active: expect.any(String) as string },
      ...{ 'emails[type eq "work"].value': '[mail]', 'name.givenName': '[givenName]', 'name.familyName': '[surname]' },
      [roleTarget]: 'SingleAppRoleAssignment([appRoleAssignments])',
    });
  });

  it('GIVEN a job that runs WHEN it is applied THEN it is refused, and says how to pause it', async () => {
    const world = await start({ application: { job: { state: 'running' } } });

    const { exitCode, stdout } = await world.run(['role-mapping'], { apply: true });

    expect(exitCode).toBe(2);
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/REFUSED: The job ".*" runs .* Provisioning > Pause provisioning/);
    expect(stdout).toContain('Nothing was written.');
    expect(written(world)).toEqual([]);
  });

  it('GIVEN no job WHEN it runs THEN it is refused, and says how to make one', async () => {
    const world = await start({ application: { job: undefined } });

    const { exitCode, stdout } = await world.run(['role-mapping']);

    expect([exitCode, stdout]).toEqual([
      2,
      expect.stringContaining('REFUSED: The application has no synchronization job.'),
    ]);
  });

  it('GIVEN a mapping that was changed by hand WHEN it runs THEN from and to are shown', async () => {
    const world = await start({ application: { job: { state: 'paused', roleTarget: ROLE_TARGET, groups: false } } });
    world.entra.portal.mapRole('Klaviyo', ROLE_TARGET, '"admin"');

    const { stdout } = await world.run(['role-mapping']);

    expect(stdout).toContain(`  ~ ${ROLE_TARGET}: "admin" → SingleAppRoleAssignment([appRoleAssignments])\n`);
    expect(stdout).not.toContain('Groups are mapped too');
  });

  it('GIVEN a backup that is there WHEN it is applied THEN nothing is written', async () => {
    const world = await start();
    writeFileSync(join(world.cwd, 'schema.json'), 'mine');

    const { exitCode, stderr } = await world.run(['role-mapping'], { apply: true, backup: 'schema.json' });

    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining(
        'schema.json is there already, and a backup is never overwritten. Nothing was written in Entra.',
      ),
    ]);
    expect(readFileSync(join(world.cwd, 'schema.json'), 'utf8')).toBe('mine');
    expect(written(world)).toEqual([]);
  });

  it('GIVEN a backup that cannot be made WHEN it is applied THEN nothing is written', async () => {
    const world = await start();

    const { exitCode, stderr } = await world.run(['role-mapping'], { apply: true, backup: 'access.yaml/schema.json' });

    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining('Nothing was written in Entra. Name another file with --backup.'),
    ]);
    expect(written(world)).toEqual([]);
  });

  it('GIVEN no credentials WHEN it runs THEN it says which are missing', async () => {
    const world = await start();

    await expect(world.run(['role-mapping'], {}, { ARM_CLIENT_ID: '', ARM_CLIENT_SECRET: '' })).rejects.toThrow(
      'The application of the account acme cannot be read in Entra: no credentials for Entra',
    );
  });
});
