import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { KlaviyoScimWriter } from '../../src/klaviyo/scim-writer.js';
import { type Account } from '../../src/access/access-model.js';
import { type DirectorySnapshot } from '../../src/people/directory-person.js';
import { adminsOf } from '../../src/reconcile/admin.js';
import { applyActions, type AppliedActions } from '../../src/reconcile/apply.js';
import { Journal } from '../../src/reconcile/journal.js';
import { type Action, type ActionKind } from '../../src/reconcile/plan.js';
import { RunLock } from '../../src/files/run-lock.js';
import { untouchableIn } from '../../src/reconcile/untouchable.js';
import { type FaultKind } from '../../src/simulator/klaviyo/faults.js';
import { type SeedUser } from '../../src/simulator/klaviyo/simulated-account.js';
import { type KlaviyoSimulator, startKlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { virtualTiming } from '../klaviyo/virtual-timing.js';
import { accountOf, inDirectory, NOW, planned, snapshotOf } from '../reconcile/planning.js';
import { ACCOUNT, KEY } from '../simulator/klaviyo/scim-client.js';
import { Killed, watched } from './killable.js';
import { eitherOf, Hurry, HURRIED_MS, LATE_MS, PATIENT_MS } from './patience.js';
import { type WriteCell, type WriteOutcome } from './write-cell.js';

const KEEPING = accountOf();
const DELETING = accountOf(undefined, ['mode: direct', 'mode: direct, deprovision: delete, deleteAfterDays: 1']);

const OTHERS: readonly SeedUser[] = [
  { id: 'owner-1', userName: 'owner@example.com', givenName: 'Olive', familyName: 'Owner' },
  { id: 'ada-1', userName: 'ada@example.com', role: 'admin' },
  { id: 'eve-1', userName: 'eve@example.com', role: 'admin' },
  { id: 'excepted-1', userName: 'excepted@example.com', role: 'manager' },
  { id: 'bob-1', userName: 'bob@agency.example', role: 'manager' },
];
const DECLARED = [inDirectory('ada', 'klaviyo-admins'), inDirectory('eve', 'klaviyo-admins')];
const kim = { id: 'kim-1', userName: 'kim@example.com', familyName: 'Old' } as const;
const AS_ANALYST = inDirectory('kim', 'klaviyo-analysts', { familyName: 'New' });

/** An account in which one action is due, by what is in Klaviyo and who is declared. */
const SCENES: Readonly<Record<ActionKind, { readonly there: readonly SeedUser[]; readonly isDeclared: boolean }>> = {
  create: { there: [], isDeclared: true },
  update: { there: [{ ...kim, role: 'support' }], isDeclared: true },
  reactivate: { there: [{ ...kim, role: 'support', active: false }], isDeclared: true },
  deactivate: { there: [{ ...kim, role: 'support' }], isDeclared: false },
  delete: { there: [{ ...kim, role: 'support', active: false }], isDeclared: false },
};

/** One account of its own for a cell, with the plan of its one action. */
class Scene {
  private constructor(
    readonly simulator: KlaviyoSimulator,
    readonly directory: DirectorySnapshot,
    readonly folder: string,
    readonly account: Account,
  ) {}

  static async open(kind: ActionKind): Promise<Scene> {
    const { there, isDeclared } = SCENES[kind];
    const simulator = await startKlaviyoSimulator({
      account: { ...ACCOUNT, users: [...OTHERS, ...there], slowAnswerMs: LATE_MS },
    });
    const directory = snapshotOf(...DECLARED, ...(isDeclared ? [AS_ANALYST] : []));
    const folder = await mkdtemp(join(tmpdir(), 'klaviyo-access-write-fault-'));
    return new Scene(simulator, directory, folder, kind === 'delete' ? DELETING : KEEPING);
  }

  async plan(): Promise<readonly Action[]> {
    const writer = this.writer();
    try {
      const { users } = await writer.listUsers();
      const switchedOffSince = (id: string) => (id === kim.id ? '2020-01-01T00:00:00.000Z' : undefined);
      return (await planned(this.account, this.directory, users, { switchedOffSince })).plan.actions;
    } finally {
      await writer.close();
    }
  }

  writer(totalMs = PATIENT_MS): KlaviyoScimWriter {
    return new KlaviyoScimWriter({
      ...{ baseUrl: this.simulator.baseUrl, accessKey: KEY, timing: virtualTiming() },
      ...{ timeouts: { totalMs }, retry: { attempts: totalMs === HURRIED_MS ? 1 : 2 } },
    });
  }

  /** One run of a plan, as one process would do it. `event` is called at each step and may end it. */
  async run(
    plan: string,
    actions: readonly Action[],
    event: (moment: string) => void,
    isHurried = () => false,
  ): Promise<AppliedActions> {
    const path = join(this.folder, plan);
    const lock = await RunLock.take(path);
    const patient = this.writer();
    const hurried = this.writer(HURRIED_MS);
    const writer = eitherOf(() => (isHurried() ? hurried : patient));
    try {
      const journal = await Journal.open(`${path}.journal.jsonl`, plan);
      try {
        return await applyActions(actions, {
          ...{ account: this.account.name, lock, minimumAdmins: 1, isAdmin: adminsOf(this.account) },
          untouchable: untouchableIn(this.account, NOW.toISOString().slice(0, 10)),
          settling: { waitsMs: [] },
          journal: watched(journal, ['write'], (when, _method, [entry]) =>
            event(`${when} ${(entry as { readonly event: string }).event}`),
          ),
          writer: watched(writer, ['createUser', 'updateUser', 'deleteUser', 'listUsers'], (when, method) =>
            event(`${when} ${method === 'listUsers' ? 'listing' : 'write'}`),
          ),
        });
      } finally {
        await journal.close();
      }
    } finally {
      await patient.close();
      await hurried.close();
      await lock.release();
    }
  }

  /** The requests that changed something, or were to; without the body where the server did not read it. */
  writes(): readonly string[] {
    return this.simulator
      .requests()
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path, body }) => `${method} ${path} ${body === undefined ? '' : JSON.stringify(body)}`);
  }

  /** Everybody as they are in Klaviyo, but for the ids. */
  state(): readonly string[] {
    return this.simulator
      .users()
      .map(({ userName, role, active, givenName, familyName }) =>
        [userName, role, active, givenName, familyName].join(' '),
      )
      .sort();
  }

  async close(): Promise<void> {
    await this.simulator.close();
    await rm(this.folder, { recursive: true });
  }
}

/** What a run without faults comes to: the state after it, and what was sent. */
export interface Truth {
  readonly state: readonly string[];
  readonly writes: readonly string[];
}

export async function runWithoutFault(kind: ActionKind): Promise<Truth> {
  const scene = await Scene.open(kind);
  try {
    const actions = await scene.plan();
    requireThat(actions.length === 1 && actions[0]?.kind === kind, `the plan is not to ${kind}`);
    const applied = await scene.run('plan', actions, () => undefined);
    requireThat(applied.isComplete, 'the run without faults is not complete');
    requireThat((await scene.plan()).length === 0, 'the run without faults leaves something to do');
    return { state: scene.state(), writes: scene.writes() };
  } finally {
    await scene.close();
  }
}

/**
 * Runs a cell: one run under the fault, and then what settles it.
 *
 * @throws Error if somebody was written who is not planned, something was sent otherwise than without faults, or what is there in the end is not
 * what it is without faults
 */
export async function runWriteFault(cell: WriteCell, truth: Truth): Promise<WriteOutcome> {
  const { moment, fault, action } = cell;
  const scene = await Scene.open(action);
  try {
    const actions = await scene.plan();
    const { simulator } = scene;
    const method = action === 'create' ? 'POST' : action === 'delete' ? 'DELETE' : 'PATCH';
    const reads: { readonly method: string; readonly path: RegExp } = { method: 'GET', path: /\/Users(\/|\?filter)/ };
    let isUnderFault = true;
    const hurry = new Hurry(cell);
    const event = (at: string): void => {
      if (!isUnderFault) return;
      hurry.event(at);
      if (moment === 'killed' && at === KILLED_AT[fault as keyof typeof KILLED_AT]) throw new Killed();
      if (moment === 'somebody else' && at === CHANGED_AT[fault as keyof typeof CHANGED_AT])
        changedBySomebodyElse(simulator);
      if (moment === 'verifying' && at === 'after write') simulator.failNext(fault as FaultKind, ALWAYS, LISTINGS);
      if (moment.startsWith('settling') && at === 'before write') {
        simulator.failNext(moment.endsWith('done') ? 'answer-lost' : 'disconnect', 1, { method });
        simulator.failNext(fault as FaultKind, ALWAYS, reads);
      }
    };
    let listings = 0;
    const counted = (at: string): void => {
      if (at === 'before listing') listings += 1;
      event(at.endsWith('listing') ? `${at} ${listings}` : at);
    };
    if (moment === 'before' || moment === 'after' || moment === 'in its place') {
      simulator.failNext(fault as FaultKind, 1, { method });
    }
    counted('start');
    const first = await scene.run('plan', actions, counted, hurry.isOn).catch(ended);
    isUnderFault = false;
    simulator.clearFaults();
    if (fault === 'late-write') await untilDone(scene, truth);
    // A request whose client is gone stands in the log a moment later.
    await sleep(20);
    const sent = scene.writes().length;
    const run = endOf(first);
    const next = await settle(scene, actions, !(first instanceof Killed) && first.isComplete);
    // What somebody else changed may stay, so that the state is then another one.
    if (moment !== 'somebody else') {
      requireThat(isDeepStrictEqual(scene.state(), truth.state), `in the end there is ${scene.state().join('; ')}`);
      const others = scene.writes().filter((write) => !truth.writes.some((known) => known.startsWith(write)));
      requireThat(others.length === 0 || next === 'a new plan', `it was sent otherwise: ${others.join('; ')}`);
    }
    requireThat(scene.writes().every(isAboutKim), `somebody else was written: ${scene.writes().join('; ')}`);
    requireThat((await scene.plan()).length === 0, 'there is something left to do');
    return { run, sent, next };
  } finally {
    await scene.close();
  }
}

const ALWAYS = 1_000;
const LISTINGS = { method: 'GET', path: 'startIndex' } as const;

const KILLED_AT = {
  'before the line that begins it': 'before begin',
  'after the line that begins it': 'after begin',
  'after the write': 'after write',
  'after the line that ends it': 'after end',
  'before the listing after it': 'before listing 2',
} as const;

const CHANGED_AT = {
  'before the run': 'start',
  'between the listing and the write': 'after listing 1',
  'after the write': 'after write',
} as const;

/** What settles a run, or the error that nothing does. */
async function settle(scene: Scene, actions: readonly Action[], wasComplete: boolean): Promise<WriteOutcome['next']> {
  const sentBefore = scene.writes().length;
  const again = await scene.run('plan', actions, () => undefined);
  const isSentAgain = scene.writes().length > sentBefore;
  if (wasComplete) {
    requireThat(again.isComplete && !isSentAgain, 'a run that was complete was not so the second time');
    return 'nothing to do';
  }
  if (again.isComplete) return isSentAgain ? 'sent again' : 'settled without a write';
  requireThat(!isSentAgain, `it was sent again, in vain: ${endOf(again)}`);
  const anew = await scene.run('new plan', await scene.plan(), () => undefined);
  requireThat(anew.isComplete, `a new plan is not complete: ${endOf(anew)}`);
  return 'a new plan';
}

function ended(error: unknown): Killed {
  if (error instanceof Killed) return error;
  throw error;
}

/** How a run ended for its one action; a new plan may have none. */
function endOf(run: AppliedActions | Killed): string {
  if (run instanceof Killed) return 'killed';
  const verdict = run.verified === undefined ? 'not listed again' : run.verified[0]?.verdict;
  return `${run.results[0]?.status}, ${verdict}`;
}

function changedBySomebodyElse({ console, users }: KlaviyoSimulator): void {
  const isThere = users().some(({ userName }) => userName === kim.userName);
  if (isThere) console.change(kim.userName, { role: 'manager' });
  else console.add({ id: 'kim-2', userName: kim.userName, role: 'manager' });
}

/** Waits for a write that the server carries out long after it was sent. */
async function untilDone(scene: Scene, { state }: Truth): Promise<void> {
  while (!isDeepStrictEqual(scene.state(), state)) await sleep(50);
}

/** Whether a write is about the one person who is planned, and about nobody else. */
function isAboutKim(write: string): boolean {
  if (write.startsWith('POST')) return write.endsWith(' ') || write.includes(`"userName":"${kim.userName}"`);
  return !OTHERS.some(({ id }) => write.includes(`/Users/${id} `));
}

function requireThat(isSo: boolean, message: string): asserts isSo {
  if (!isSo) throw new Error(message);
}
