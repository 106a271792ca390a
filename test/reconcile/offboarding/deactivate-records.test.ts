import { type KlaviyoScimWriter } from '../../../src/klaviyo/scim-writer.js';
import { deactivateRecords } from '../../../src/reconcile/offboarding/deactivate-records.js';
import { type LeaverRecord } from '../../../src/reconcile/offboarding/offboarding.js';
import { closeWriters, startWriting } from '../../klaviyo/writing.js';

const USERS = [
  { id: 'owner-1', userName: 'owner@example.com' },
  { id: 'grace-1', userName: 'grace@example.com', role: 'admin' },
  { id: 'grace-2', userName: 'grace@example.com', role: 'analyst' },
];

const RECORDS: readonly LeaverRecord[] = [
  { id: 'grace-1', userName: 'grace@example.com', active: true, role: 'admin' },
  { id: 'grace-2', userName: 'grace@example.com', active: true, role: 'analyst' },
];

const around = (writer: KlaviyoScimWriter) => ({
  writer,
  untouchable: () => undefined,
  now: () => new Date('2026-11-23T06:00:00Z'),
  settling: { waitsMs: [] },
});

afterEach(closeWriters);

describe('deactivateRecords', () => {
  it.each([
    ['server-error', 'not-done', /500.*It was read again, and was not switched off by then\./],
    ['disconnect', 'not-done', /It was read again, and was not switched off by then\./],
    ['denied', 'not-done', /403/],
  ] as const)(
    'GIVEN %s for the first write THEN it is %s, and the second record is done',
    async (fault, outcome, says) => {
      const { simulator, writer } = await startWriting({ users: USERS });
      simulator.failNext(fault, 1, { method: 'PATCH' });

      const [first, second] = await deactivateRecords(RECORDS, around(writer));

      expect(first).toMatchObject({ id: 'grace-1', outcome });
      expect(first?.message).toMatch(says);
      expect(second).toMatchObject({ id: 'grace-2', outcome: 'done' });
      expect(simulator.requests().filter(({ method }) => method === 'PATCH')).toHaveLength(2);
    },
  );

  it('GIVEN a write of which nobody knows, and no reading after it THEN it is unknown', async () => {
    const { simulator, writer } = await startWriting({ users: USERS });
    simulator.failNext('answer-lost', 1, { method: 'PATCH' });
    // The first GET of a user is the one before the write.
    const reader = { ...around(writer), settling: { waitsMs: [] } };
    let reads = 0;
    const blind: typeof reader.writer = Object.create(writer, {
      readUser: {
        value: (id: string) => {
          reads += 1;
          if (reads > 1) simulator.failNext('denied', 1, { method: 'GET' });
          return writer.readUser(id);
        },
      },
      setActive: { value: (...given: Parameters<KlaviyoScimWriter['setActive']>) => writer.setActive(...given) },
    }) as KlaviyoScimWriter;

    const [first] = await deactivateRecords(RECORDS.slice(0, 1), { ...reader, writer: blind });

    expect(first).toMatchObject({ outcome: 'unknown' });
    expect(first?.message).toContain('It could not be read again: ');
  });

  it('GIVEN an id that is another person by now THEN it is a conflict, and nothing is written', async () => {
    const { simulator, writer } = await startWriting({ users: USERS });
    simulator.console.change('grace@example.com', { userName: 'alan@example.com' });

    const [first] = await deactivateRecords(RECORDS.slice(0, 1), around(writer));

    expect(first).toMatchObject({
      outcome: 'conflict',
      message: 'The id "grace-1" is now that of "alan@example.com".',
    });
    expect(simulator.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('GIVEN a record that is gone, or off by now THEN nothing is written', async () => {
    const { simulator, writer } = await startWriting({ users: USERS });
    simulator.console.remove('grace@example.com');
    simulator.console.change('grace@example.com', { active: false });

    const writes = await deactivateRecords(RECORDS, around(writer));

    expect(writes.map(({ outcome }) => outcome)).toEqual(['conflict', 'already']);
    expect(simulator.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('GIVEN a key that is not accepted any more THEN the rest of the account is not attempted', async () => {
    const { simulator, writer } = await startWriting({ users: USERS }, { accessKey: 'example-wrong-key' });

    const writes = await deactivateRecords(RECORDS, around(writer));

    expect(writes.map(({ outcome }) => outcome)).toEqual(['not-done', 'not-attempted']);
    expect(JSON.stringify(writes)).not.toContain('example-wrong-key');
    expect(simulator.requests()).toHaveLength(1);
  });

  it('GIVEN a run that is stopped THEN nothing is asked', async () => {
    const { simulator, writer } = await startWriting({ users: USERS });

    const writes = await deactivateRecords(RECORDS, { ...around(writer), signal: AbortSignal.abort() });

    expect(writes.map(({ outcome }) => outcome)).toEqual(['not-attempted', 'not-attempted']);
    expect(simulator.requests()).toEqual([]);
  });
});
