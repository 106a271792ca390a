import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { compareAccount } from '../../src/drift/compare.js';
import { accessFile } from '../access-file.js';
import { median } from '../figure.js';
import { provisionedPeople, declaredPeople } from '../people.js';

/** What one size of comparison takes. */
export interface ComparisonCost {
  /** Median time of one comparison, in milliseconds. */
  readonly ms: number;
  /** The most memory that the process held, people included, in MiB. */
  readonly peakMiB: number;
}

/**
 * Compares so many declared people with as many provisioned ones, several times. Arguments: number of people, comparisons that
 * count, comparisons before them that do not.
 */
function comparisonCost(people: number, runs: number, warmUps: number): ComparisonCost {
  const [account] = parseAccessFile(accessFile({ accounts: 1 }), { path: 'access.yaml' }).accounts;
  const declared = declaredPeople(people);
  const users = provisionedPeople(people);
  const listing = { totalResults: people, read: people, pages: people / 100, sha256: '0'.repeat(64), users };
  const times: number[] = [];
  for (let run = -warmUps; run < runs; run += 1) {
    const began = performance.now();
    const { findings } = compareAccount({
      account: account!,
      declared,
      listing,
      directorySource: 'roster people.csv',
      accessFile: 'access.yaml',
      today: '2026-01-01',
    });
    if (run >= 0) times.push(performance.now() - began);
    // Two in a hundred, and the owner.
    if (findings.length !== people / 50 + 1) throw new Error(`Found ${findings.length} things of ${people} people.`);
  }
  return { ms: median(times), peakMiB: process.resourceUsage().maxRSS / 1024 };
}

const [people = 0, runs = 0, warmUps = 0] = process.argv.slice(2).map(Number);
process.send?.(comparisonCost(people, runs, warmUps));
