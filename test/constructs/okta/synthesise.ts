import { Testing, TerraformStack } from 'cdktf';
import { PinnedOktaProvider } from '../../../src/constructs/okta/pinned-okta-provider.js';
import { type SynthesisedStack } from '../provider-schema/schema-mistakes.js';

/** A synthesised stack with what these tests look into besides the provider's part. */
export interface Synthesised extends SynthesisedStack {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
  readonly check: Readonly<Record<string, { readonly assert: readonly Assertion[] }>>;
  readonly variable: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Assertion {
  readonly condition: string;
  readonly error_message: string;
}

/** Synthesises what is built into a stack that has the Okta provider, validations included. */
export function synthesise(build: (stack: TerraformStack) => void): Synthesised {
  const stack = new TerraformStack(Testing.app(), 'acme');
  new PinnedOktaProvider(stack, 'okta', { org: 'acme', domain: 'okta.com' });
  build(stack);
  return JSON.parse(Testing.synth(stack, true)) as Synthesised;
}

/** The only one of a type in a stack. */
export function only<T>(instances: Readonly<Record<string, T>> | undefined): T {
  const all = Object.values(instances ?? {});
  const [first] = all;
  if (first === undefined || all.length !== 1) throw new Error(`Expected exactly one, got ${all.length}.`);
  return first;
}
