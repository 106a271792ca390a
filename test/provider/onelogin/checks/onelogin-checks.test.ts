import { ONELOGIN_CHECKS } from '../../../../src/provider/onelogin/checks/onelogin-checks.js';
import { type OneLoginReadings } from '../../../../src/provider/onelogin/checks/onelogin-readings.js';
import { ONELOGIN_APPROVALS } from '../../../../src/access/onelogin-settings.js';
import { unread } from '../../../../src/provider/reading.js';
import { sampleAccount } from '../../../constructs/okta/sample-account.js';
import { connectorApp, sampleOneLoginAccount } from '../../../constructs/onelogin/sample-account.js';
import { ACCOUNT, filledAccount, oneLoginFailed, oneLoginReadings } from './sample-readings.js';

const at = { line: 1, column: 1 };
const ACCOUNTS = [
  ACCOUNT,
  filledAccount({ kind: 'declared', members: [{ user: 'ada@example.com', at }], fromRoster: false }),
  sampleOneLoginAccount({ app: connectorApp({ mapping: { by: 'attribute', attribute: 'title' } }) }),
];

/** Everything as declared; each reading in turn unread and failed; nothing read. */
function variants(readings: OneLoginReadings): readonly OneLoginReadings[] {
  const keys = Object.keys(readings).filter((key) => key !== 'address' && key !== 'today');
  const failed = oneLoginFailed('ONELOGIN_UNREACHABLE');
  return [
    readings,
    ...keys.flatMap((key) => [unread('Not asked.'), failed].map((value) => ({ ...readings, [key]: value }))),
    { ...readings, ...Object.fromEntries(keys.map((key) => [key, unread('Not asked.')])) },
  ];
}

describe.each(ONELOGIN_CHECKS.map((check) => [check.id, check] as const))('%s', (id, check) => {
  it('looks at what it says that it reads, and at nothing else', () => {
    const seen = new Set<string>();
    for (const account of ACCOUNTS) {
      for (const readings of variants(oneLoginReadings({}, account))) {
        const watched = new Proxy(readings, {
          get: (target, name, receiver): unknown => {
            seen.add(String(name));
            return Reflect.get(target, name, receiver);
          },
        });
        expect(check.run(account, watched)).not.toEqual([]);
      }
    }
    expect([...seen].filter((name) => !check.reads.includes(name))).toEqual([]);
    if (id !== 'onelogin-console') expect([...seen]).not.toEqual([]);
  });

  it('is for accounts in OneLogin alone', () => {
    expect(() => check.run(sampleAccount(), oneLoginReadings())).toThrow(TypeError);
  });
});

describe('all of them', () => {
  it('GIVEN everything as declared THEN nothing fails or warns', () => {
    for (const account of [ACCOUNT, ACCOUNTS[2]!]) {
      const readings = oneLoginReadings({}, account);
      const outcomes = ONELOGIN_CHECKS.flatMap((check) => check.run(account, readings));
      expect(outcomes.filter(({ status }) => status === 'fail' || status === 'warn')).toEqual([]);
    }
  });

  it('GIVEN that nothing was read THEN nothing passes', () => {
    const nothing = variants(oneLoginReadings()).at(-1)!;
    const outcomes = ONELOGIN_CHECKS.flatMap((check) => check.run(ACCOUNT, nothing));

    expect(outcomes.filter(({ status }) => status === 'pass').map(({ subject }) => subject)).toEqual([
      'mappings of the access file',
    ]);
  });

  it('say what no API returns, and that leavers wait for an approval', () => {
    const check = ONELOGIN_CHECKS.find(({ id }) => id === 'onelogin-console')!;
    const outcomes = check.run(ACCOUNT, oneLoginReadings());

    expect(outcomes.every(({ status }) => status === 'not checkable')).toBe(true);
    expect(outcomes.map(({ reason }) => reason).join(' ')).toContain('somebody who left keeps Klaviyo until');
    const approvals = ONELOGIN_APPROVALS.filter((one) => one !== 'delete');
    const without = sampleOneLoginAccount({ provisioning: { removal: 'delete', approvals } });
    expect(JSON.stringify(check.run(without, oneLoginReadings()))).not.toContain('somebody who left');
  });
});
