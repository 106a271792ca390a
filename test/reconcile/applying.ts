import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordDigest } from '../../src/klaviyo/listing-digest.js';
import { type KlaviyoScimWriter, type KlaviyoScimWriterOptions } from '../../src/klaviyo/scim-writer.js';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { userKey } from '../../src/people/user-key.js';
import { applyActions, type AppliedActions, type ApplySettings } from '../../src/reconcile/apply.js';
import { Journal } from '../../src/reconcile/journal.js';
import { type Action, type ActionValues, type ChangeAction, type CreateAction } from '../../src/reconcile/plan.js';
import { RunLock } from '../../src/files/run-lock.js';
import { type SeedUser, type SimulatedAccount } from '../../src/simulator/klaviyo/simulated-account.js';
import { type KlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { closeWriters, startWriting, writerOf } from '../klaviyo/writing.js';

const OWNER = 'owner@example.com';

/** The account that the tests begin with: two admins, three others, one who is switched off. */
export const PEOPLE: readonly SeedUser[] = [
  { id: 'owner-1', userName: OWNER, givenName: 'Olive', familyName: 'Owner' },
  { id: 'ada-1', userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', role: 'admin' },
  { id: 'grace-1', userName: 'grace@example.com', givenName: 'Grace', familyName: 'Hopper', role: 'admin' },
  { id: 'alan-1', userName: 'alan@example.com', givenName: 'Alan', familyName: 'Turing', role: 'analyst' },
  { id: 'former-1', userName: 'former@example.com', givenName: 'Former', familyName: 'Colleague', role: 'support' },
  { id: 'off-1', userName: 'off@example.com', givenName: 'Off', familyName: 'Line', role: 'support', active: false },
];

const folders: string[] = [];

/** Ends everything that {@link Applying} has started. */
export async function endApplying(): Promise<void> {
  await closeWriters();
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
}

/** One simulated account, a plan's place on the disk, and runs over it. */
export class Applying {
  private constructor(
    readonly simulator: KlaviyoSimulator,
    readonly listed: readonly ProvisionedPerson[],
    readonly path: string,
    private readonly options: Partial<KlaviyoScimWriterOptions>,
  ) {}

  static async start(
    account: Partial<SimulatedAccount> = {},
    options: Partial<KlaviyoScimWriterOptions> = {},
  ): Promise<Applying> {
    const { simulator, writer } = await startWriting({ users: PEOPLE, ...account });
    const folder = await mkdtemp(join(tmpdir(), 'klaviyo-access-apply-'));
    folders.push(folder);
    return new Applying(simulator, (await writer.listUsers()).users, join(folder, 'plan.json'), options);
  }

  /** A change of somebody as they were listed. */
  change(userName: string, kind: ChangeAction['kind'], to: ActionValues): ChangeAction {
    const record = this.listed.find((user) => user.userName === userName)!;
    const from = Object.fromEntries(Object.keys(to).map((name) => [name, record[name as keyof ActionValues] ?? null]));
    return {
      ...{ kind, key: userKey(userName), userName, reason: 'klaviyo-analysts', from, to },
      record: { id: record.id, sha256: recordDigest(record) },
    };
  }

  /** The deletion of somebody as they were listed. */
  deletion(userName: string): Action {
    const { key, reason, record } = this.change(userName, 'update', {});
    return { kind: 'delete', key, userName, reason, record };
  }

  /** One of every kind, in the order of a plan. */
  actions(): readonly Action[] {
    return [
      this.change('off@example.com', 'reactivate', { active: true, role: 'analyst' }),
      creation('new@example.com'),
      this.change('grace@example.com', 'update', { role: 'analyst' }),
      this.change('alan@example.com', 'update', { role: 'admin', familyName: 'Mathison' }),
      this.change('former@example.com', 'deactivate', { active: false }),
    ];
  }

  /** One run of the same plan, as one process would do it. */
  async run(actions: readonly Action[], settings: Partial<ApplySettings> = {}): Promise<AppliedActions> {
    const lock = await RunLock.take(this.path);
    try {
      const journal = await Journal.open(`${this.path}.journal.jsonl`, 'aa');
      try {
        return await applyActions(actions, {
          ...{ account: 'acme', journal, lock, writer: this.writer(), minimumAdmins: 1 },
          isAdmin: ({ active, role }) => active && role === 'admin',
          untouchable: ({ userName }) => (userName === OWNER ? 'The owner is never written.' : undefined),
          settling: { waitsMs: [] },
          ...settings,
        });
      } finally {
        await journal.close();
      }
    } finally {
      await lock.release();
    }
  }

  writer(): KlaviyoScimWriter {
    return writerOf(this.simulator.baseUrl, { timeouts: { totalMs: 400 }, ...this.options }).writer;
  }

  /** Everybody as the simulator has them: userName, role, active, names. */
  state(): readonly string[] {
    return this.simulator
      .users()
      .map(({ userName, role, active, givenName, familyName }) =>
        [userName, role, active, givenName, familyName].join(' '),
      );
  }
}

export function creation(userName: string): CreateAction {
  const to = { givenName: 'Nia', familyName: 'New', role: 'analyst', active: true } as const;
  return { kind: 'create', key: userKey(userName), userName, reason: 'klaviyo-analysts', to };
}
