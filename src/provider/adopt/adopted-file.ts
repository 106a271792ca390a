import { AccessFileError } from '../../access/access-file-error.js';
import { accessFileText } from '../../access/access-file-text.js';
import { type Account } from '../../access/access-model.js';
import { parseAccessFile } from '../../access/parse-access-file.js';
import { AdoptError, type AdoptNote } from '../adoption.js';

/** What an access file of one adopted account is written from. */
export interface AdoptedFile {
  /** The identity provider's name. */
  readonly provider: string;
  /** What stands under the provider's own key, by that key: `{ okta: { org: 'acme' } }`. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The roster's path, as it stands in the file. */
  readonly roster: string;
  readonly account: Readonly<Record<string, unknown>>;
  readonly notes: readonly AdoptNote[];
  /** What the order of the assignments means, as the comment before them. */
  readonly order: string;
}

/** Comments of the account's keys. */
const COMMENTS: Readonly<Record<string, string>> = {
  scim: 'from Klaviyo > Settings > Security; the key itself is never in this file',
  owner: 'never a target of a write',
  adopt: 'what the first deploy takes over; remove it after that deploy',
};

/** The access file of an adopted account. Text from the identity provider stands in it as data. */
export function adoptedFile({ provider, settings, roster, account, notes, order }: AdoptedFile): string {
  return accessFileText({
    content: { version: 1, ...settings, directory: { roster }, accounts: [account] },
    heading: [
      `Who may be in Klaviyo, and as what. Written by klaviyo-access adopt from the app as it was in ${provider}.`,
      ...notes.map(({ severity, text }) => `${severity === 'warning' ? 'WARNING: ' : 'Note: '}${text}`),
    ],
    comments: Object.entries({ ...COMMENTS, assignments: order }).map(([key, line]) => ({
      at: ['accounts', 0, key],
      lines: [line],
    })),
  });
}

/**
 * The account of an access file that was written: what was read is only written if it can be read back.
 *
 * @param path - of the access file, for messages
 * @throws AdoptError if the access file would be refused
 */
export function readBack(text: string, path: string): Account {
  try {
    return parseAccessFile(text, { path }).accounts[0]!;
  } catch (error) {
    if (!(error instanceof AccessFileError)) throw error;
    throw new AdoptError(
      `The app cannot be declared in an access file; nothing was written. The entry would be refused:\n${error.message}`,
    );
  }
}

/** Notes as they are told: warnings first. */
export function inOrder(notes: readonly AdoptNote[]): readonly AdoptNote[] {
  return [
    ...notes.filter(({ severity }) => severity === 'warning'),
    ...notes.filter(({ severity }) => severity === 'info'),
  ];
}
