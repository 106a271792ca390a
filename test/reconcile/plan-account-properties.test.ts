import fc from 'fast-check';
import { matchesPattern } from '../../src/people/people-pattern.js';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { LIMITS } from '../../src/reconcile/plan.js';
import { accountOf, after, inDirectory, inKlaviyo, planned, snapshotOf } from './planning.js';

const NAMES = ['ada', 'grace', 'alan', 'eve', 'bob', 'kim', 'lee', 'excepted', 'ended', 'owner'];

/** People of the directory, each once. Ada is always an admin, so that somebody is declared. */
const directories = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom(...NAMES.slice(1, -1)),
      group: fc.constantFrom('klaviyo-admins', 'klaviyo-analysts', 'other'),
      active: fc.boolean(),
      givenName: fc.constantFrom('', 'Some'),
      employment: fc.constantFrom('staff', 'contractor'),
    }),
    { selector: ({ name }) => name, maxLength: 9 },
  )
  .map((people) =>
    snapshotOf(
      inDirectory('ada', 'klaviyo-admins'),
      ...people.map(({ name, group, employment, ...rest }) =>
        inDirectory(name, group, { ...rest, attributes: { employment } }),
      ),
    ),
  );

/** Records of Klaviyo: anybody, twice too, in any state, unclear ones too. */
const listings = fc.uniqueArray(
  fc.record({
    id: fc.nat(40),
    userName: fc.oneof(
      fc.constantFrom(...NAMES).map((name) => `${name}@example.com`),
      fc.constantFrom('bob@agency.example', 'KIM@agency.example', 'Grace@Example.com'),
    ),
    givenName: fc.constantFrom('', 'Some', 'Other'),
    active: fc.boolean(),
    role: fc.constantFrom('admin', 'manager', 'analyst', 'owner', 'strange', undefined),
    conflicts: fc.constantFrom([], [], [], ['It names two roles.']),
    noActive: fc.constantFrom(undefined, undefined, undefined, true as const),
    lookAlike: fc.constantFrom(undefined, undefined, undefined, 'It has a Cyrillic letter.'),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 20 },
);

const users = (records: readonly (Partial<Omit<ProvisionedPerson, 'id'>> & { readonly id: unknown })[]) =>
  records.map((record) => ({ ...inKlaviyo('x', 'analyst'), ...record, id: `id-${String(record.id)}` }));

const account = accountOf(undefined, ['mode: direct', 'mode: direct, deprovision: delete, deleteAfterDays: 1']);
const ALL_ALLOWED = { allowed: LIMITS, switchedOffSince: () => '2020-01-01T00:00:00.000Z' };

const isProtected = (userName: string): boolean =>
  ['owner@example.com', 'excepted@example.com'].includes(userName.toLowerCase()) ||
  matchesPattern('*@agency.example', userName);

describe('the plan of any directory and any listing', () => {
  it('THEN the owner, exceptions, unmanaged people and unclear records are in no action', () =>
    fc.assert(
      fc.asyncProperty(directories, listings, async (directory, records) => {
        const there = users(records);
        const { plan } = await planned(account, directory, there, ALL_ALLOWED);

        for (const action of plan.actions) {
          expect(isProtected(action.userName)).toBe(false);
          const ofKey = there.filter((user) => user.userName.toLowerCase() === action.key);
          expect(ofKey.length).toBe(action.kind === 'create' ? 0 : 1);
          expect(ofKey.every(({ role, conflicts }) => role !== 'owner' && conflicts.length === 0)).toBe(true);
          expect(ofKey.some(({ noActive, lookAlike }) => noActive === true || lookAlike !== undefined)).toBe(false);
        }
        expect(new Set(plan.actions.map(({ key }) => key)).size).toBe(plan.actions.length);
      }),
    ));

  it('WHEN all its actions were done and it is planned again THEN nothing is left but to delete whom it switched off', () =>
    fc.assert(
      fc.asyncProperty(directories, listings, async (directory, records) => {
        const { plan } = await planned(account, directory, users(records), ALL_ALLOWED);
        const done = plan.actions.reduce(after, users(records));

        const again = await planned(
          account,
          directory,
          done.length === 0 ? [inKlaviyo('owner', 'owner')] : done,
          ALL_ALLOWED,
        );

        const switchedOff = plan.actions.filter(({ kind }) => kind === 'deactivate').map(({ key }) => key);
        expect(again.plan.actions.map(({ kind, key }) => `${kind} ${key}`)).toEqual(
          switchedOff.toSorted().map((key) => `delete ${key}`),
        );
      }),
    ));

  it('WHEN it passes no limit THEN no step takes an admin while fewer than minimumAdmins would be left', () =>
    fc.assert(
      fc.asyncProperty(directories, listings, fc.integer({ min: 0, max: 3 }), async (directory, records, minimum) => {
        const strict = accountOf(undefined, ['minimumAdmins: 1', `minimumAdmins: ${minimum}`]);
        const { plan, refusals } = await planned(strict, directory, users(records));
        fc.pre(refusals.length === 0);

        const admins = (people: readonly ProvisionedPerson[]): number =>
          new Set(
            people
              .filter((one) => one.active && one.role === 'admin' && one.userName !== 'owner@example.com')
              .map(({ userName }) => userName.toLowerCase()),
          ).size;
        let there: readonly ProvisionedPerson[] = users(records);
        for (const action of plan.actions) {
          const next = after(there, action);
          if (admins(next) < admins(there)) expect(admins(next)).toBeGreaterThanOrEqual(minimum);
          there = next;
        }
      }),
    ));

  it('THEN the order of the directory and of the listing does not show in it', () =>
    fc.assert(
      fc.asyncProperty(directories, listings, async (directory, records) => {
        const one = await planned(account, directory, users(records), ALL_ALLOWED);
        const reversed = { ...directory, users: directory.users.toReversed() };
        const other = await planned(account, reversed, users(records).toReversed(), ALL_ALLOWED);

        expect(other.plan).toEqual(one.plan);
      }),
    ));
});
