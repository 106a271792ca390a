import { setTimeout as sleep } from 'node:timers/promises';
import { type KlaviyoScimWriter } from '../../src/klaviyo/scim-writer.js';
import { settleWrite, type UnsettledWrite } from '../../src/klaviyo/settle-write.js';
import { type WriteOutcome } from '../../src/klaviyo/write-outcome.js';
import { FAULT_KINDS, LIST_FAULTS, type FaultKind } from '../../src/simulator/klaviyo/faults.js';
import { type KlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { KEY } from '../simulator/klaviyo/scim-client.js';
import { closeWriters, recordOf, startWriting, writesOf } from './writing.js';

afterEach(closeWriters);

const NEW = { userName: 'new@example.com', givenName: 'Nia', familyName: 'New', role: 'analyst', active: true };
const PATIENCE_MS = 200;
/** Longer than the client waits, and shorter than it and the further looks. */
const LATE_MS = 350;

/** One way to write: how, what it is to have become, and whether it has. */
interface Operation {
  readonly write: (writer: KlaviyoScimWriter) => Promise<WriteOutcome>;
  readonly unsettled: UnsettledWrite;
  readonly isDone: (simulator: KlaviyoSimulator) => boolean;
  /** The attribute that the server may ignore in silence. */
  readonly ignored?: 'role' | 'active';
}

const ada = (simulator: KlaviyoSimulator) => simulator.users().find(({ id }) => id === 'ada-1');
const update = { kind: 'update', id: 'ada-1', userName: 'ada@example.com' } as const;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  create: {
    write: (writer) => writer.createUser(NEW),
    unsettled: { kind: 'create', user: NEW },
    isDone: (simulator) => simulator.users().some(({ userName }) => userName === NEW.userName),
    ignored: 'role',
  },
  'change the role': {
    write: async (writer) => writer.updateUser(await recordOf(writer, 'ada-1'), { role: 'support' }),
    unsettled: { ...update, from: { role: 'admin' }, to: { role: 'support' } },
    isDone: (simulator) => ada(simulator)?.role === 'support',
    ignored: 'role',
  },
  'switch off': {
    write: async (writer) => writer.setActive(await recordOf(writer, 'ada-1'), false),
    unsettled: { ...update, from: { active: true }, to: { active: false } },
    isDone: (simulator) => ada(simulator)?.active === false,
    ignored: 'active',
  },
  delete: {
    write: async (writer) => writer.deleteUser(await recordOf(writer, 'ada-1')),
    unsettled: { kind: 'delete', id: 'ada-1', userName: 'ada@example.com' },
    isDone: (simulator) => ada(simulator) === undefined,
  },
};

/** What becomes of a write, and how often it is sent. */
type Expected = readonly [kind: WriteOutcome['kind'], done: boolean, sent: number];

const EXPECTED: Readonly<Record<Exclude<FaultKind, (typeof LIST_FAULTS)[number]>, Expected>> = {
  'rate-limit': ['done', true, 2],
  'rate-limit-date': ['done', true, 2],
  'slow-answer': ['unknown', false, 1],
  'server-error': ['unknown', false, 1],
  denied: ['not-done', false, 1],
  'web-page': ['unknown', false, 1],
  disconnect: ['unknown', false, 1],
  'key-echoed': ['unknown', false, 1],
  'answer-lost': ['unknown', true, 1],
  'done-unanswered': ['unknown', true, 1],
  'error-after-write': ['unknown', true, 1],
  'late-write': ['unknown', true, 1],
  'no-body': ['done', true, 1],
  'other-record': ['done', true, 1],
  'never-answered': ['unknown', false, 1],
  'write-lost': ['done', false, 1],
  'role-ignored': ['done', true, 1],
  'active-ignored': ['done', true, 1],
};

const faults = FAULT_KINDS.filter((kind) => !LIST_FAULTS.some((list) => list === kind)) as (keyof typeof EXPECTED)[];
const methods = ['patch', 'put'] as const;
const cases = faults.flatMap((fault) =>
  Object.keys(OPERATIONS).flatMap((name) => methods.map((updateMethod) => [fault, name, updateMethod] as const)),
);

test.each(cases)(
  'GIVEN %s WHEN it is to %s by %s THEN it is sent once, and settled by what is there',
  async (fault, name, updateMethod) => {
    // GIVEN
    const { write, unsettled, isDone, ignored } = OPERATIONS[name]!;
    const options = { updateMethod, timeouts: { totalMs: PATIENCE_MS } };
    const { simulator, writer } = await startWriting({ slowAnswerMs: LATE_MS }, options);
    const others = () => simulator.users().filter(({ id }) => ['owner-1', 'alan-1', 'grace-1'].includes(id));
    const before = others();
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) simulator.failNext(fault, 1, { method });
    const [kind, done, sent] = EXPECTED[fault];
    const isIgnored = fault === `${ignored}-ignored`;
    // WHEN
    const outcome = await write(writer);
    // THEN
    expect(outcome.kind).toBe(kind);
    expect(JSON.stringify(outcome)).not.toContain(KEY);
    expect(writesOf(simulator).length).toBeLessThanOrEqual(sent);
    if (outcome.kind === 'done') {
      const seen = fault === 'write-lost' && name === 'delete' ? 'record' : isIgnored ? ignored : undefined;
      expect(outcome.differences.map(({ attribute }) => attribute)).toEqual(seen === undefined ? [] : [seen]);
    }
    if (outcome.kind === 'unknown') {
      const timing = { now: Date.now, random: () => 0, sleep: (milliseconds: number) => sleep(milliseconds) };
      const settled = await settleWrite(writer, unsettled, {
        timing,
        waitsMs: fault === 'late-write' ? [LATE_MS] : [],
      });
      expect(settled.kind).toBe(done ? 'done' : 'not-done');
    }
    // AND the state is what the outcome says, and nobody else was changed
    expect(isDone(simulator)).toBe(isIgnored && name !== 'create' ? false : done);
    expect(writesOf(simulator)).toHaveLength(sent);
    expect(others()).toEqual(before);
  },
);
