import { ONELOGIN_CHECKS } from '../../../../src/provider/onelogin/checks/onelogin-checks.js';
import { oneLoginReader, type OneLoginReadings } from '../../../../src/provider/onelogin/checks/onelogin-readings.js';
import {
  DEFAULT_CLIENT,
  type OneLoginSeed,
  type OneLoginSimulator,
  startOneLoginSimulator,
} from '../../../../src/simulator/onelogin/index.js';
import { assignments } from '../../../constructs/okta/sample-account.js';
import { sampleOneLoginAccount } from '../../../constructs/onelogin/sample-account.js';
import { roleRule, seedFor } from '../../../simulator/onelogin/klaviyo-app.js';
import { impatience } from '../onelogin-at-hand.js';

const SETTINGS = { kind: 'onelogin', subdomain: 'acme', region: 'us' } as const;
/** The account of the seed: its roles of OneLogin are made by the stack. */
const ACCOUNT = sampleOneLoginAccount({
  assignments: assignments('admin +klaviyo-admins', 'analyst +klaviyo-analysts'),
});

let onelogin: OneLoginSimulator;
afterEach(() => onelogin.close());

async function start(change: Partial<OneLoginSeed> = {}): Promise<void> {
  onelogin = await startOneLoginSimulator({ seed: seedFor({}, change) });
}

function readings(change: Readonly<Record<string, string>> = {}): Promise<OneLoginReadings> {
  const environment = {
    ONELOGIN_API_URL: onelogin.url,
    ONELOGIN_CLIENT_ID: DEFAULT_CLIENT.clientId,
    ONELOGIN_CLIENT_SECRET: DEFAULT_CLIENT.clientSecret,
    ...change,
  };
  return oneLoginReader(SETTINGS, { cwd: '.', environment, patience: impatience() })(ACCOUNT);
}

/** The outcomes that are no pass, by the checks that give them. */
async function wrong(): Promise<readonly string[]> {
  const read = await readings();
  return ONELOGIN_CHECKS.flatMap((check) =>
    check
      .run(ACCOUNT, read)
      .flatMap(({ status }) => (status === 'pass' || check.id === 'onelogin-console' ? [] : [`${check.id} ${status}`])),
  );
}

describe('a OneLogin in which everything is as declared', () => {
  beforeEach(() => start());

  it('THEN every check of it passes', async () => {
    expect(await wrong()).toEqual([]);
  });

  it('THEN each thing was read once, and nothing was written', async () => {
    await readings();

    expect(onelogin.requests().every(({ method, path }) => method === 'GET' || path.startsWith('/auth/'))).toBe(true);
  });

  it.each([
    [
      'the role parameter has the value admin',
      () => onelogin.console.setParameter('Klaviyo', 'role', { values: 'admin' }),
      ['onelogin-role-parameter fail'],
    ],
    [
      'a rule makes everybody an admin',
      () =>
        onelogin.console.addRule('Klaviyo', {
          name: 'Everybody',
          conditions: [],
          actions: [{ action: 'set_role', value: 'admin' }],
        }),
      ['onelogin-other-rules fail'],
    ],
    [
      'a rule is switched off',
      () => onelogin.console.switchRule('Klaviyo', 'klaviyo-admins is admin', false),
      ['onelogin-rules fail', 'onelogin-rule-order not checkable'],
    ],
    [
      'a rule is dragged to the front',
      () => onelogin.console.moveRule('Klaviyo', 'klaviyo-admins is admin', 1),
      ['onelogin-rule-order fail'],
    ],
    [
      'a role of OneLogin loses the app',
      () => onelogin.console.detachApp('klaviyo-analysts', 'Klaviyo'),
      // It looks as if the stack had not made it.
      ['onelogin-roles fail', 'onelogin-role-access fail'],
    ],
    [
      'another role of OneLogin gives the app',
      () => {
        onelogin.console.createRole('sales', ['alan@example.com']);
        onelogin.console.attachApp('sales', 'Klaviyo');
      },
      ['onelogin-other-roles fail', 'onelogin-people fail'],
    ],
    [
      'another role of OneLogin gets the name of one that the stack has made',
      () => onelogin.console.createRole('klaviyo-admins', []),
      // Of the role, its rule and its people nothing is said: they may be the declared ones.
      [
        'onelogin-roles fail',
        'onelogin-rules not checkable',
        'onelogin-rule-order not checkable',
        'onelogin-other-rules not checkable',
        'onelogin-role-access not checkable',
        'onelogin-other-roles not checkable',
        'onelogin-people not checkable',
      ],
    ],
    [
      'people are known by their usernames',
      () => onelogin.console.setParameter('Klaviyo', 'scimusername', { user_attribute_mappings: 'username' }),
      ['onelogin-user-name fail'],
    ],
    [
      'provisioning is switched off',
      () => onelogin.console.disableProvisioning('Klaviyo'),
      ['onelogin-provisioning fail'],
    ],
    [
      'the role is not provisioned',
      () => onelogin.console.setParameter('Klaviyo', 'role', { provisioned_entitlements: false }),
      ['onelogin-role-parameter fail'],
    ],
  ] as const)('GIVEN that by hand %s THEN exactly that is found', async (_, change, expected) => {
    change();

    expect(await wrong()).toEqual(expected);
  });

  it('GIVEN credentials that may only read THEN what needs Manage All is named as missing', async () => {
    await onelogin.close();
    await start({ clients: [{ ...DEFAULT_CLIENT, scope: 'Read All' }] });

    const read = await readings();
    expect(read.app.state).toBe('read');
    expect([read.rules, read.mappings, read.connectors].map(({ state }) => state)).toEqual([
      'failed',
      'failed',
      'failed',
    ]);
    expect(await wrong()).toContain('onelogin-scope fail');
  });
});

describe('a OneLogin without the app', () => {
  beforeEach(() => start({ apps: [] }));

  it('THEN what rests on the app is not known, and the rest is read', async () => {
    const read = await readings();

    expect([read.meantRoles, read.mappings, read.connectors, read.members].map(({ state }) => state)).toEqual(
      Array.from({ length: 4 }, () => 'read'),
    );
    expect(read.app).toMatchObject({ state: 'failed', error: { code: 'ONELOGIN_NOT_FOUND' } });
    expect(read.rules).toEqual({ state: 'unread', reason: 'The app is not there.' });
  });

  it('GIVEN no credentials THEN nothing is asked', async () => {
    const read = await readings({ ONELOGIN_CLIENT_ID: '', ONELOGIN_CLIENT_SECRET: '' });

    expect(read).toMatchObject({
      address: 'https://acme.onelogin.com',
      signIn: { state: 'unread' },
      app: { state: 'unread' },
    });
    expect(onelogin.requests()).toEqual([]);
  });

  it('GIVEN half of the credentials THEN that is the reading', async () => {
    expect((await readings({ ONELOGIN_CLIENT_SECRET: '' })).signIn).toMatchObject({
      state: 'failed',
      error: { code: 'ONELOGIN_CREDENTIALS' },
    });
  });
});

describe('an account of the catalogue', () => {
  it('GIVEN its own connector THEN the kind that is declared is compared with it', async () => {
    await start({
      apps: [
        {
          name: 'Klaviyo',
          connector: 'Klaviyo',
          roles: ['klaviyo-admins', 'klaviyo-analysts'],
          rules: [roleRule('klaviyo-analysts', 'analyst'), roleRule('klaviyo-admins', 'admin')],
        },
      ],
    });

    expect(await wrong()).toContain('onelogin-connector fail');
  });
});
