import { type AssignedPerson } from '../../../src/people/assigned-person.js';
import { compareAccount } from '../../../src/drift/compare.js';
import { type AccountDrift } from '../../../src/drift/drift-report.js';
import { ENTRA_WORDS } from '../../../src/provider/entra/words.js';
import { inEntra } from '../../access/sample-entra.js';
import {
  account,
  assigned,
  declared,
  findingsOf,
  hopsOf,
  listing,
  OWNER_RECORD,
  provisioned,
  TODAY,
} from '../sample-account.js';

const BECAUSE = 'the synchronization job is in quarantine: EncounteredQuarantineException';

/** One analyst at all stations, whose last push went so. */
function withPush(push: AssignedPerson['push'], provisioningStopped: string | undefined): AccountDrift {
  return compareAccount({
    account: inEntra(account()),
    declared: [declared()],
    assigned: {
      available: true,
      source: 'Entra',
      people: [assigned({ push })],
      roleValues: undefined,
      provisioningStopped,
    },
    listing: listing([OWNER_RECORD, provisioned()]),
    words: ENTRA_WORDS,
    directorySource: 'roster people.csv',
    accessFile: 'access.yaml',
    today: TODAY,
  });
}

test('GIVEN provisioning that goes on THEN nothing', () => {
  expect(hopsOf(withPush('done', undefined))).toEqual([]);
});

test('GIVEN provisioning that has stopped THEN one critical finding about the app, and none for each person', () => {
  const drift = withPush('failed', BECAUSE);

  expect(hopsOf(drift)).toEqual(['critical provisioning-stopped assigned-provisioned']);
  expect(findingsOf(drift)[0]).toMatchObject({
    user: 'Klaviyo',
    message: `Entra has stopped provisioning: ${BECAUSE}. Whoever leaves keeps their access in Klaviyo, and no change arrives there.`,
    remedy: expect.stringContaining('klaviyo-access doctor --account acme') as string,
  });
});

test('GIVEN a push that failed while provisioning goes on THEN the person is found', () => {
  expect(hopsOf(withPush('failed', undefined))).toEqual(['medium not-synced assigned-provisioned']);
});
