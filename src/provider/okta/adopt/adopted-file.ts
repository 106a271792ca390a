import { accessFileText } from '../../../access/access-file-text.js';
import { DEFAULT_OKTA_DOMAIN, type OktaSettings } from '../../../access/okta-settings.js';
import { type AdoptNote } from '../../adoption.js';

/** What an access file of one adopted account is written from. */
export interface AdoptedFile {
  readonly okta: OktaSettings;
  /** The roster's path, as it stands in the file. */
  readonly roster: string;
  readonly account: Readonly<Record<string, unknown>>;
  readonly notes: readonly AdoptNote[];
}

/** Comments of the account's keys. */
const COMMENTS: Readonly<Record<string, string>> = {
  scim: 'from Klaviyo > Settings > Security; the key itself is never in this file',
  owner: 'never a target of a write',
  assignments: 'in order of priority: the first whose group a person is in decides their role',
  adopt: 'what the first deploy takes over; remove it after that deploy',
};

/** The access file of an adopted account. Text from Okta stands in it as data. */
export function adoptedFile({ okta, roster, account, notes }: AdoptedFile): string {
  return accessFileText({
    content: {
      version: 1,
      okta: okta.domain === DEFAULT_OKTA_DOMAIN ? { org: okta.org } : { org: okta.org, domain: okta.domain },
      directory: { roster },
      accounts: [account],
    },
    heading: [
      'Who may be in Klaviyo, and as what. Written by klaviyo-access adopt from the app as it was in Okta.',
      ...notes.map(({ severity, text }) => `${severity === 'warning' ? 'WARNING: ' : 'Note: '}${text}`),
    ],
    comments: Object.entries(COMMENTS).map(([key, line]) => ({ at: ['accounts', 0, key], lines: [line] })),
  });
}
