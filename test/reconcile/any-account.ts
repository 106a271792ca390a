import fc from 'fast-check';
import { type Account } from '../../src/access/access-model.js';
import { type CheckedAccount } from '../../src/check/check-account.js';
import { type KlaviyoScimWriter } from '../../src/klaviyo/scim-writer.js';
import { type DirectorySnapshot } from '../../src/people/directory-person.js';
import { adminsOf } from '../../src/reconcile/admin.js';
import { applyActions, type AppliedActions, type ApplySettings } from '../../src/reconcile/apply.js';
import { Journal } from '../../src/reconcile/journal.js';
import { planAccount, type PlannedAccount } from '../../src/reconcile/plan-account.js';
import { type Action, LIMITS } from '../../src/reconcile/plan.js';
import { RunLock } from '../../src/files/run-lock.js';
import { untouchableIn } from '../../src/reconcile/untouchable.js';
import { type SeedUser } from '../../src/simulator/klaviyo/simulated-account.js';
import { Applying } from './applying.js';
import { accountOf, checked, inDirectory, NOW, snapshotOf } from './planning.js';

const NAMES = ['grace', 'alan', 'eve', 'bob', 'kim', 'excepted', 'ended'];

/** People of the directory. Ada is always an admin, so that somebody is declared. */
const directories: fc.Arbitrary<DirectorySnapshot> = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom(...NAMES),
      group: fc.constantFrom('klaviyo-admins', 'klaviyo-analysts', 'klaviyo-analysts', 'other'),
      active: fc.constantFrom(true, true, true, false),
      givenName: fc.constantFrom('', 'Some'),
      employment: fc.constantFrom('staff', 'staff', 'contractor'),
    }),
    { selector: ({ name }) => name },
  )
  .map((people) =>
    snapshotOf(
      inDirectory('ada', 'klaviyo-admins'),
      ...people.map(({ name, group, employment, ...rest }) =>
        inDirectory(name, group, { ...rest, attributes: { employment } }),
      ),
    ),
  );

/** Users of Klaviyo besides the owner: anybody, twice too, in any state. */
const seeds: fc.Arbitrary<readonly SeedUser[]> = fc.uniqueArray(
  fc.record({
    id: fc.nat(30).map((number) => `id-${number}`),
    userName: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom('ada', ...NAMES, 'former').map((name) => `${name}@example.com`) },
      fc.constantFrom('bob@agency.example', 'KIM@agency.example', 'Grace@Example.com'),
    ),
    givenName: fc.constantFrom('', 'Some', 'Other'),
    active: fc.boolean(),
    role: fc.constantFrom('admin', 'admin', 'manager', 'analyst', 'strange'),
  }),
  { selector: ({ id }) => id, maxLength: 10 },
);

/** Any directory, and any people in Klaviyo. */
export const anyAccount = fc.record({ directory: directories, seeds });

export type AnyAccount = Parameters<Parameters<typeof anyAccount.map>[0]>[0];

/** Who is never written, whatever is planned. */
export const PROTECTED = /owner@example\.com|excepted@example\.com|@agency\.example/i;

export const OWNER_SEED: SeedUser = { id: 'owner-1', userName: 'owner@example.com', givenName: 'Olive' };

/** One account with anybody in it, in the simulator, with its plans and runs. */
export class AnyRun {
  private constructor(
    readonly applying: Applying,
    readonly account: Account,
    private readonly directory: DirectorySnapshot,
  ) {}

  static async start({ directory, seeds: users }: AnyAccount): Promise<AnyRun> {
    return new AnyRun(await Applying.start({ users: [OWNER_SEED, ...users] }), accountOf(), directory);
  }

  /** Who differs now, by the listing of the server. */
  async check(): Promise<CheckedAccount> {
    const { users } = await this.applying.writer().listUsers();
    return checked(this.account, this.directory, users);
  }

  /** What is planned now; all limits but that of admins are passed. */
  async plan(): Promise<PlannedAccount> {
    const allowed = LIMITS.filter((limit) => limit !== 'minimumAdmins');
    return planAccount(await this.check(), { snapshot: this.directory, now: NOW, allowed });
  }

  /** One run of a plan, as one process would do it. */
  async run(actions: readonly Action[], settings: Partial<ApplySettings> = {}, plan = 'aa'): Promise<AppliedActions> {
    const path = `${this.applying.path}.${plan}`;
    const lock = await RunLock.take(path);
    const journal = await Journal.open(`${path}.journal.jsonl`, plan);
    try {
      return await applyActions(actions, {
        ...{ account: this.account.name, lock, minimumAdmins: 1, isAdmin: adminsOf(this.account) },
        ...{ writer: this.applying.writer(), untouchable: untouchableIn(this.account, NOW.toISOString().slice(0, 10)) },
        ...{ settling: { waitsMs: [] }, ...settings, journal: settings.journal ?? journal },
      });
    } finally {
      await journal.close();
      await lock.release();
    }
  }

  writer(): KlaviyoScimWriter {
    return this.applying.writer();
  }

  /** How many administer the account at this moment. */
  admins(): number {
    const isAdmin = adminsOf(this.account);
    return this.applying.simulator
      .users()
      .filter(({ userName, active, role }) => isAdmin({ userName, active: active === true, role })).length;
  }
}
