import { Testing, TerraformStack } from 'cdktf';
import {
  KlaviyoEntraAccess,
  type KlaviyoEntraAccessProps,
} from '../../../src/constructs/entra/klaviyo-entra-access.js';
import { PinnedAzureadProvider } from '../../../src/constructs/entra/pinned-azuread-provider.js';
import { type SynthesisedWithImports } from '../imports-of.js';
import { type EntraAccountChanges, sampleEntraAccount } from './sample-account.js';

/** A synthesised stack with its imports and locals. */
export interface SynthesisedEntra extends SynthesisedWithImports {
  readonly locals: Readonly<Record<string, unknown>>;
}

/** Synthesises what is built into a stack that has the azuread provider, validations included. */
export function synthesise(build: (stack: TerraformStack) => void): SynthesisedEntra {
  const stack = new TerraformStack(Testing.app(), 'acme');
  new PinnedAzureadProvider(stack, 'azuread', { tenant: 'acme.onmicrosoft.com', environment: 'global' });
  build(stack);
  return JSON.parse(Testing.synth(stack, true)) as SynthesisedEntra;
}

/** Synthesises all that an account needs. */
export function access(
  changes: EntraAccountChanges = {},
  props: Partial<KlaviyoEntraAccessProps> = {},
): SynthesisedEntra {
  const account = sampleEntraAccount(changes);
  return synthesise((stack) => void new KlaviyoEntraAccess(stack, 'Default', { account, ...props }));
}
