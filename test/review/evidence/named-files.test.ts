import { namedFileDifferences } from '../../../src/review/evidence/named-files.js';
import { type JournalEvent } from '../../../src/review/journal-entry.js';
import { changeReview } from '../../../src/review/review-folder.js';
import { openedReview } from '../sample-review.js';

const SHA = 'c'.repeat(64);

async function differences(events: readonly JournalEvent[], there: readonly string[]) {
  const { folder } = await openedReview();
  const review = await changeReview(
    folder,
    () => new Date('2027-01-02T00:00:00.000Z'),
    () => events,
  );
  return namedFileDifferences(
    review,
    there.map((path) => ({ path, bytes: 1, sha256: SHA })),
  );
}

const written = (...paths: readonly string[]): JournalEvent => ({
  event: 'remediation',
  files: Object.fromEntries(paths.map((path) => [path, SHA])),
});

test('GIVEN what carries decisions out was written twice WHEN the files are compared THEN those of the last time count', async () => {
  const events = [written('remediation/access.patch', 'remediation/steps.md'), written('remediation/steps.md')];
  expect(await differences(events, ['remediation/steps.md'])).toEqual([]);
  expect(await differences(events, [])).toEqual([
    { path: 'remediation/steps.md', what: 'is not the file that journal.jsonl names' },
  ]);
});
