import {
  ACCESS_KEY,
  connectedTo,
  type EntraAndKlaviyo,
  ROLE_TARGET,
  type Settings,
  startBoth,
  writeRoster,
  written,
} from './entra-and-klaviyo.js';

let both: EntraAndKlaviyo | undefined;

/** An application that is connected, with its role mapped and its job not started yet. */
const start = async (settings: Settings = {}, isConnected = true): Promise<EntraAndKlaviyo> => {
  both = await startBoth({
    ...settings,
    application: { job: { state: 'new', roleTarget: ROLE_TARGET }, ...settings.application },
  });
  for (const { key, value } of isConnected ? connectedTo(both.klaviyo.baseUrl) : []) {
    both.entra.portal.setSecret('Klaviyo', key, value);
  }
  return both;
};

afterEach(async () => {
  await both?.close();
  both = undefined;
});

const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('klaviyo-access entra provision', () => {
  it('GIVEN somebody in an assigned group WHEN it runs dry THEN person, role and group are shown, and nothing is done', async () => {
    const world = await start();

    const { exitCode, stdout } = await world.run(['provision', 'Grace@example.com']);

    expect(exitCode).toBe(0);
    expect(flat(stdout)).toContain('"grace@example.com" (object id ');
    expect(flat(stdout)).toContain('role "analyst", assigned through "klaviyo-analysts"');
    expect(flat(stdout)).toContain('in Klaviyo: nobody of this userName.');
    expect(stdout).toContain("  klaviyo-access entra provision 'Grace@example.com' --account 'acme' --apply\n");
    expect(written(world)).toEqual([]);
  });

  it.each([
    ['is not declared', [], 'REFUSED: The access file does not declare "grace@example.com" in "acme"'],
    [
      'is declared with another role',
      ['grace@example.com,,,klaviyo-admins,active'],
      'REFUSED: The access file declares "admin" for them (by the group "klaviyo-admins", priority 1), and Entra would push "analyst".',
    ],
    [
      'is on a roster that cannot be read',
      ['grace@example.com'],
      'REFUSED: What the access file declares for them is not known.',
    ],
  ])('GIVEN somebody assigned who %s WHEN it is applied THEN Entra is asked nothing', async (_, people, refusal) => {
    const world = await start();
    writeRoster(world.cwd, ['ada@example.com,,,klaviyo-admins,active', ...people]);

    const { exitCode, stdout } = await world.run(['provision', 'grace@example.com'], { apply: true });

    expect([exitCode, flat(stdout)]).toEqual([2, expect.stringContaining(refusal)]);
    expect(written(world)).toEqual([]);
  });

  it('GIVEN somebody in an assigned group WHEN it is applied THEN Klaviyo has them with the role, and what Entra did is shown', async () => {
    const world = await start();

    const { exitCode, stdout, stderr } = await world.run(['provision', 'grace@example.com'], { apply: true });

    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Entra says: Success, Create.');
    expect(stdout).toMatch(/Steps:\n {2}import: success\./i);
    expect(stdout).toContain(`  ${ROLE_TARGET}: nothing → "analyst"\n`);
    expect(flat(stdout)).toMatch(
      /In Klaviyo now: "grace@example.com", active, role "analyst", id .* That is as assigned\./,
    );
    expect(written(world)).toEqual([expect.stringMatching(/^POST .*\/provisionOnDemand$/)]);
    const again = await world.run(['provision', 'grace@example.com'], { apply: true });
    expect(again.exitCode).toBe(0);
    expect(flat(again.stdout)).toContain('Entra says: Skipped, Other. RedundantExport:');
  });

  it('GIVEN a guest WHEN they are provisioned by the userName that Entra pushes THEN Klaviyo has them by it', async () => {
    const world = await start();
    const guest = 'hedy_example.org#EXT#@acme.onmicrosoft.com';
    world.entra.portal.createUser({ userPrincipalName: guest, properties: { userType: 'Guest' } });
    world.entra.portal.addMembers('klaviyo-analysts', guest);
    writeRoster(world.cwd, ['hedy@example.org,,,klaviyo-analysts,active']);

    const { exitCode, stdout } = await world.run(['provision', 'hedy@example.org'], { apply: true });

    expect(exitCode).toBe(0);
    expect(flat(stdout)).toMatch(/In Klaviyo now: "hedy@example.org", active, role "analyst".* That is as assigned\./);
  });

  it.each([
    ['whom nobody assigned', 'nobody@example.com', 'The application is not assigned to "nobody@example.com".'],
    ['whose account is disabled', 'former@example.com', 'so Entra would deactivate them in Klaviyo.'],
    ['who owns the account', 'owner@example.com', 'They are the declared owner, who is never written.'],
  ])('GIVEN somebody %s WHEN it is applied THEN that is refused with the reason', async (_, user, reason) => {
    const world = await start();

    const { exitCode, stdout } = await world.run(['provision', user], { apply: true });

    expect([exitCode, flat(stdout)]).toEqual([2, expect.stringContaining(reason)]);
    expect(flat(stdout).includes('does not declare "owner@example.com"')).toBe(false);
    expect(stdout).toContain('Nobody was provisioned.');
    expect(written(world)).toEqual([]);
  });

  it('GIVEN an exception for them WHEN it is applied THEN that is refused with its line', async () => {
    const exception = '{ user: grace@example.com, kinds: [unexpected], reason: agency, expires: 2027-03-31 }';
    const world = await start({ account: () => `    exceptions: [${exception}]\n` });

    const { exitCode, stdout } = await world.run(['provision', 'grace@example.com'], { apply: true });

    expect([exitCode, flat(stdout)]).toEqual([
      2,
      expect.stringContaining('An exception holds for them until 2027-03-31'),
    ]);
    expect(written(world)).toEqual([]);
  });

  it('GIVEN somebody whom Klaviyo calls the owner WHEN it is applied THEN that is refused', async () => {
    const users = [{ userName: 'owner@example.com' }, { userName: 'grace@example.com', role: 'owner' }];
    const world = await start({ klaviyo: { users } });

    const { exitCode, stdout } = await world.run(['provision', 'grace@example.com'], { apply: true });

    expect(exitCode).toBe(2);
    expect(flat(stdout)).toContain('REFUSED: They have the role of the owner');
    expect(written(world)).toEqual([]);
  });

  it('GIVEN somebody in two groups WHEN it runs THEN both are named, since nobody knows which role Entra pushes', async () => {
    const world = await start();
    world.entra.portal.addMembers('klaviyo-admins', 'grace@example.com');

    const { exitCode, stdout } = await world.run(['provision', 'grace@example.com']);

    expect(exitCode).toBe(2);
    expect(flat(stdout)).toContain('several roles ("admin", "analyst") through "klaviyo-admins", "klaviyo-analysts"');
  });

  it('GIVEN somebody with the role of the template beside one of Klaviyo WHEN it runs THEN the former is to be removed', async () => {
    const world = await start();
    world.entra.portal.assign('Klaviyo', 'grace@example.com', 'User');

    const { exitCode, stdout } = await world.run(['provision', 'grace@example.com']);

    expect(exitCode).toBe(2);
    expect(flat(stdout)).toContain(
      'They are assigned "analyst" and also no role (assigned with the role "User", which has no value',
    );
    expect(flat(stdout)).toContain('Remove the assignment that gives no role in Entra');
  });

  it('GIVEN somebody with the role of the template WHEN it runs THEN they would get no role, and that is refused', async () => {
    const world = await start();
    world.entra.portal.assign('Klaviyo', 'nobody@example.com');

    const { exitCode, stdout } = await world.run(['provision', 'nobody@example.com']);

    expect([exitCode, flat(stdout)]).toEqual([2, expect.stringContaining('They are assigned no role of Klaviyo')]);
  });

  it('GIVEN no role mapping and no connection WHEN it runs THEN both are to be set first', async () => {
    const world = await start({ application: { job: { state: 'new' } } }, false);

    const { exitCode, stdout } = await world.run(['provision', 'grace@example.com'], { apply: true });

    expect(exitCode).toBe(2);
    expect(flat(stdout)).toContain('Run `klaviyo-access entra role-mapping` first.');
    expect(flat(stdout)).toContain('Run `klaviyo-access entra connection` first.');
    expect(written(world)).toEqual([]);
  });

  it('GIVEN a key that Klaviyo does not take WHEN it is applied THEN nothing is written on its strength', async () => {
    const world = await start();

    const { exitCode, stdout } = await world.run(
      ['provision', 'grace@example.com'],
      { apply: true },
      { ACME_KEY: 'another-example-key' },
    );

    expect(exitCode).toBe(2);
    expect(flat(stdout)).toContain('REFUSED: What Klaviyo has of them is not known.');
    expect(written(world)).toEqual([]);
  });

  it("GIVEN a token in Entra that Klaviyo does not take WHEN it is applied THEN it ends with 1, in Entra's words", async () => {
    const world = await start();
    world.entra.portal.setSecret('Klaviyo', 'SecretToken', `${ACCESS_KEY}-of-last-year`);

    const { exitCode, stderr } = await world.run(['provision', 'grace@example.com'], { apply: true });

    expect(exitCode).toBe(1);
    expect(stderr).toContain('You appear to have entered invalid credentials.');
  });

  it.each([
    ['nothing', ' ', 'USER is empty. Nobody was provisioned.'],
    ['a look-alike', '\u212Aarl@example.com', 'Nobody was provisioned. Type the userName of the person whom you mean.'],
  ])('GIVEN %s in place of a userName WHEN it runs THEN nobody is asked', async (_, user, sentence) => {
    const world = await start();

    const { exitCode, stderr } = await world
      .run(['provision', user])
      .catch((error: Error) => ({ exitCode: 1, stderr: error.message }));

    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(sentence)]);
  });
});
