import { UnsupportedSetupError } from './unsupported-setup-error.js';

/**
 * The refusal to synthesise HCL (`hclOutput`, `SYNTH_HCL_OUTPUT`): cdktf's HCL writer silently leaves out what it
 * does not know, and a missing check or connection looks like one that passes.
 */
export function hclOutputRefused(what: string): UnsupportedSetupError {
  return new UnsupportedSetupError(
    `${what} cannot be written as HCL: cdktf would leave it out silently. ` +
      'Synthesise JSON, which is the default: unset SYNTH_HCL_OUTPUT and do not set hclOutput.',
  );
}
