import { startOktaSimulator } from '../../src/simulator/okta/index.js';
import { accessFile } from './acme.js';
import { folderWith, runCli } from './cli-run.js';

const PEOPLE = [
  'userName,givenName,familyName,groups,status',
  'ada@example.com,Ada,Lovelace,,active',
  'grace@example.com,Grace,Hopper,,active',
  'alan@example.com,Alan,Turing,klaviyo-analysts,active',
  'joan@example.com,Joan,Clarke,klaviyo-analysts,active',
  'owner@example.com,Olive,Owner,klaviyo-analysts,active',
  '',
].join('\n');

const FILE = accessFile('https://a.klaviyo.com/scim/v2')
  .replace(
    'group: klaviyo-admins',
    'group: klaviyo-admins, members: [ADA@example.com, grace@example.com, { user: joan@example.com, until: 2026-01-31, reason: x }]',
  )
  .replace('group: klaviyo-analysts', 'group: klaviyo-analysts, members: roster');

async function validate(...flags: readonly string[]) {
  const users = ['ada@example.com', 'alan@example.com'].map((login) => ({ login }));
  const okta = await startOktaSimulator({ seed: { org: 'acme', users } });
  try {
    const cwd = folderWith({ 'access.yaml': FILE, 'people.csv': PEOPLE });
    const environment = {
      ACME_KEY: 'example-access-key',
      OKTA_API_TOKEN: 'example-api-token',
      OKTA_HTTP_PROXY: okta.url,
    };
    const run = await runCli(['validate', ...flags], { cwd, environment, now: new Date('2026-11-29T12:00:00Z') });
    return { ...run, asked: okta.requests().length };
  } finally {
    await okta.close();
  }
}

test('GIVEN members of whom Okta does not know some WHEN it can be asked THEN they are named, at their places', async () => {
  const { exitCode, stderr } = await validate();

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(
    /^access\.yaml:\d+:\d+: Okta has nobody with the login "grace@example\.com"\. Correct the login/m,
  );
  expect(stderr).toMatch(
    /^access\.yaml:\d+:\d+: Okta has nobody with the login "joan@example\.com", whom the roster puts into "klaviyo-analysts"\./m,
  );
  // Neither those whom it has, nor the owner, who is in no group, nor a grant that has ended.
  expect(stderr.trim().split('\n')).toHaveLength(2);
});

test('GIVEN --without-credentials THEN Okta is not asked', async () => {
  expect(await validate('--without-credentials')).toMatchObject({ exitCode: 0, asked: 0 });
});
