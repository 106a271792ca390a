import { type IdentityProvider } from '../identity-provider.js';
import { OKTA_WORDS } from './words.js';

/** What is known of Okta without reading it. */
export const OKTA_PROFILE: Pick<IdentityProvider, 'kind' | 'words' | 'location'> = {
  kind: 'okta',
  words: OKTA_WORDS,
  location: ({ org, domain }) => `https://${org}.${domain}`,
};
