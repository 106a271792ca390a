import { accessFile, PEOPLE } from './acme.js';
import { folderWith, runCli } from './cli-run.js';

const BASE_URL = 'https://a.klaviyo.com/scim/v2';

describe('klaviyo-access validate', () => {
  it('GIVEN a right file and its key WHEN it runs THEN it sums up who is wanted and exits with 0', async () => {
    const cwd = folderWith({ 'access.yaml': accessFile(BASE_URL), 'people.csv': PEOPLE });
    const run = await runCli(['validate'], { cwd, environment: { ACME_KEY: 'example-access-key' } });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toContain('acme: 2 people declared, 0 exceptions, provisioning by console');
    expect(run.stdout).toContain('1. admin for group klaviyo-admins (looked up in Okta): 1 person');
    expect(run.stdout).toContain('access.yaml is valid.');
  });

  it('GIVEN no key WHEN it runs THEN the place of the key in the file is named', async () => {
    const cwd = folderWith({ 'access.yaml': accessFile(BASE_URL), 'people.csv': PEOPLE });
    const run = await runCli(['validate'], { cwd });
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toMatch(/^access\.yaml:7:\d+: .*ACME_KEY/);
  });

  it('GIVEN no key WHEN it runs without credentials THEN the file is valid', async () => {
    const cwd = folderWith({ 'access.yaml': accessFile(BASE_URL), 'people.csv': PEOPLE });
    expect((await runCli(['validate', '--without-credentials'], { cwd })).exitCode).toBe(0);
  });

  it('GIVEN mistakes and no key WHEN it runs THEN all of them are reported at once, in the order of the file', async () => {
    const wrong = accessFile(BASE_URL).replace('role: analyst', 'role: analist').replace('okta:', 'otka:');
    const run = await runCli(['validate'], { cwd: folderWith({ 'access.yaml': wrong, 'people.csv': PEOPLE }) });
    expect(run.exitCode).toBe(1);
    const places = run.stderr.split('\n').flatMap((line) => /^access\.yaml:(\d+):/.exec(line)?.[1] ?? []);
    expect(places.map(Number)).toEqual([...places.map(Number)].sort((a, b) => a - b));
    expect(run.stderr).toContain('otka');
    expect(run.stderr).toContain('did you mean "analyst"');
    expect(run.stderr).toContain('ACME_KEY');
  });

  it('GIVEN a group that nobody is in WHEN it runs THEN the file is valid, with a warning at its line', async () => {
    const people = PEOPLE.replace('klaviyo-analysts', 'klaviyo-analyst');
    const cwd = folderWith({ 'access.yaml': accessFile(BASE_URL), 'people.csv': people });
    const run = await runCli(['validate', '--without-credentials'], { cwd });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toMatch(
      /^Warning: access\.yaml:\d+:\d+: nobody who is active is in the group "klaviyo-analysts"/m,
    );
    expect(run.stdout).toMatch(/^Warning: access\.yaml:\d+:\d+: the directory also has the group "klaviyo-analyst"/m);
    expect(run.stdout).toMatch(/access\.yaml is valid, with 2 warnings\.\n$/);
  });

  it('GIVEN a roster with a bad line WHEN it runs THEN the line is named', async () => {
    const cwd = folderWith({ 'access.yaml': accessFile(BASE_URL), 'people.csv': `${PEOPLE}not-an-address,A,B,g\n` });
    const run = await runCli(['validate', '--without-credentials'], { cwd });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('people.csv:4');
  });
});
