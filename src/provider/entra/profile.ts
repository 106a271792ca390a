import { type EntraSettings } from '../../access/entra-settings.js';
import { type IdentityProvider } from '../identity-provider.js';
import { ENTRA_WORDS } from './words.js';

/** What is known of Entra without reading it. */
export const ENTRA_PROFILE: Pick<IdentityProvider, 'kind' | 'words' | 'location' | 'provisioning'> = {
  kind: 'entra',
  words: ENTRA_WORDS,
  location: ({ tenant, environment }: EntraSettings) =>
    environment === 'global' ? `tenant ${tenant}` : `tenant ${tenant} (${environment})`,
  provisioning: () => 'provisioning by Entra',
};
