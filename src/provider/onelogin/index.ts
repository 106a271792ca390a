import { ENTRA_PLAN } from '../entra/plan.js';
import { type IdentityProvider } from '../identity-provider.js';
import { type OneLoginConnection } from './connection/onelogin-connection.js';
import { ONELOGIN_PROFILE } from './profile.js';

const missing = (): never => {
  throw new Error('OneLogin cannot be read yet.');
};

/** OneLogin. */
export const onelogin: IdentityProvider<OneLoginConnection> = {
  ...ONELOGIN_PROFILE,
  plan: { ...ENTRA_PLAN, ownsType: () => false },
  connect: missing,
  directory: missing,
  existingGroups: missing,
  assigned: missing,
  reader: missing,
  checks: [],
};
