import { startKlaviyoSimulator } from '../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { type KlaviyoSimulator } from '../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { type SeedUser } from '../../../src/simulator/klaviyo/simulated-account.js';
import { type OktaSeed, type OktaSimulator, startOktaSimulator } from '../../../src/simulator/okta/index.js';
import { type Remediation } from '../../../src/review/remedy/remedy.js';
import { type ReconcilePlan } from '../../../src/reconcile/plan.js';
import { ACCESS_KEY, accessFile } from '../acme.js';
import { folderWith } from '../cli-run.js';
import { reviewIn, type ReviewPlace } from './remedy-place.js';

const SHOP_KEY = 'example-access-key-of-the-shop';

const OKTA: OktaSeed = {
  org: 'acme',
  users: ['ada', 'alan', 'grace', 'eve'].map((name) => ({
    login: `${name}@example.com`,
    firstName: name,
    lastName: 'Example',
  })),
  groups: [
    { name: 'klaviyo-admins', members: ['ada@example.com'] },
    { name: 'klaviyo-support', members: ['eve@example.com'] },
    { name: 'klaviyo-analysts', members: ['alan@example.com', 'grace@example.com'] },
    { name: 'shop-analysts', members: ['alan@example.com'] },
  ],
  apps: [
    {
      label: 'Klaviyo',
      preconfigured: 'klaviyo',
      provisioning: { create: true, update: true, deactivate: true, import: true },
      roles: ['admin', 'manager', 'analyst', 'campaign_coordinator', 'content_creator', 'support'],
      assignments: [
        { group: 'klaviyo-admins', role: 'admin', priority: 1 },
        { group: 'klaviyo-support', role: 'support', priority: 2 },
        { group: 'klaviyo-analysts', role: 'analyst', priority: 3 },
      ],
    },
  ],
};

const OWNER: SeedUser = { userName: 'owner@example.com', role: 'owner' };

const IN_ACME: readonly SeedUser[] = [
  OWNER,
  { userName: 'ada@example.com', givenName: 'ada', familyName: 'Example', role: 'admin' },
  { userName: 'eve@example.com', givenName: 'eve', familyName: 'Example', role: 'support' },
  { userName: 'alan@example.com', givenName: 'alan', familyName: 'Example', role: 'analyst' },
  { userName: 'grace@example.com', givenName: 'grace', familyName: 'Example', role: 'analyst' },
  { userName: 'mallory@example.com', role: 'manager' },
];

interface Place extends ReviewPlace {
  readonly okta: OktaSimulator;
  readonly acme: KlaviyoSimulator;
}

/** Runs something where Okta gives acme, and klaviyo-access provisions a shop from a group of Okta. */
async function withOktaReview<Result>(
  use: (place: Place) => Promise<Result>,
  shopGroup = 'shop-analysts',
): Promise<Result> {
  const okta = await startOktaSimulator({ seed: OKTA });
  const account = { kind: 'account', owner: 'owner@example.com' } as const;
  const acme = await startKlaviyoSimulator({ account: { ...account, accessKey: ACCESS_KEY, users: IN_ACME } });
  const shop = await startKlaviyoSimulator({
    account: { ...account, accessKey: SHOP_KEY, users: [OWNER, { userName: 'alan@example.com', role: 'analyst' }] },
  });
  try {
    const text = accessFile(acme.baseUrl)
      .replace('existing: 0oa1', 'label: Klaviyo, preconfigured: klaviyo')
      .replace('roster: people.csv', 'okta: true')
      .replace('      - { role: analyst', '      - { role: support, group: klaviyo-support }\n      - { role: analyst');
    const cwd = folderWith({
      'access.yaml': `${text}  - name: shop
    kind: account
    scim: { baseUrl: '${shop.baseUrl}', accessKey: { env: SHOP_KEY } }
    owner: owner@example.com
    provisioning: { mode: direct }
    assignments:
      - { role: analyst, group: ${shopGroup} }
reviews: { fallback: security@example.com }
`,
    });
    const place = reviewIn(cwd, {
      ...{ ACME_KEY: ACCESS_KEY, SHOP_KEY },
      ...{ OKTA_API_TOKEN: 'example-api-token', OKTA_HTTP_PROXY: okta.url },
    });
    return await use({ ...place, okta, acme });
  } finally {
    await Promise.all([okta.close(), acme.close(), shop.close()]);
  }
}

const DECISIONS = [
  { account: 'acme', user: 'alan@example.com', decision: 'revoke' },
  { account: 'acme', user: 'grace@example.com', decision: 'change-role', newRole: 'support' },
  { account: 'acme', user: 'mallory@example.com', decision: 'revoke' },
] as const;

const personOf = (place: Place, user: string) => {
  const { people } = JSON.parse(place.read('q1/remediation/steps.json')) as Remediation;
  return people.find(({ userName }) => userName === user)!;
};

describe('what a review decided, carried out with Okta', () => {
  it('GIVEN decisions WHEN every step is followed THEN the look finds it so, and says it when somebody comes back', () =>
    withOktaReview(async (place) => {
      const { okta, acme } = place;
      const opened = await place.open();
      expect([opened.stderr, opened.exitCode]).toEqual(['', 0]);
      await place.decide(DECISIONS);
      const run = await place.remediate();
      expect([run.stderr, run.exitCode]).toEqual(['', 2]);
      const step = (user: string) => personOf(place, user).steps.map(({ where, what }) => [where, what]);
      expect(step('alan@example.com')).toEqual([
        ['Okta, under Directory > Groups', 'Take "alan@example.com" out of "klaviyo-analysts".'],
        [
          'Okta, under the app > Assignments',
          expect.stringContaining('See that Okta has switched them off in Klaviyo.'),
        ],
      ]);
      expect(personOf(place, 'alan@example.com').notes).toEqual(['They keep shop: take nothing away there.']);
      expect(step('grace@example.com')).toEqual([
        ['Okta, under Directory > Groups', 'Put "grace@example.com" into "klaviyo-support".'],
        ['Okta, under Directory > Groups', 'Take "grace@example.com" out of "klaviyo-analysts".'],
        ['Okta, under the app > Assignments', expect.stringContaining('See that Klaviyo has the role "support"')],
      ]);
      expect(step('mallory@example.com')).toEqual([['a terminal', 'Look through plan.json, and apply it.']]);
      const { accounts } = JSON.parse(place.read('q1/remediation/plan.json')) as ReconcilePlan;
      expect(
        accounts.map(({ account, actions }) => [account, actions.map(({ kind, userName }) => [kind, userName])]),
      ).toEqual([['acme', [['deactivate', 'mallory@example.com']]]]);
      const before = await place.verify();
      expect([before.exitCode, before.stdout]).toEqual([2, expect.stringContaining('3 not as decided yet')]);

      expect((await place.run(['reconcile', 'apply', 'q1/remediation/plan.json'])).exitCode).toBe(0);
      okta.console.removeMember('klaviyo-analysts', 'alan@example.com');
      okta.console.addMember('klaviyo-support', 'grace@example.com');
      okta.console.removeMember('klaviyo-analysts', 'grace@example.com');
      const unpushed = await place.verify();
      expect([unpushed.exitCode, unpushed.stdout]).toEqual([
        2,
        expect.stringMatching(/2 not as decided yet, 1 as\s+decided/),
      ]);
      // What Okta pushes.
      acme.console.change('alan@example.com', { active: false });
      acme.console.change('grace@example.com', { role: 'support' });
      const after = await place.verify();
      expect([after.exitCode, after.stdout]).toEqual([0, expect.stringContaining('3 as decided')]);
      expect(await place.remediate()).toMatchObject({ exitCode: 0 });

      okta.console.addMember('klaviyo-analysts', 'alan@example.com');
      acme.console.change('alan@example.com', { active: true });
      const back = await place.verify(new Date('2026-11-25T07:00:00.000Z'));
      expect(back.exitCode).toBe(2);
      expect(back.stdout).toContain('CAME BACK (critical): "alan@example.com" in acme, revoked 48 hours ago');
      expect(back.stdout.replace(/\s+/g, ' ')).toContain(
        'Okta still assigns "alan@example.com" with "analyst", and pushes it again.',
      );
    }));

  it('GIVEN a group that gives another account, too, which stays THEN nobody is taken out of it', () =>
    withOktaReview(async (place) => {
      place.okta.console.addMember('klaviyo-analysts', 'alan@example.com');
      await place.open();
      await place.decide([DECISIONS[0]]);
      const run = await place.remediate();
      expect([run.stderr, run.exitCode]).toEqual(['', 2]);
      expect(personOf(place, 'alan@example.com')).toMatchObject({
        state: 'held',
        steps: [],
        notes: [expect.stringContaining('The group "klaviyo-analysts" gives them shop, too')],
      });
    }, 'klaviyo-analysts'));

  it('GIVEN a group of the new role that gives another account, too THEN nobody is put into it', () =>
    withOktaReview(async (place) => {
      place.okta.console.addMember('klaviyo-support', 'ada@example.com');
      await place.open();
      await place.decide([DECISIONS[1]]);
      await place.remediate();
      const [first] = personOf(place, 'grace@example.com').steps;
      expect(first!.what).toContain(
        'No assignment gives "support" to a group of the directory that gives no other account.',
      );
    }, 'klaviyo-support'));

  it('GIVEN an account that the access file does not have any more THEN it is held back, and not called as decided', () =>
    withOktaReview(async (place) => {
      await place.open();
      await place.decide([{ account: 'shop', user: 'alan@example.com', decision: 'revoke' }]);
      place.write('access.yaml', place.read('access.yaml').replace(/ {2}- name: shop[^]*(?=reviews:)/, ''));
      expect((await place.remediate()).stdout).toContain(
        'Held back: access.yaml does not have the account shop any more',
      );
      const run = await place.verify();
      expect([run.stderr, run.exitCode]).toEqual(['', 2]);
      const { accounts, rows } = (await place.review()).state.verifications[0]!;
      expect(accounts.map(({ account }) => account)).toEqual(['acme']);
      expect(rows).toMatchObject([{ provisioned: 'not-read', assigned: 'not-read' }]);
    }));

  it('GIVEN Okta cannot be read THEN the look fails, and nothing is recorded', () =>
    withOktaReview(async (place) => {
      await place.open();
      await place.decide([DECISIONS[2]]);
      place.okta.failNext('denied', 99);
      const run = await place.verify();
      expect([run.exitCode, run.stderr]).toEqual([1, expect.stringContaining('Okta')]);
      expect((await place.review()).entries.map(({ event }) => event)).toEqual(['opened', 'recorded']);
    }));
});
