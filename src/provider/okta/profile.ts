import { type OktaAccountSettings, type OktaSettings } from '../../access/okta-settings.js';
import { type IdentityProvider } from '../identity-provider.js';
import { OKTA_WORDS } from './words.js';

/** What is known of Okta without reading it. */
export const OKTA_PROFILE: Pick<IdentityProvider, 'kind' | 'words' | 'location' | 'provisioning'> = {
  kind: 'okta',
  words: OKTA_WORDS,
  location: ({ org, domain }: OktaSettings) => `https://${org}.${domain}`,
  provisioning: ({ provisioning }: OktaAccountSettings) => `provisioning by ${provisioning.mode}`,
};
