import { ENTRA_SUPPORT } from './entra/support.js';
import { GOOGLE_SUPPORT } from './google/support.js';
import { NONE_SUPPORT } from './direct-support.js';
import { OKTA_SUPPORT } from './okta/support.js';
import { ONELOGIN_SUPPORT } from './onelogin/support.js';
import { type ProviderSupport, type SupportKind } from './support.js';

/**
 * What works with which provider: one record each, in the order in which they are shown. The command `support` and docs/support.md render
 * it, and tests compare it with the constructs, the checks of the access file and the steps of the runbooks.
 */
export const SUPPORT_MATRIX: Readonly<Record<SupportKind, ProviderSupport>> = {
  okta: OKTA_SUPPORT,
  entra: ENTRA_SUPPORT,
  onelogin: ONELOGIN_SUPPORT,
  google: GOOGLE_SUPPORT,
  none: NONE_SUPPORT,
};
