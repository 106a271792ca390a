import { type OneLoginSimulator, startOneLoginSimulator } from '../../src/simulator/onelogin/index.js';
import { deployedOneLogin } from '../one-model/deployed-onelogin.js';
import { ACCESS_KEY, activeIn, PEOPLE, removals } from './klaviyo-at-rest.js';
import { type Setting, startSetting } from './setting.js';

const CREDENTIALS = { ONELOGIN_CLIENT_ID: 'example-client-id', ONELOGIN_CLIENT_SECRET: 'example-client-secret' };

let setting: Setting;
let onelogin: OneLoginSimulator;

beforeEach(async () => {
  setting = await startSetting();
  setting.write('moved.yaml', inOneLogin(setting.read('moved.yaml')));
  onelogin = await startOneLoginSimulator({ seed: deployedOneLogin(setting.synthesised('moved.yaml'), PEOPLE) });
});
afterEach(() => Promise.all([setting.close(), onelogin.close()]));

/** The page's new access file, with OneLogin in the place of Entra. */
function inOneLogin(text: string): string {
  return text
    .replace(/^entra: .*$/m, 'onelogin: { subdomain: acme }')
    .replace(/^ {4}app: .*$/m, '    app: { kind: generic, connectorId: 900001 }')
    .replace(/^ {4}provisioning: .*$/m, '    provisioning: { removal: delete, approvals: [] }')
    .replace('state/entra/', 'state/onelogin/');
}

const run = async (...words: readonly string[]): Promise<number> =>
  (await setting.run(words, { ...CREDENTIALS, ONELOGIN_API_URL: onelogin.url })).exitCode;

/** What somebody sets up by hand in OneLogin, as the runbook says. */
function switchOn(): void {
  onelogin.console.provisioning('Klaviyo', {
    baseUrl: setting.klaviyo.baseUrl,
    bearerToken: ACCESS_KEY,
    removal: 'delete',
  });
  onelogin.console.reapplyRules('Klaviyo');
}

describe('from Okta to OneLogin, by the steps of docs/moving.md', () => {
  it('GIVEN both push, and the old app stops before it is removed THEN nobody is inactive or gone, and drift is clean', async () => {
    const { klaviyo, okta, oktaStillPushes } = setting;
    const before = activeIn(klaviyo);
    const { stdout } = await setting.run(['people', '--config', 'moved.yaml', '--diff', 'access.yaml']);
    expect(stdout).toContain("Nobody's access changes");
    expect(await run('drift', '--config', 'moved.yaml')).toBe(0);

    switchOn();
    for (const push of [onelogin.push, oktaStillPushes, onelogin.push, oktaStillPushes]) await push();
    expect([await run('drift', '--config', 'moved.yaml'), await run('drift')]).toEqual([0, 0]);

    okta.console.switchProvisioningOff('Klaviyo');
    await onelogin.push();
    okta.console.deleteApp('Klaviyo');
    await onelogin.push();
    expect(await run('drift', '--config', 'moved.yaml')).toBe(0);
    expect([activeIn(klaviyo), removals(klaviyo)]).toEqual([before, []]);
  });
});

describe('from OneLogin to direct provisioning', () => {
  const takeTheAppAway = (): void => {
    for (const role of ['klaviyo-admins', 'klaviyo-marketing']) onelogin.console.detachApp(role, 'Klaviyo');
  };

  it('GIVEN provisioning is switched off first WHEN the app is taken from everybody THEN nobody is gone, and there is nothing to write', async () => {
    const { klaviyo } = setting;
    switchOn();
    await onelogin.push();
    const before = activeIn(klaviyo);
    onelogin.console.disableProvisioning('Klaviyo');
    takeTheAppAway();
    await onelogin.push();
    onelogin.console.deleteApp('Klaviyo');
    await onelogin.push();

    expect(await run('reconcile', 'plan', '--config', 'direct.yaml')).toBe(0);
    expect(await run('drift', '--config', 'direct.yaml')).toBe(0);
    expect([activeIn(klaviyo), removals(klaviyo)]).toEqual([before, []]);
  });

  it('GIVEN OneLogin still pushes WHEN the app is taken from everybody THEN they are deleted: what the order prevents', async () => {
    switchOn();
    await onelogin.push();
    takeTheAppAway();
    await onelogin.push();

    expect(removals(setting.klaviyo)).toHaveLength(PEOPLE.length);
  });
});
