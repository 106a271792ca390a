import { checkAccount } from '../../src/check/check-account.js';
import { type AssignedPerson } from '../../src/people/assigned-person.js';
import { type AssignedStation } from '../../src/people/assigned-station.js';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { okta } from '../../src/provider/okta/index.js';
import { planAccount } from '../../src/reconcile/plan-account.js';
import { fakeClient, listing } from '../check/sample-check.js';
import { accountOf, DIRECT, inDirectory, inKlaviyo, lines, NOW, OWNER, planned, snapshotOf } from './planning.js';

/** The account of the direct one's file, provisioned by Okta. */
const OKTA = DIRECT.replace('directory:', 'okta: { org: acme }\ndirectory:').replace(
  'provisioning: { mode: direct }',
  'provisioning: { mode: console }\n    app: { existing: 0oa1 }',
);

function assignedTo(name: string, role: string, changes: Partial<AssignedPerson> = {}): AssignedPerson {
  return {
    ...{ id: `00u-${name}`, userName: `${name}@example.com`, givenName: '', familyName: '', role },
    ...{ access: 'given', push: 'done', through: 'group', groups: [], externalId: null, detail: 'status ACTIVE' },
    ...changes,
  };
}

function station(...people: readonly AssignedPerson[]): Extract<AssignedStation, { available: true }> {
  return { available: true, source: 'Okta https://acme.okta.com, app 0oa1', people, roleValues: ['admin', 'analyst'] };
}

const DIRECTORY = snapshotOf(
  inDirectory('ada', 'klaviyo-admins'),
  inDirectory('grace', 'klaviyo-analysts'),
  inDirectory('left', 'klaviyo-analysts', { active: false }),
);
const ASSIGNED = station(assignedTo('ada', 'admin'), assignedTo('grace', 'analyst'));

async function plan(assigned: AssignedStation, users: readonly ProvisionedPerson[], account = accountOf(OKTA)) {
  const checked = await checkAccount(account, {
    snapshot: DIRECTORY,
    wordsOf: () => okta.words,
    readAssigned: () => Promise.resolve(assigned),
    openClient: () => fakeClient(listing(OWNER, ...users)),
    now: NOW,
    accessFile: 'access.yaml',
  });
  return planAccount(checked, { snapshot: DIRECTORY, now: NOW, providerName: okta.words.name }).plan;
}

const ADA = inKlaviyo('ada', 'admin');

describe('the plan of an account that Okta provisions', () => {
  it('GIVEN people whom Okta has not assigned THEN they are deactivated, and nobody else is written', async () => {
    const { actions, left } = await plan(ASSIGNED, [
      inKlaviyo('ada', 'analyst'),
      inKlaviyo('left', 'analyst'),
      inKlaviyo('stranger', 'admin'),
      inKlaviyo('off', 'admin', { active: false }),
    ]);

    expect(lines(actions)).toEqual([
      'deactivate left@example.com [{"active":true},{"active":false}]',
      'deactivate stranger@example.com [{"active":true},{"active":false}]',
    ]);
    expect(left.map(({ userName, leftTo }) => [userName, leftTo])).toEqual([
      ['ada@example.com', 'identity provider'],
      ['grace@example.com', 'identity provider'],
    ]);
    expect(left[0]?.why).toMatch(/^Left to Okta \(assigned-provisioned\): Klaviyo has the role "analyst"/);
    expect(left[1]?.why).toMatch(
      /^Left to Okta \(assigned-provisioned\): Declared as "analyst".*not in Klaviyo's listing/,
    );
  });

  it.each([
    ['assigned', assignedTo('left', 'analyst')],
    ['assigned and not pushed yet', assignedTo('left', 'analyst', { access: 'waiting' })],
    ['assigned with a status that says nothing', assignedTo('left', 'analyst', { access: 'unknown' })],
  ])('GIVEN somebody who has left and is still %s THEN they are left to Okta', async (_, assignment) => {
    const { actions, left } = await plan(station(assignedTo('ada', 'admin'), assignment), [
      ADA,
      inKlaviyo('left', 'analyst'),
    ]);

    expect(actions).toEqual([]);
    expect(left).toContainEqual({
      userName: 'left@example.com',
      leftTo: 'identity provider',
      why: expect.stringContaining('Left to Okta (declared-assigned)') as string,
    });
  });

  it('GIVEN a declared person whom Okta has not assigned THEN their access is not taken', async () => {
    const { actions } = await plan(station(assignedTo('ada', 'admin')), [ADA, inKlaviyo('grace', 'analyst')]);

    expect(actions).toEqual([]);
  });

  it('GIVEN assignments that were not read THEN nobody is written, and it is said', async () => {
    const { actions, left } = await plan({ available: false, reason: 'no credentials' }, [
      ADA,
      inKlaviyo('stranger', 'admin'),
    ]);

    expect(actions).toEqual([]);
    expect(left.find(({ userName }) => userName === 'stranger@example.com')?.why).toContain(
      'Nobody is switched off, since it was not read whom it has (no credentials).',
    );
  });

  it('GIVEN an app that nobody has yet THEN nobody is written', async () => {
    const empty: AssignedStation = { ...station(), emptyBecause: 'the groups are empty' };

    expect((await plan(empty, [ADA, inKlaviyo('stranger', 'admin')])).actions).toEqual([]);
  });

  it('GIVEN a record of which an id says that it is of an assigned person under an old userName THEN it is left', async () => {
    const renamed = station(assignedTo('ada', 'admin'), assignedTo('grace', 'analyst', { externalId: 'id-old' }));

    const { actions } = await plan(renamed, [ADA, inKlaviyo('old', 'analyst')]);

    expect(actions).toEqual([]);
  });

  it('GIVEN an exception or unmanaged people THEN they are listed and not written', async () => {
    const agency = inKlaviyo('x', 'admin', { userName: 'bob@agency.example' });

    const { actions, left } = await plan(ASSIGNED, [ADA, inKlaviyo('grace', 'analyst'), agency]);

    expect(actions).toEqual([]);
    expect(left).toEqual([
      { userName: 'bob@agency.example', leftTo: 'person', why: expect.stringContaining('unmanaged people') as string },
    ]);
  });

  it('GIVEN provisioning.deactivate: false THEN they are listed and not written', async () => {
    const account = accountOf(OKTA, ['mode: console', 'mode: console, deactivate: false']);

    const { actions, left } = await plan(
      ASSIGNED,
      [ADA, inKlaviyo('grace', 'analyst'), inKlaviyo('stranger', 'admin')],
      account,
    );

    expect(actions).toEqual([]);
    expect(left.map(({ leftTo }) => leftTo)).toEqual(['switched off']);
  });
});

describe('the plan of an account that nobody provisions', () => {
  it('THEN nothing is written, and it is said how klaviyo-access would', async () => {
    const account = accountOf(DIRECT, ['    provisioning: { mode: direct }\n', '']);

    const { plan: made } = await planned(account, DIRECTORY, [OWNER, ADA]);

    expect(made.actions).toEqual([]);
    expect(made.left).toEqual([
      {
        userName: 'grace@example.com',
        leftTo: 'person',
        why: expect.stringContaining(
          'klaviyo-access does not provision this account (provisioning.mode: direct)',
        ) as string,
      },
    ]);
  });
});
