import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { writeWhole } from '../../files/write-whole.js';
import { type Offboarding } from '../../reconcile/offboarding/offboarding.js';
import { offboardingJson } from '../../report/offboarding/offboarding-json.js';
import { fileFault } from '../../text/file-fault.js';
import { shortened } from '../../text/quoted.js';
import { CliError } from '../cli-error.js';

/** It holds names and addresses: only who made it may read it. */
const OWNER_ONLY = 0o600;

/** Characters of a userName in the name of a file. */
const MOST_CHARACTERS = 64;

/** The evidence of one run. */
export interface EvidenceFile {
  /** As it was given, or as it was made. */
  readonly path: string;
  /** Writes what is known by now, whole. */
  readonly write: (offboarding: Offboarding) => Promise<void>;
}

/**
 * The evidence file of a run: the one that is named, or `offboarding-USER-TIME.json` in the working directory. It is there before anything
 * is written to Klaviyo, so that a run that is killed leaves what it began with; and evidence of another run is never overwritten.
 *
 * @param first - what is known before anything is written
 * @throws CliError if there is such a file, or it cannot be written
 */
export async function beginEvidence(named: string | undefined, cwd: string, first: Offboarding): Promise<EvidenceFile> {
  const path = named ?? evidenceName(first);
  const file = resolve(cwd, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '', { flag: 'wx', mode: OWNER_ONLY });
    await writeWhole(file, offboardingJson(first), OWNER_ONLY);
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new CliError(
      isThere
        ? `${shortened(path)} is there already, and evidence is never overwritten. Nothing was written. Name another file with --evidence.`
        : `The evidence cannot be written to ${shortened(path)}: ${fileFault(error)}. Nothing was written to Klaviyo. Name another file with --evidence.`,
    );
  }
  return { path, write: (offboarding) => writeWhole(file, offboardingJson(offboarding), OWNER_ONLY) };
}

function evidenceName({ user, began }: Offboarding): string {
  const name = user
    .toLowerCase()
    .replace(/[^a-z0-9@._-]+/g, '-')
    .slice(0, MOST_CHARACTERS);
  return `offboarding-${name}-${began.replace(/:/g, '-')}.json`;
}
