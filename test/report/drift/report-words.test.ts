import { stationsLine } from '../../../src/report/drift/report-words.js';
import { assigned, compareThree, declared, findingsOf, provisioned } from '../../drift/sample-account.js';

/** The stations of the first finding about somebody who is assigned so. */
function stations(changes: Parameters<typeof assigned>[0]): string {
  const drift = compareThree([declared()], [assigned(changes)], [provisioned()]);
  return stationsLine(drift, findingsOf(drift)[0]!);
}

test.each([
  ['several roles', { role: null, possibleRoles: ['analyst', 'support'] }, 'analyst or support'],
  ['one role or none', { role: null, possibleRoles: ['analyst'], mayLackRole: true }, 'analyst or without a role'],
  ['no role', { role: null }, 'without a role'],
  ['another role', { role: 'support' }, 'support'],
])('GIVEN somebody with %s in the identity provider THEN their stations say it', (_what, changes, words) => {
  expect(stations(changes)).toBe(`declared analyst, assigned ${words}, provisioned analyst`);
});
