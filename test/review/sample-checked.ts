import { type Account } from '../../src/access/access-model.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { type ReviewSettings } from '../../src/access/review-settings.js';
import { checkAccount } from '../../src/check/check-account.js';
import { type AssignedStation } from '../../src/people/assigned-station.js';
import { type DirectorySnapshot } from '../../src/people/directory-person.js';
import { type ProvisionedPerson } from '../../src/people/listing.js';
import { buildPopulation, type PopulationInput } from '../../src/review/build-population.js';
import { type Population } from '../../src/review/population.js';
import { accessFile } from '../cli/acme.js';
import { fakeClient, listing, person } from '../check/sample-check.js';
import { SETTINGS } from './sample-review.js';

/** The account acme; what is added stands in the file behind its assignments. */
export function acme(more = '', assignments?: string): Account {
  const text = accessFile('https://a.klaviyo.com/scim/v2');
  const changed =
    assignments === undefined ? text : text.replace(/assignments:\n[^]*$/, `assignments:\n${assignments}`);
  return parseAccessFile(changed + more, { path: 'access.yaml' }).accounts[0]!;
}

/** A directory: each person with the groups, and the manager, who is Grace. */
export function directoryWith(
  people: Readonly<Record<string, readonly string[]>>,
  inactive: readonly string[] = [],
): DirectorySnapshot {
  const users = Object.entries({ ...people, 'grace@example.com': [] }).map(([userName, groups]) => ({
    ...{ userName, givenName: '', familyName: '', groups, active: !inactive.includes(userName) },
    attributes: { manager: 'grace@example.com' },
  }));
  return { source: 'roster people.csv', users };
}

export interface Situation {
  readonly account?: Account;
  readonly directory?: DirectorySnapshot;
  readonly records: readonly ProvisionedPerson[];
  readonly assigned?: AssignedStation;
  readonly settings?: Partial<ReviewSettings>;
}

/** The population of the account as it is read; by default Ada is declared as an admin, and Grace is everybody's manager. */
export async function populationOf(
  { account = acme(), directory, records, assigned, settings }: Situation,
  more: Partial<PopulationInput> = {},
): Promise<Population> {
  const snapshot = directory ?? directoryWith({ 'ada@example.com': ['klaviyo-admins'] });
  const checked = await checkAccount(account, {
    snapshot,
    readAssigned: () => Promise.resolve(assigned ?? { available: false, reason: 'not asked' }),
    openClient: () => fakeClient(listing(person('owner@example.com', 'owner'), ...records)),
    now: new Date('2027-01-01T00:00:00.000Z'),
    accessFile: 'access.yaml',
  });
  return buildPopulation({
    review: { id: '0123456789abcdef', name: 'q1', openedAt: '2027-01-01T00:00:00.000Z', due: '2027-01-15' },
    settings: { ...SETTINGS, ...settings },
    sources: { version: '0.1.0', accessFile: { path: 'access.yaml', sha256: 'a'.repeat(64) } },
    accounts: [{ checked, readAt: '2027-01-01T00:00:01.000Z' }],
    directory: snapshot,
    ...more,
  });
}
