import { Testing, TerraformStack } from 'cdktf';
import {
  KlaviyoOneLoginAccess,
  type KlaviyoOneLoginAccessProps,
} from '../../../src/constructs/onelogin/klaviyo-onelogin-access.js';
import { PinnedOneLoginProvider } from '../../../src/constructs/onelogin/pinned-onelogin-provider.js';
import { type SynthesisedWithImports } from '../imports-of.js';
import { type OneLoginAccountChanges, sampleOneLoginAccount } from './sample-account.js';

/** Synthesises what is built into a stack that has the OneLogin provider, validations included. */
export function synthesise(build: (stack: TerraformStack) => void): SynthesisedWithImports {
  const stack = new TerraformStack(Testing.app(), 'acme');
  new PinnedOneLoginProvider(stack, 'onelogin');
  build(stack);
  return JSON.parse(Testing.synth(stack, true)) as SynthesisedWithImports;
}

/** Synthesises all that an account needs. */
export function access(
  changes: OneLoginAccountChanges = {},
  props: Partial<KlaviyoOneLoginAccessProps> = {},
): SynthesisedWithImports {
  const account = sampleOneLoginAccount(changes);
  return synthesise((stack) => void new KlaviyoOneLoginAccess(stack, 'Default', { account, ...props }));
}
