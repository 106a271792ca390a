import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type ClosingOptions } from '../../../src/review/evidence/close-review.js';
import { timeStampRequest } from '../../../src/review/evidence/time-stamp/time-stamp-request.js';
import { describeWhere } from '../../environment/needs.js';
import { notOnPath } from '../../examples/run-script.js';
import { checked, closedFolder } from './sample-folder.js';
import { filesOf, keptEvidence, newKey, type Tampering, whileTampered } from './tampering.js';
import { localAuthority } from './time-stamp/local-authority.js';

/** More than a run has time for: `KLAVIYO_ACCESS_RUNS=100000` changes every byte. Of a larger file, so many are changed, one at a time. */
const RUNS = Number(process.env.KLAVIYO_ACCESS_RUNS ?? 6);

/** How long a test may take, in milliseconds: an hour where more is asked for. */
const PATIENCE = process.env.KLAVIYO_ACCESS_RUNS === undefined ? 30_000 : 3_600_000;

const makeEvidence = keptEvidence();

/** Whether a folder is found to be changed, whatever of it was. */
async function isFound(folder: string, tampering: Tampering): Promise<boolean> {
  const { verdict, differences } = await whileTampered(folder, tampering, () => checked(folder, { makeEvidence }));
  return verdict === 'not-finished' || (verdict === 'changed' && differences.length > 0);
}

/** Something that a person may do to one or two files of a folder. */
function anyTampering(folder: string): fc.Arbitrary<Tampering> {
  const paths = filesOf(folder);
  const file = fc.constantFrom(...paths).map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));
  const name = fc.stringMatching(/^[a-z0-9]{1,8}(\.[a-z]{1,4})?$/);
  const place = fc
    .tuple(fc.constantFrom('', 'reviewers/', 'tables/', 'attachments/', 'new/'), name)
    .map((parts) => parts.join(''))
    .filter((path) => !paths.includes(path));
  return fc.oneof(
    fc
      .tuple(file, fc.nat(), fc.integer({ min: 1, max: 255 }))
      .filter(([{ bytes }]) => bytes.length > 0)
      .map(([{ path, bytes }, at, mask]) => new Map([[path, flipped(bytes, at % bytes.length, mask)]])),
    fc
      .tuple(file, fc.nat())
      .filter(([{ bytes }]) => bytes.length > 0)
      .map(([{ path, bytes }, length]) => new Map([[path, bytes.subarray(0, length % bytes.length)]])),
    fc
      .tuple(file, fc.uint8Array({ minLength: 1, maxLength: 20 }))
      .map(([{ path, bytes }, more]) => new Map([[path, Buffer.concat([bytes, more])]])),
    file.map(({ path }) => new Map([[path, undefined]])),
    fc.tuple(file, place).map(
      ([{ path, bytes }, to]): Tampering =>
        new Map([
          [path, undefined],
          [to, bytes],
        ]),
    ),
    fc.tuple(place, fc.uint8Array({ maxLength: 20 })).map(([path, bytes]) => new Map([[path, Buffer.from(bytes)]])),
    fc
      .tuple(file, file)
      .filter(([one, other]) => !one.bytes.equals(other.bytes))
      .map(
        ([one, other]) =>
          new Map([
            [one.path, other.bytes],
            [other.path, one.bytes],
          ]),
      ),
  );
}

function flipped(bytes: Buffer, at: number, mask: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at]! ^= mask;
  return changed;
}

/** What is done to the lines of the journal, none of which is written again. */
const LINES: Readonly<Record<string, (lines: readonly string[]) => readonly string[]>> = {
  'the first two swapped': ([one, two, ...rest]) => [two!, one!, ...rest],
  'two in the middle swapped': ([one, two, three, ...rest]) => [one!, three!, two!, ...rest],
  'the last two swapped': (lines) => [...lines.slice(0, -2), lines.at(-1)!, lines.at(-2)!],
  'one left out': ([one, , ...rest]) => [one!, ...rest],
  'the last one left out': (lines) => lines.slice(0, -1),
  'one twice': ([one, two, ...rest]) => [one!, two!, two!, ...rest],
  'the last one twice': (lines) => [...lines, lines.at(-1)!],
};

function caught(kind: string, options: () => Partial<ClosingOptions>): void {
  describe(kind, () => {
    let folder: string;
    beforeAll(async () => {
      folder = await closedFolder(options());
      expect(await checked(folder)).toMatchObject({ verdict: 'as-closed', differences: [] });
    });

    it(
      'GIVEN a byte of any file that is another one THEN the check finds it',
      async () => {
        const missed: string[] = [];
        for (const path of filesOf(folder)) {
          const bytes = readFileSync(join(folder, path));
          const step = Math.max(1, Math.ceil(bytes.length / RUNS));
          for (let at = 0; at < bytes.length; at += step) {
            if (!(await isFound(folder, new Map([[path, flipped(bytes, at, 1 << (at % 8))]]))))
              missed.push(`${path} ${at}`);
          }
        }
        expect(missed).toEqual([]);
      },
      PATIENCE,
    );

    it(
      'GIVEN anything done to one or two files THEN the check finds it',
      async () => {
        await fc.assert(
          fc.asyncProperty(anyTampering(folder), async (tampering) => {
            expect(await isFound(folder, tampering)).toBe(true);
          }),
          { numRuns: Math.min(5_000, 8 * RUNS) },
        );
        expect(await checked(folder)).toMatchObject({ verdict: 'as-closed' });
      },
      PATIENCE,
    );

    it.each(Object.keys(LINES))('GIVEN lines of the journal with %s THEN the check finds it', async (how) => {
      const lines = readFileSync(join(folder, 'journal.jsonl'), 'utf8').split('\n').slice(0, -1);
      const text = LINES[how]!(lines).map((line) => `${line}\n`);
      expect(await isFound(folder, new Map([['journal.jsonl', Buffer.from(text.join(''))]]))).toBe(true);
    });
  });
}

describe('a folder that was tampered with', () => {
  caught('unsigned', () => ({}));
  caught('signed with Ed25519', () => ({ key: newKey('ed25519') }));
  caught('signed with ECDSA', () => ({ key: newKey('P-256') }));
  describeWhere('openssl', notOnPath('openssl'))('of which the time was stamped', () => {
    caught('and not signed', () => {
      const authority = localAuthority();
      const requestTimeStamp = (manifest: Uint8Array): Promise<Uint8Array> =>
        Promise.resolve(authority.reply(timeStampRequest(manifest, Buffer.from('0102', 'hex'))));
      return { requestTimeStamp };
    });
  });
});
