import { reviewEvidence } from '../../src/cli/review/review-evidence.js';
import { checkFolder } from '../../src/review/evidence/check-folder.js';
import { TimeStampError } from '../../src/review/evidence/time-stamp/time-stamp-error.js';

/** What the check of a folder took. */
export interface CheckCost {
  readonly milliseconds: number;
  /** Processor time, in milliseconds. */
  readonly processorMs: number;
  readonly peakMiB: number;
}

/** Checks the folder of a closed review. Argument: the folder. */
async function checkCost(folder: string): Promise<CheckCost> {
  const start = performance.now();
  const { verdict, evidence } = await checkFolder(folder, {
    toolVersion: '0.1.0',
    makeEvidence: reviewEvidence,
    verifyTimeStamp: () => Promise.reject(new TimeStampError('There is none here.')),
  });
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage();
  if (verdict !== 'as-closed' || evidence !== 'made-again') throw new Error(`The folder is ${verdict}.`);
  return { milliseconds, processorMs: (user + system) / 1000, peakMiB: process.resourceUsage().maxRSS / 1024 };
}

void checkCost(process.argv[2] ?? '').then((cost) => process.send?.(cost));
