import { type Listing } from '../../src/people/listing.js';
import { compareAccount } from '../../src/drift/compare.js';
import { type Finding } from '../../src/drift/finding.js';
import { KlaviyoScimClient } from '../../src/klaviyo/scim-client.js';
import { account, listing as listingOf, TODAY } from '../drift/sample-account.js';
import { FaultServer } from './fault-server.js';
import { FAULT_CELLS } from './fault-table.js';
import { FAULTS } from './faults.js';
import { DESIRED, PEOPLE, type Person } from './person.js';
import { runFault } from './run-fault.js';

const server = new FaultServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

/** The whole comparison, from a listing to the findings. */
function findings(listing: Listing): readonly Finding[] {
  const owner = { owner: 'user-0@example.com' };
  const input = { account: account(owner), declared: DESIRED, directorySource: 'roster people.csv', today: TODAY };
  return compareAccount({ ...input, listing }).findings;
}

const findingsOfTruth = (people: readonly Person[]) => findings(listingOf(people.map(({ actual }) => actual)));

test('GIVEN no fault THEN there is drift of several kinds, so that less of it would show', async () => {
  const ending = await runFault(KlaviyoScimClient, server, undefined, 6);
  if ('error' in ending) throw ending.error;
  const found = findings(ending.listing);
  expect(found).toEqual(findingsOfTruth(PEOPLE));
  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['owner', 'unexpected', 'role', 'missing']));
});

describe('GIVEN a whole drift run with six pages at a time, WHEN there is', () => {
  test.each(FAULT_CELLS.map((cell) => [`${cell.fault}, on the ${cell.where} page, ${cell.often}`, cell] as const))(
    '%s THEN all drift is found, or the run fails',
    async (_name, { fault, where, often, outcome }) => {
      const planned = { fault: FAULTS[fault]!, where, often };
      const ending = await runFault(KlaviyoScimClient, server, planned, 6);
      if ('error' in ending) {
        // Whether a change comes before or after the other pages is a matter of chance when they are read at one time.
        const code = planned.fault.kind === 'change' ? 'SCIM_INCOMPLETE' : typeof outcome === 'object' && outcome.code;
        expect(ending.error).toMatchObject({ name: 'ScimError', code });
        return;
      }
      if (planned.fault.kind !== 'change') expect(typeof outcome).toBe('string');
      expect(ending.states.map(findingsOfTruth)).toContainEqual(findings(ending.listing));
    },
  );
});
