import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AccessModel } from '../../access/access-model.js';
import { klaviyoApp } from '../../../stacks/klaviyo-app.js';
import { readRosterMembers } from '../../../stacks/read-roster-members.js';

/** A stack as it was written for Terraform. */
export interface SynthesizedStack {
  readonly name: string;
  readonly path: string;
  /** Terraform resource types with how many of each the stack has, by name. */
  readonly resources: readonly (readonly [type: string, number: number])[];
}

/**
 * Writes the stacks of an access file below `outdir` and counts what stands in them.
 *
 * @param today - the day by which grants have ended, as YYYY-MM-DD
 */
export async function synthesizeStacks(
  model: AccessModel,
  outdir: string,
  today: string,
): Promise<readonly SynthesizedStack[]> {
  mkdirSync(outdir, { recursive: true });
  klaviyoApp(model, { outdir, today, rosterMembers: await readRosterMembers(model, today) }).synth();
  const withStack = model.accounts.filter(({ direct }) => direct === undefined);
  return withStack.map(({ name }) => {
    const path = join(outdir, 'stacks', name, 'cdk.tf.json');
    const { resource } = JSON.parse(readFileSync(path, 'utf8')) as { resource: Record<string, object> };
    const resources = Object.entries(resource).map(([type, named]) => [type, Object.keys(named).length] as const);
    return { name, path, resources };
  });
}
