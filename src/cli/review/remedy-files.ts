import { mkdir, readFile, rm } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { writeWhole } from '../../files/write-whole.js';
import { parsePlan } from '../../reconcile/parse-plan.js';
import { type ReconcilePlan } from '../../reconcile/plan.js';
import { plainJson } from '../../report/plain-json.js';
import { REMEDIATION_FILES, REMEDIATION_FOLDER } from '../../review/remedy/remedy.js';
import { ReviewError } from '../../review/review-error.js';
import { KlaviyoAccessError } from '../../text/klaviyo-access-error.js';
import { fileFault } from '../../text/file-fault.js';

/**
 * The text of a plan. Where the one that lies in the folder says the same and may still be applied, it is that one, byte for byte, so that a second
 * run changes nothing.
 *
 * @param folder - of the review, absolute
 */
export async function planText(folder: string, plan: ReconcilePlan, now: Date): Promise<string> {
  const text = await textOf(join(folder, REMEDIATION_FOLDER, REMEDIATION_FILES.plan));
  const before = text === undefined ? undefined : readPlan(text);
  const isSame = before !== undefined && isDeepStrictEqual(withoutTimes(before), withoutTimes(plan));
  return isSame && now.getTime() < Date.parse(before.validUntil) ? text! : plainJson(plan);
}

/** A plan that cannot be read is not kept. */
function readPlan(text: string): ReconcilePlan | undefined {
  try {
    return parsePlan(text, REMEDIATION_FILES.plan);
  } catch (error) {
    if (error instanceof KlaviyoAccessError) return undefined;
    throw error;
  }
}

function withoutTimes(plan: ReconcilePlan): unknown {
  return JSON.parse(JSON.stringify({ ...plan, madeAt: undefined, validUntil: undefined, sha256: undefined }));
}

/**
 * Makes the files of a remediation those that are given: others of its names go. The journal of an apply stays.
 *
 * @param files - texts by their names
 * @throws ReviewError if one cannot be written
 */
export async function writeRemedyFiles(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const place = join(folder, REMEDIATION_FOLDER);
  try {
    await mkdir(place, { recursive: true });
    for (const name of Object.values(REMEDIATION_FILES)) {
      const text = files.get(name);
      if (text === undefined) await rm(join(place, name), { force: true });
      else if ((await textOf(join(place, name))) !== text) await writeWhole(join(place, name), text);
    }
  } catch (error) {
    throw new ReviewError(
      `The files of the remediation cannot be written to ${place}: ${fileFault(error)}. Check the folder and its permissions.`,
    );
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
