import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ClosingOptions } from '../../../src/review/evidence/close-review.js';
import { timeStampRequest } from '../../../src/review/evidence/time-stamp/time-stamp-request.js';
import { type JournalEntry } from '../../../src/review/journal-entry.js';
import { digest } from '../../../src/review/review-folder.js';
import { describeWhere } from '../../environment/needs.js';
import { notOnPath } from '../../examples/run-script.js';
import { checked, closedFolder } from './sample-folder.js';
import { listedAgain, madeAgain, newKey } from './tampering.js';
import { localAuthority } from './time-stamp/local-authority.js';

type Entries = readonly JournalEntry[];

/** Each recorded file with something else in it. */
const recorded =
  (change: (entry: Extract<JournalEntry, { event: 'recorded' }>) => Partial<typeof entry>) =>
  (entries: Entries): Entries =>
    entries.map((entry) => (entry.event === 'recorded' ? { ...entry, ...change(entry) } : entry));

const without =
  (event: JournalEntry['event']) =>
  (entries: Entries): Entries =>
    entries.filter((entry) => entry.event !== event);

/** What chains a line to the last one, which is made again anyway. */
const chained = (entries: Entries): Pick<JournalEntry, 'seq' | 'at' | 'previous'> => {
  const { seq, at, previous } = entries.at(-1)!;
  return { seq, at, previous };
};

/** What cannot have come about, however well the rest is made again. */
const IMPOSSIBLE: Readonly<Record<string, readonly [(entries: Entries) => Entries, string]>> = {
  'decisions swapped between reviewers': [
    recorded(({ reviewer }) => ({
      reviewer: reviewer === 'ciso@example.com' ? 'grace@example.com' : 'ciso@example.com',
    })),
    'is reviewed by',
  ],
  'a decision of somebody on themselves': [recorded(() => ({ reviewer: 'ada@example.com' })), 'is reviewed by'],
  'a reason left out': [
    recorded(({ decisions }) => ({ decisions: decisions.map((one) => ({ ...one, reason: ' ' })) })),
    'A reason is missing',
  ],
  'a decision on nobody': [
    recorded(({ decisions }) => ({ decisions: decisions.map((one) => ({ ...one, row: 'r000000000000' })) })),
    'There is no row',
  ],
  'a decision before the review was opened': [
    recorded(({ decisions }) => ({
      decisions: decisions.map((one) => ({ ...one, decidedAt: '2020-01-01T00:00:00.000Z' })),
    })),
    'before the review was opened',
  ],
  'a sign-off left out': [without('signed-off'), 'without saying that something was open'],
  'all decisions left out': [without('recorded'), 'without saying that something was open'],
  'the verification left out': [without('verified'), 'without saying that something was open'],
  'a reason for what was not open': [
    (entries) => entries.map((entry) => (entry.event === 'closed' ? { ...entry, withOpen: 'late' } : entry)),
    'as if something was open',
  ],
  'a decision after the end': [
    (entries) => [...entries, { ...entries[1]!, at: entries.at(-1)!.at }],
    'goes on after the review was closed',
  ],
  'a time stamp given up that nobody wanted': [
    (entries) => [...entries, { ...chained(entries), event: 'time-stamp-given-up', reason: 'none' }],
    'gives up a time stamp',
  ],
  'another attachment named': [
    recorded(({ answers }) => ({
      answers: answers.map((one) => ({ ...one, attachment: { name: '0123-keys.png', sha256: 'f'.repeat(64) } })),
    })),
    'is not the file that journal.jsonl names',
  ],
};

/** What could have come about: another word in the reason of a decision. */
const POSSIBLE = recorded(({ decisions }) => ({
  decisions: decisions.map((one) => ({ ...one, ...(one.reason !== undefined && { reason: 'moved to sales' }) })),
}));

describe('a folder that was made again, with all of its digests', () => {
  it.each(Object.entries(IMPOSSIBLE))(
    'GIVEN %s THEN the check finds it without a signature',
    async (_, [change, why]) => {
      const folder = await closedFolder();
      await madeAgain(folder, change);
      const { verdict, differences } = await checked(folder);
      expect([verdict, differences.map(({ what }) => what).join('; ')]).toEqual([
        'changed',
        expect.stringContaining(why),
      ]);
    },
  );

  it('GIVEN something after the last line of the journal, which no reader sees THEN the check finds it', async () => {
    const folder = await closedFolder();
    appendFileSync(join(folder, 'journal.jsonl'), '{"seq":9,');
    await listedAgain(folder);
    expect(await checked(folder)).toMatchObject({
      verdict: 'changed',
      differences: [{ path: 'journal.jsonl', what: 'has something after its last line' }],
    });
  });

  it('GIVEN a report on who left that klaviyo-access did not write THEN the check finds it', async () => {
    const folder = await closedFolder();
    writeFileSync(join(folder, 'leavers.json'), '{}');
    const named = (entries: Entries): Entries =>
      entries.map((entry) => (entry.event === 'closed' ? { ...entry, leavers: digest('{}') } : entry));
    await madeAgain(folder, named);
    expect(await checked(folder)).toMatchObject({
      verdict: 'changed',
      differences: [{ path: 'leavers.json', what: expect.stringContaining('is not of the form') as string }],
    });
  });

  it('GIVEN what could have come about, unsigned THEN it passes: the docs say so, and what prevents it', async () => {
    const folder = await closedFolder();
    await madeAgain(folder, POSSIBLE);
    expect(await checked(folder)).toMatchObject({ verdict: 'as-closed', signature: { state: 'unsigned' } });
  });

  it.each(['ed25519', 'P-256'] as const)(
    'GIVEN the same with a signature by %s THEN it does not hold',
    async (kind) => {
      const key = newKey(kind);
      const folder = await closedFolder({ key });
      await madeAgain(folder, POSSIBLE);
      const { verdict, differences } = await checked(folder);
      expect([verdict, differences.map(({ path }) => path)]).toEqual(['changed', ['manifest.sig']]);
      // WHEN they sign it with a key of their own, and put it into the folder
      const own = newKey(kind);
      const claim = (entries: Entries): Entries =>
        entries.map((entry) => (entry.event === 'closed' ? { ...entry, signature: own.signer } : entry));
      writeFileSync(join(folder, 'signing-key.pem'), own.pem);
      await madeAgain(folder, claim, own);
      expect(await checked(folder)).toMatchObject({ verdict: 'as-closed', signature: { key: 'of the folder' } });
      expect(await checked(folder, { publicKey: key })).toMatchObject({
        verdict: 'changed',
        differences: [{ path: 'signing-key.pem' }],
      });
    },
  );

  it('GIVEN a signed folder that was made again unsigned THEN a check that names the key finds it', async () => {
    const key = newKey('ed25519');
    const folder = await closedFolder();
    expect(await checked(folder, { publicKey: key })).toMatchObject({
      verdict: 'changed',
      differences: [{ path: 'manifest.json', what: 'is not signed, and a key was named' }],
    });
  });

  describeWhere('openssl', notOnPath('openssl'))('with a time stamp', () => {
    const authority = localAuthority();
    const requestTimeStamp = (manifest: Uint8Array): Promise<Uint8Array> =>
      Promise.resolve(authority.reply(timeStampRequest(manifest, Buffer.from('0102', 'hex'))));

    it.each([
      ['unsigned', {}],
      ['by the holder of the key', { key: newKey('P-256') }],
    ] as [string, Partial<ClosingOptions> & { readonly key?: ReturnType<typeof newKey> }][])(
      'GIVEN it is made again %s THEN the time stamp is of other bytes',
      async (_, options) => {
        const folder = await closedFolder({ ...options, requestTimeStamp });
        await madeAgain(folder, POSSIBLE, options.key);
        const { verdict, differences } = await checked(folder);
        expect([verdict, differences]).toEqual([
          'changed',
          [{ path: 'manifest.tsr', what: 'does not hold. It is a time stamp of other bytes.' }],
        ]);
      },
    );
  });
});
