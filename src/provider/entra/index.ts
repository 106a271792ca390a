import { type IdentityProvider } from '../identity-provider.js';
import { ENTRA_PLAN } from './plan.js';
import { ENTRA_PROFILE } from './profile.js';

const REASON = 'klaviyo-access cannot read Entra yet';

/** Microsoft Entra ID. */
export const entra: IdentityProvider = {
  ...ENTRA_PROFILE,
  plan: ENTRA_PLAN,
  connect: () => ({ available: false, reason: REASON }),
  directory: () => ({ read: () => Promise.reject(new Error(REASON)) }),
  existingGroups: () => Promise.reject(new Error(REASON)),
  assigned: () => Promise.resolve({ available: false, reason: REASON }),
  reader: () => () => Promise.resolve(undefined),
  checks: [],
};
