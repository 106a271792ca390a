import { type CheckResult } from '../../src/doctor/check-result.js';
import { CHECK_IDS } from '../../src/doctor/checks.js';
import { API_TOKEN } from '../provider/okta/okta-at-hand.js';
import { ACCESS_KEY, startBoth, type TwoSimulators } from './two-simulators.js';

const PEOPLE = ['owner', 'ada', 'alan'].map((name) => ({ userName: `${name}@example.com` }));

let both: TwoSimulators;

beforeEach(async () => {
  both = await startBoth();
});
afterEach(() => both.close());

const failed = (results: readonly CheckResult[]) =>
  results.filter(({ status }) => status === 'fail').map(({ check, subject }) => `${check}: ${subject}`);
const ofCheck = (results: readonly CheckResult[], prefix: string) =>
  results.filter(({ check }) => check.startsWith(prefix));
const statusesOf = (results: readonly CheckResult[]) => [...new Set(results.map(({ status }) => status))];

describe('the doctor over real HTTP', () => {
  it('GIVEN everything as declared WHEN examined THEN nothing fails, and every check has a result in order', async () => {
    const results = await both.examine();
    expect(failed(results)).toEqual([]);
    expect([...new Set(results.map(({ check }) => check))]).toEqual(
      CHECK_IDS.filter((id) => /^(?:okta|scim)-/.test(id)),
    );
    expect(new Set(results.map(({ account }) => account))).toEqual(new Set(['acme']));
    const unknown = results.filter(({ status }) => status === 'not checkable').map(({ subject }) => subject);
    expect(unknown).toEqual([
      'Okta scopes of a deploy',
      'attribute role, permissions',
      'attribute role, master',
      'attribute role, mutability',
      expect.stringMatching(/^127\.0\.0\.1:/),
      'page size',
    ]);
  });

  it('GIVEN a cleared role WHEN examined THEN the assignment and the people fail', async () => {
    both.okta.console.clearRole('Klaviyo', 'klaviyo-analysts');
    expect(failed(await both.examine())).toEqual([
      'okta-group-assignments: the group "klaviyo-analysts"',
      'okta-resolved-roles: grace@example.com',
      'okta-resolved-roles: alan@example.com',
    ]);
  });

  it("GIVEN another account's app under the label WHEN examined THEN it is not taken for this one's", async () => {
    const ssoUrl = 'https://www.klaviyo.com/sso/saml/acme-uk';
    const saml = { ssoUrl, audience: ssoUrl, recipient: ssoUrl, destination: ssoUrl };
    const results = await both.examine(undefined, { app: { kind: 'saml', label: 'Klaviyo', updates: 'check', saml } });
    expect(failed(results)).toEqual([
      'okta-app: the app "Klaviyo"',
      'okta-sign-on: Single sign-on URL',
      'okta-sign-on: Audience URI (SP Entity ID)',
      'okta-sign-on: Recipient URL',
      'okta-sign-on: Destination URL',
    ]);
  });

  it('GIVEN another group of the same name, whatever the app has WHEN examined THEN it fails and both are named', async () => {
    both.okta.console.importGroup('klaviyo-analysts');
    const results = await both.examine();
    expect(failed(results)).toEqual(['okta-groups: the group "klaviyo-analysts"']);
    const [, found] = ofCheck(results, 'okta-groups');
    expect(found?.reason).toContain('has several groups named exactly "klaviyo-analysts"');
    expect(found?.remedy).toMatch(/group: \{ id: \w+, name: "klaviyo-analysts" \} or group: \{ id: \w+,/);
  });

  it('GIVEN a person assigned by hand WHEN examined THEN they fail', async () => {
    both.okta.console.setUserRole('Klaviyo', 'alan@example.com', 'admin');
    expect(failed(await both.examine())).toEqual(['okta-direct-assignments: alan@example.com']);
  });

  it('GIVEN provisioning switched off WHEN examined THEN each feature fails', async () => {
    both.okta.console.switchProvisioningOff('Klaviyo');
    const results = ofCheck(await both.examine(), 'okta-provisioning');
    expect(results).toHaveLength(6);
    expect(statusesOf(results)).toEqual(['fail']);
  });

  it('GIVEN an app that is not active WHEN examined by its label THEN the app fails and the rest is not checkable', async () => {
    both.okta.console.deactivateApp('Klaviyo');
    const results = await both.examine();
    expect(failed(results)).toEqual(['okta-app: the app "Klaviyo"']);
    const rest = CHECK_IDS.slice(CHECK_IDS.indexOf('okta-app') + 1).filter((check) => check.startsWith('okta'));
    for (const check of rest) expect([check, statusesOf(ofCheck(results, check))]).toEqual([check, ['not checkable']]);
  });

  it('GIVEN no Okta credentials WHEN examined THEN nothing of Okta passes, and Klaviyo is checked', async () => {
    const results = await both.examine({ KLAVIYO_SCIM_ACCESS_KEY: ACCESS_KEY });
    expect(failed(results)).toEqual(['okta-credentials: Okta credentials']);
    expect(statusesOf(ofCheck(results, 'okta'))).toEqual(['fail', 'not checkable']);
    expect(
      ofCheck(results, 'okta').every(({ reason }) => reason.includes('No Okta credentials in the environment')),
    ).toBe(true);
    expect(ofCheck(results, 'scim-listing')).toMatchObject([{ status: 'pass' }]);
    expect(both.okta.requests()).toEqual([]);
  });

  it('GIVEN no access key WHEN examined THEN nothing of Klaviyo passes, and Okta is checked', async () => {
    const results = await both.examine({ OKTA_API_TOKEN: API_TOKEN, KLAVIYO_SCIM_ACCESS_KEY: '' });
    expect(failed(results)).toEqual(['scim-key: access key']);
    expect(statusesOf(ofCheck(results, 'scim'))).toEqual(['not checkable', 'fail']);
    expect(ofCheck(results, 'okta-app-active')).toMatchObject([{ status: 'pass' }]);
    expect(both.klaviyo.requests()).toEqual([]);
  });

  it('GIVEN wrong credentials WHEN examined THEN they fail, all that rests on them is not checkable, and none is shown', async () => {
    const wrong = { OKTA_API_TOKEN: 'example-wrong-token', KLAVIYO_SCIM_ACCESS_KEY: 'example-wrong-key' };
    const results = await both.examine(wrong);
    expect(failed(results)).toEqual(['okta-credentials: Okta credentials', 'scim-key: access key']);
    expect(ofCheck(results, 'scim-key')[0]!.reason).toContain('as Klaviyo-API-Key and as Bearer');
    const passed = results.filter(({ status }) => status === 'pass').map(({ check }) => check);
    // That no assignment has a condition is known without Okta.
    expect(passed).toEqual(['okta-reachable', 'okta-rules']);
    expect(JSON.stringify(results)).not.toMatch(/example-wrong/);
  });

  it('GIVEN Okta denies the people of the app WHEN examined THEN the scopes fail and the people are not checkable', async () => {
    both.okta.failNext('denied', 1, { path: /\/users\?/ });
    const results = await both.examine();
    expect(failed(results)).toEqual(['okta-scopes: Okta scopes']);
    expect(statusesOf(ofCheck(results, 'okta-resolved-roles'))).toEqual(['not checkable']);
    expect(statusesOf(ofCheck(results, 'okta-group-assignments'))).toEqual(['pass']);
  });

  it('GIVEN small pages and roles as objects WHEN examined THEN they are reported', async () => {
    const other = await startBoth({ pageSizeLimit: 2, roleForm: 'roles-objects', users: PEOPLE });
    const results = await other.examine();
    await other.close();
    expect(ofCheck(results, 'scim-page-size')).toMatchObject([{ status: 'warn' }]);
    expect(ofCheck(results, 'scim-listing')[0]!.reason).toContain('3 users on 3 pages');
    expect(ofCheck(results, 'scim-role-form')[0]!.reason).toContain('"roles" as objects (1 user)');
  });
});
