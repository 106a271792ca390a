import {
  ACCESS_KEY,
  connectedTo,
  type EntraAndKlaviyo,
  type Settings,
  startBoth,
  written,
} from './entra-and-klaviyo.js';

let both: EntraAndKlaviyo | undefined;

const start = async (settings?: Settings): Promise<EntraAndKlaviyo> => (both = await startBoth(settings));

afterEach(async () => {
  await both?.close();
  both = undefined;
});

const saved = ({ entra }: EntraAndKlaviyo) => entra.world().applications[0]?.secrets;
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('klaviyo-access entra connection', () => {
  it('GIVEN no connection WHEN it runs dry THEN what would be set is shown, Entra is sent nothing, and it ends with 2', async () => {
    const world = await start();

    const { exitCode, stdout } = await world.run(['connection']);

    expect(exitCode).toBe(2);
    expect(stdout).toContain(`  + BaseAddress: ${world.klaviyo.baseUrl}\n`);
    expect(stdout).toContain(
      '  + SecretToken: the access key of the environment variable ACME_KEY, without its prefix\n',
    );
    expect(stdout).toContain('  + SyncAll: false\n');
    expect(stdout).toContain('The access key opens the Klaviyo account whose owner is "owner@example.com".');
    expect(stdout).toContain("  klaviyo-access entra connection --account 'acme' --apply\n");
    expect(written(world)).toEqual([]);
  });

  it('GIVEN no connection WHEN it is applied THEN Entra tries it, then it is saved without the prefix, and works', async () => {
    const world = await start();

    const { exitCode, stdout, stderr } = await world.run(['connection'], { apply: true });

    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Entra has tried the connection: Klaviyo takes the token.\nSaved.');
    expect(written(world)).toEqual([
      expect.stringMatching(/^POST .*\/validateCredentials$/),
      expect.stringMatching(/^PUT .*\/synchronization\/secrets$/),
    ]);
    expect(saved(world)).toEqual(connectedTo(world.klaviyo.baseUrl));
    expect(stdout).not.toContain(ACCESS_KEY);
    const again = await world.run(['connection']);
    expect(again.exitCode).toBe(0);
    expect(flat(again.stdout)).toContain('~ BaseAddress: http');
    expect(flat(again.stdout)).toContain('(it is set, and Entra does not show to what)');
  });

  it('GIVEN validate WHEN it runs THEN Entra tries the connection and nothing is saved', async () => {
    const world = await start();

    const { exitCode, stdout } = await world.run(['connection'], { validate: true });

    expect(exitCode).toBe(2);
    expect(stdout).toContain('Nothing was saved.');
    expect(written(world)).toEqual([expect.stringMatching(/^POST .*\/validateCredentials$/)]);
    expect(saved(world)).toEqual([]);
  });

  it('GIVEN a key beside them that Entra does not show WHEN it is validated THEN Entra tries it, and why it is not saved is noted', async () => {
    const secrets = [{ key: 'SyncNotificationSettings', value: '{}' }];
    const world = await start({ application: { secrets } });

    const { stdout } = await world.run(['connection'], { validate: true });

    expect(flat(stdout)).toContain(
      'note: It could not be saved so. Entra does not show the value of "SyncNotificationSettings"',
    );
    expect(stdout).not.toContain('REFUSED');
    expect(stdout).toContain('Entra has tried the connection: Klaviyo takes the token.\nNothing was saved.');
    expect(written(world)).toEqual([expect.stringMatching(/^POST .*\/validateCredentials$/)]);
    const applied = await world.run(['connection'], { validate: true, apply: true });
    expect([applied.exitCode, flat(applied.stdout)]).toEqual([2, expect.stringContaining('REFUSED: Entra does not')]);
    expect(saved(world)).toEqual(secrets);
  });

  it('GIVEN a job in quarantine WHEN it is applied THEN it is said how the quarantine ends', async () => {
    const world = await start({ application: { job: { state: 'running' } } });
    world.entra.portal.quarantine('Klaviyo');

    const { exitCode, stdout } = await world.run(['connection'], { apply: true });

    expect(exitCode).toBe(0);
    expect(flat(stdout)).toContain('The job is in quarantine. Start it in Entra');
  });

  it('GIVEN a key of another account WHEN it is applied THEN Entra is sent nothing', async () => {
    const world = await start({ klaviyo: { owner: 'other@example.com', users: [{ userName: 'other@example.com' }] } });

    const { exitCode, stdout } = await world.run(['connection'], { apply: true });

    expect(exitCode).toBe(2);
    expect(flat(stdout)).toContain('REFUSED: acme: this may be the user list of another account');
    expect(written(world)).toEqual([]);
  });

  it('GIVEN a key that Klaviyo does not take WHEN it is applied THEN Entra is sent nothing, and the key is nowhere', async () => {
    const world = await start();
    const wrong = 'another-example-key-of-nobody';

    const { exitCode, stdout, stderr } = await world.run(['connection'], { apply: true }, { ACME_KEY: wrong });

    expect(exitCode).toBe(2);
    expect(flat(stdout)).toContain('REFUSED: It is not known which account the access key opens.');
    expect(written(world)).toEqual([]);
    expect(stdout + stderr).not.toContain(wrong);
  });

  it('GIVEN a stack that sets the connection WHEN it is applied THEN it is left to the stack', async () => {
    const world = await start({ account: () => '    provisioning: { secret: terraform }\n' });

    const { exitCode, stdout } = await world.run(['connection'], { apply: true });

    expect([exitCode, flat(stdout)]).toEqual([
      2,
      expect.stringContaining('REFUSED: The access file says provisioning.secret: terraform'),
    ]);
    expect(written(world)).toEqual([]);
  });

  it('GIVEN a key that Entra does not show WHEN it is applied THEN it is named, and nothing is lost', async () => {
    const world = await start();
    world.entra.portal.setSecret('Klaviyo', 'SyncNotificationSettings', '{"Enabled":true}');

    const { exitCode, stdout } = await world.run(['connection'], { apply: true });

    expect([exitCode, flat(stdout)]).toEqual([
      2,
      expect.stringContaining('REFUSED: Entra does not show the value of "SyncNotificationSettings"'),
    ]);
    expect(saved(world)).toEqual([{ key: 'SyncNotificationSettings', value: '{"Enabled":true}' }]);
  });

  it('GIVEN no job WHEN it runs THEN it is refused, and says how to make one', async () => {
    const world = await start({ application: { job: undefined, secrets: connectedTo('https://scim.example') } });

    const { exitCode, stdout } = await world.run(['connection']);

    expect([exitCode, stdout]).toEqual([
      2,
      expect.stringContaining('REFUSED: The application has no synchronization job.'),
    ]);
  });

  it.each([
    ['as it is', ACCESS_KEY],
    ['in base64', Buffer.from(`Bearer ${ACCESS_KEY}`).toString('base64')],
    ['in capitals', ACCESS_KEY.toUpperCase()],
  ])('GIVEN an Entra that repeats the key %s WHEN it runs THEN it is struck out', async (_, echo) => {
    const world = await start({
      account: (entra) => `    app: { existing: ${entra.world().applications[0]!.servicePrincipalId} }\n`,
    });
    world.entra.portal.renameApp('Klaviyo', echo);

    const dry = await world.run(['connection']);
    const applied = await world.run(['connection'], { apply: true });

    expect(flat(dry.stdout)).toContain('the enterprise application "[secret]" (');
    expect(dry.stdout + applied.stdout + dry.stderr + applied.stderr).not.toContain(echo);
    expect(applied.exitCode).toBe(0);
  });

  it('GIVEN no access key WHEN it runs THEN it says where it should be', async () => {
    const world = await start();

    await expect(world.run(['connection'], {}, { ACME_KEY: '' })).rejects.toThrow('"ACME_KEY"');
    expect(written(world)).toEqual([]);
  });
});
