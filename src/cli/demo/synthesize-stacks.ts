import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AccessModel } from '../../access/access-model.js';
import { klaviyoApp } from '../../../stacks/klaviyo-app.js';

/** A stack as it was written for Terraform. */
export interface SynthesizedStack {
  readonly name: string;
  readonly path: string;
  /** Terraform resource types with how many of each the stack has, by name. */
  readonly resources: readonly (readonly [type: string, number: number])[];
}

/** Writes the stacks of an access file below `outdir` and counts what stands in them. */
export function synthesizeStacks(model: AccessModel, outdir: string): readonly SynthesizedStack[] {
  mkdirSync(outdir, { recursive: true });
  klaviyoApp(model, { outdir }).synth();
  return model.accounts.map(({ name }) => {
    const path = join(outdir, 'stacks', name, 'cdk.tf.json');
    const { resource } = JSON.parse(readFileSync(path, 'utf8')) as { resource: Record<string, object> };
    const resources = Object.entries(resource).map(([type, named]) => [type, Object.keys(named).length] as const);
    return { name, path, resources };
  });
}
