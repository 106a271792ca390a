import { type OneLoginSettings } from '../../access/onelogin-settings.js';
import { type IdentityProvider } from '../identity-provider.js';
import { ONELOGIN_WORDS } from './words.js';

/** What is known of OneLogin without reading it. */
export const ONELOGIN_PROFILE: Pick<IdentityProvider, 'kind' | 'words' | 'location' | 'provisioning'> = {
  kind: 'onelogin',
  words: ONELOGIN_WORDS,
  location: ({ subdomain }: OneLoginSettings) => `https://${subdomain}.onelogin.com`,
  provisioning: () => 'provisioning by OneLogin',
};
