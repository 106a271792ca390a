import { AccessFileError } from '../../../access/access-file-error.js';
import { oktaAccount, type OktaAccount } from '../../../access/okta-account.js';
import { parseAccessFile } from '../../../access/parse-access-file.js';
import { type RosterLine } from '../../../people/roster-csv.js';
import { AdoptError, type AdoptNote } from '../../adoption.js';
import { type AdoptSettings, adoptedAccount } from './adopted-account.js';
import { adoptedFile } from './adopted-file.js';
import { adoptedRoster } from './adopted-roster.js';
import { appNotes, attributePlan } from './first-plan.js';
import { type TakenRule } from './adopted-assignments.js';
import { type LiveApp } from './live-app.js';

/** Where the files are to lie. */
export interface AdoptPaths {
  /** Of the access file, for messages. */
  readonly accessFile: string;
  /** Of the roster, as the access file names it. */
  readonly roster: string;
}

/** The files of an adopted app, and what to know of them. */
export interface AdoptedFiles {
  /** The text of the access file; it is a valid one. */
  readonly text: string;
  readonly account: OktaAccount;
  readonly people: readonly RosterLine[];
  /** What the first plan imports: addresses of the synthesised stack. */
  readonly imports: readonly string[];
  /** The rules of Okta that are taken over. */
  readonly rules: readonly TakenRule[];
  /** What differs and what comes of it, warnings first. Also comments of the access file. */
  readonly notes: readonly AdoptNote[];
}

/**
 * Makes the access file of a hand-made app.
 *
 * @param more - further notes, such as what was seen in Klaviyo
 * @throws AdoptError if the app cannot be declared
 */
export function adoptApp(
  live: LiveApp,
  settings: AdoptSettings,
  paths: AdoptPaths,
  more: readonly AdoptNote[] = [],
): AdoptedFiles {
  const { written, rules, imports, notes } = adoptedAccount(live, settings);
  const { people, notes: rosterNotes } = adoptedRoster(
    live,
    rules.map(({ condition }) => condition),
  );
  const file = { okta: live.okta, roster: paths.roster, account: written };
  const first = parsed(adoptedFile({ ...file, notes: [] }), paths);
  const attribute = attributePlan(first, live);
  const all = [...attribute.notes, ...appNotes(first, live), ...notes, ...rosterNotes, ...more];
  const inOrder = [
    ...all.filter(({ severity }) => severity === 'warning'),
    ...all.filter(({ severity }) => severity === 'info'),
  ];
  const account = attribute.changes
    ? { ...written, adopt: { ...(written.adopt as object), roleAttribute: 'write' } }
    : written;
  const text = adoptedFile({ ...file, account, notes: inOrder });
  return { text, account: parsed(text, paths), people, imports, rules, notes: inOrder };
}

/** What was read is only written if it can be read back. */
function parsed(text: string, { accessFile: path }: AdoptPaths): OktaAccount {
  try {
    return oktaAccount(parseAccessFile(text, { path }).accounts[0]!);
  } catch (error) {
    if (!(error instanceof AccessFileError)) throw error;
    throw new AdoptError(
      `The app cannot be declared in an access file; nothing was written. The entry would be refused:\n${error.message}`,
    );
  }
}
