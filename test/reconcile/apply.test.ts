import { readFile } from 'node:fs/promises';
import { type ApplySettings } from '../../src/reconcile/apply.js';
import { type FaultKind } from '../../src/simulator/klaviyo/faults.js';
import { KEY } from '../simulator/klaviyo/scim-client.js';
import { writesOf } from '../klaviyo/writing.js';
import { Applying, creation, endApplying } from './applying.js';

afterEach(endApplying);

const PLANNED = [
  'owner@example.com owner true Olive Owner',
  'ada@example.com admin true Ada Lovelace',
  'grace@example.com analyst true Grace Hopper',
  'alan@example.com admin true Alan Mathison',
  'former@example.com support false Former Colleague',
  'off@example.com analyst true Off Line',
  'new@example.com analyst true Nia New',
];
const statuses = ({ results }: { results: readonly { status: string }[] }) => results.map(({ status }) => status);
const verdicts = ({ verified }: { verified: readonly { verdict: string }[] | undefined }) =>
  verified?.map(({ verdict }) => verdict);

describe('a plan that is applied', () => {
  test.each(['patch', 'put'] as const)(
    'GIVEN one action of each kind WHEN applied by %s THEN all are verified',
    async (updateMethod) => {
      const applying = await Applying.start({}, { updateMethod });
      const applied = await applying.run(applying.actions());
      expect(applied).toMatchObject({ isComplete: true, isStopped: false });
      expect(statuses(applied)).toEqual(['done', 'done', 'done', 'done', 'done']);
      expect(verdicts(applied)).toEqual(['verified', 'verified', 'verified', 'verified', 'verified']);
      expect(applying.state()).toEqual(PLANNED);
      expect(writesOf(applying.simulator)).toHaveLength(5);
    },
  );

  test('GIVEN a plan that was applied WHEN applied again THEN nothing is sent, and all is verified', async () => {
    const applying = await Applying.start();
    await applying.run(applying.actions());
    const again = await applying.run(applying.actions());
    expect(again.isComplete).toBe(true);
    expect(writesOf(applying.simulator)).toHaveLength(5);
  });

  test('GIVEN four at a time WHEN applied THEN it comes to the same', async () => {
    const applying = await Applying.start();
    const people = Array.from({ length: 20 }, (_, index) => creation(`p${index}@example.com`));
    const applied = await applying.run([...people, ...applying.actions()], { concurrency: 4 });
    expect(applied.isComplete).toBe(true);
    expect(writesOf(applying.simulator)).toHaveLength(25);
    await expect(applying.run([], { concurrency: 5 })).rejects.toThrow(
      'concurrency must be a whole number from 1 to 4',
    );
  });

  test('GIVEN somebody who was switched off for long WHEN deleted THEN they are gone, and it is verified', async () => {
    const applying = await Applying.start();
    expect(verdicts(await applying.run([applying.deletion('off@example.com')]))).toEqual(['verified']);
    expect(applying.state().join()).not.toContain('off@example.com');
  });

  test('GIVEN two actions for one person WHEN applied THEN nothing is sent', async () => {
    const applying = await Applying.start();
    const twice = [
      applying.change('ada@example.com', 'update', { role: 'analyst' }),
      applying.change('ada@example.com', 'deactivate', { active: false }),
    ];
    await expect(applying.run(twice)).rejects.toThrow('The plan has two actions for "ada@example.com".');
    expect(writesOf(applying.simulator)).toEqual([]);
  });

  test('GIVEN a listing that may not be written on WHEN applied THEN nothing is sent', async () => {
    const applying = await Applying.start();
    const checkListing = (): never => {
      throw new Error('over the limit');
    };
    await expect(applying.run(applying.actions(), { checkListing })).rejects.toThrow('over the limit');
    applying.simulator.failNext('page-cut', 9);
    await expect(applying.run(applying.actions())).rejects.toThrow();
    expect(writesOf(applying.simulator)).toEqual([]);
  });

  test('GIVEN a run WHEN its journal is read THEN it has no key, and a line before and after each write', async () => {
    const applying = await Applying.start();
    applying.simulator.failNext('key-echoed', 1, { method: 'POST' });
    await applying.run(applying.actions());
    const journal = await readFile(`${applying.path}.journal.jsonl`, 'utf8');
    expect(journal).not.toContain(KEY);
    const events = journal
      .split('\n')
      .slice(0, -1)
      .map((line) => (JSON.parse(line) as { event: string }).event);
    expect(events).toEqual(['plan', 'run', ...Array.from({ length: 5 }, () => ['begin', 'end']).flat()]);
  });
});

describe('what was changed by somebody else', () => {
  test('GIVEN changes after the plan was made WHEN applied THEN each is a conflict or already so, and the rest is done', async () => {
    const applying = await Applying.start();
    const { console } = applying.simulator;
    const actions = applying.actions();
    console.change('off@example.com', { active: true, role: 'analyst' });
    console.add({ userName: 'New@example.com', role: 'admin' });
    console.change('grace@example.com', { familyName: 'Murray' });
    console.remove('former@example.com');
    const applied = await applying.run(actions);
    expect(statuses(applied)).toEqual(['already', 'conflict', 'conflict', 'done', 'already']);
    expect(applied.isComplete).toBe(false);
    expect(writesOf(applying.simulator).map(([method, path]) => [method, path])).toEqual([['PATCH', '/Users/alan-1']]);
    expect(applied.results[2]!.message).toBe(
      'The record of "grace@example.com" was changed after the plan was made; it is now active, with the role "admin".',
    );
  });

  test('GIVEN a change between the listing and the write WHEN applied THEN it is a conflict', async () => {
    const applying = await Applying.start();
    const checkListing = () => applying.simulator.console.change('alan@example.com', { role: 'manager' });
    const applied = await applying.run([applying.change('alan@example.com', 'update', { role: 'admin' })], {
      checkListing,
    });
    expect(statuses(applied)).toEqual(['conflict']);
    expect(writesOf(applying.simulator)).toEqual([]);
  });

  test('GIVEN another id for the person, or another person for the id WHEN applied THEN it is a conflict', async () => {
    const applying = await Applying.start();
    const { console } = applying.simulator;
    console.remove('alan@example.com');
    console.add({ id: 'alan-2', userName: 'alan@example.com', role: 'analyst' });
    console.change('former@example.com', { userName: 'other@example.com' });
    const applied = await applying.run(applying.actions().slice(3));
    expect(statuses(applied)).toEqual(['conflict', 'conflict']);
    expect(writesOf(applying.simulator)).toEqual([]);
  });
});

describe('who is never written', () => {
  test('GIVEN the owner as a target WHEN applied THEN nothing is sent', async () => {
    const applying = await Applying.start();
    const applied = await applying.run([applying.change('owner@example.com', 'update', { givenName: 'Other' })]);
    expect(applied.results[0]).toMatchObject({ status: 'conflict', message: 'The owner is never written.' });
    expect(writesOf(applying.simulator)).toEqual([]);
  });

  test('GIVEN the last admins WHEN they are to lose it THEN the limit keeps so many', async () => {
    const applying = await Applying.start();
    const actions = [
      applying.change('ada@example.com', 'deactivate', { active: false }),
      applying.change('grace@example.com', 'deactivate', { active: false }),
    ];
    for (const concurrency of [1, 4]) {
      const applied = await applying.run(actions, { concurrency });
      expect(applied.isComplete).toBe(false);
      expect(applying.state().filter((line) => line.includes(' admin true '))).toHaveLength(1);
    }
    expect((await applying.run(actions, { minimumAdmins: 0 })).isComplete).toBe(true);
  });

  test('GIVEN an admin who is to replace another and cannot be made WHEN applied THEN the other stays', async () => {
    const applying = await Applying.start();
    applying.simulator.console.change('grace@example.com', { role: 'analyst' });
    applying.simulator.failNext('denied', 1, { method: 'PATCH', path: 'alan' });
    const applied = await applying.run([
      applying.change('alan@example.com', 'update', { role: 'admin' }),
      applying.change('ada@example.com', 'deactivate', { active: false }),
    ]);
    expect(statuses(applied)).toEqual(['not-done', 'not-done']);
    expect(applied.results[1]!.message).toContain(
      'The limit minimumAdmins keeps at least 1 of full power, and there is 1.',
    );
  });
});

/** Each fault, and whether the plan is complete after the run that it hits. */
const FAULTS: readonly (readonly [FaultKind, boolean])[] = [
  ['rate-limit', true],
  ['rate-limit-date', true],
  ['no-body', true],
  ['other-record', true],
  ['answer-lost', true],
  ['done-unanswered', true],
  ['error-after-write', true],
  ['server-error', false],
  ['denied', false],
  ['web-page', false],
  ['disconnect', false],
  ['never-answered', false],
  ['write-lost', false],
];

test.each(FAULTS)(
  'GIVEN %s at one write WHEN applied THEN it is settled, and a further run has nothing to do twice',
  async (kind, isComplete) => {
    for (const at of [0, 1, 3, 4]) {
      const applying = await Applying.start();
      const actions = applying.actions();
      const path = at === 1 ? undefined : ['off-1', '', '', 'alan-1', 'former-1'][at];
      applying.simulator.failNext(kind, 1, { method: at === 1 ? 'POST' : 'PATCH', path });
      const applied = await applying.run(actions);
      expect(applied.isComplete).toBe(isComplete);
      // The others are done, whatever became of that one.
      expect(verdicts(applied)!.filter((verdict) => verdict === 'verified').length).toBeGreaterThanOrEqual(4);
      expect((await applying.run(actions)).isComplete).toBe(true);
      expect(applying.state().toSorted()).toEqual(PLANNED.toSorted());
      expect(
        applying.simulator.users().filter(({ userName }) => userName === 'new@example.com').length,
      ).toBeLessThanOrEqual(1);
    }
  },
);

test('GIVEN a role that the server ignores WHEN applied THEN it is not verified, and says what is there', async () => {
  const applying = await Applying.start();
  applying.simulator.failNext('role-ignored', 1, { method: 'POST' });
  const applied = await applying.run(applying.actions());
  expect(verdicts(applied)).toEqual(['verified', 'not-verified', 'verified', 'verified', 'verified']);
  expect(applied.results[1]).toMatchObject({
    ...{
      status: 'conflict',
      message: 'The server accepted it and does not show it: role is nothing in place of "analyst".',
    },
  });
});

test('GIVEN a hidden user of the userName WHEN created THEN it says that the listing does not show them', async () => {
  const users = [{ userName: 'owner@example.com' }, { userName: 'new@example.com', hidden: true }];
  const hidden = await Applying.start({ users });
  const applied = await hidden.run([creation('new@example.com')]);
  expect(applied.results[0]!.message).toContain('The server shows no such user.');
  expect(writesOf(hidden.simulator)).toHaveLength(1);
});

describe('a run that ends early', () => {
  const stoppedAfter = (count: number): Partial<ApplySettings> => {
    const stop = new AbortController();
    let results = 0;
    return {
      signal: stop.signal,
      onResult: () => {
        results += 1;
        if (results === count) stop.abort();
      },
    };
  };

  test.each([1, 3, 5])('GIVEN a stop after %i actions WHEN run again THEN it goes on with the rest', async (count) => {
    const applying = await Applying.start();
    const first = await applying.run(applying.actions(), stoppedAfter(count));
    expect(first).toMatchObject({ isComplete: false, isStopped: true, verified: undefined });
    expect(writesOf(applying.simulator)).toHaveLength(count);
    expect((await applying.run(applying.actions())).isComplete).toBe(true);
    expect(writesOf(applying.simulator)).toHaveLength(5);
    expect(applying.state()).toEqual(PLANNED);
  });

  test('GIVEN a key that is refused on the way WHEN applied THEN nothing further is sent', async () => {
    const applying = await Applying.start();
    const { simulator } = applying;
    const wrong = new Proxy(applying.writer(), {
      get: (writer, name) => {
        if (name === 'createUser') return () => Promise.resolve({ kind: 'unauthorized', message: 'No key.' });
        const value: unknown = Reflect.get(writer, name, writer);
        return typeof value === 'function' ? (value.bind(writer) as unknown) : value;
      },
    });
    const applied = await applying.run(applying.actions(), { writer: wrong });
    expect(statuses(applied)).toEqual(['done', 'not-done', 'not-attempted', 'not-attempted', 'not-attempted']);
    expect(applied).toMatchObject({ isStopped: true, isComplete: false });
    expect(writesOf(simulator)).toHaveLength(1);
  });

  test('GIVEN a listing that fails after the writes WHEN applied THEN what was written is reported, and not as verified', async () => {
    const applying = await Applying.start();
    const onResult = () => applying.simulator.failNext('denied', 1, { method: 'GET', path: 'startIndex' });
    const applied = await applying.run(applying.actions().slice(0, 1), { onResult });
    expect(statuses(applied)).toEqual(['done']);
    expect(applied).toMatchObject({ isComplete: false, isStopped: true, verified: undefined });
    expect(applied.failure).toContain('answered with status 403');
  });

  test('GIVEN a lock that was lost WHEN applied THEN nothing further is sent', async () => {
    const applying = await Applying.start();
    let checks = 0;
    const lock = {
      check: () => {
        checks += 1;
        return checks > 2 ? Promise.reject(new Error('lost')) : Promise.resolve();
      },
    };
    await expect(applying.run(applying.actions(), { lock })).rejects.toThrow('lost');
    expect(writesOf(applying.simulator)).toHaveLength(2);
  });
});
