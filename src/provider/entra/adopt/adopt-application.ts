import { entraAccount, type EntraAccount } from '../../../access/entra-account.js';
import { type EntraSettings } from '../../../access/entra-settings.js';
import { type RosterLine } from '../../../people/roster-csv.js';
import { adoptedFile, inOrder, readBack } from '../../adopt/adopted-file.js';
import { type AdoptNote } from '../../adoption.js';
import { ENTRA_WORDS } from '../words.js';
import { adoptedAccount, type AdoptSettings } from './adopted-account.js';
import { peopleNotes } from './adopted-people.js';
import { adoptedRoster } from './adopted-roster.js';
import { type LiveApplication } from './live-application.js';

/** Where the files are to lie. */
export interface AdoptPaths {
  /** Of the access file, for messages. */
  readonly accessFile: string;
  /** Of the roster, as the access file names it. */
  readonly roster: string;
}

/** The files of an adopted application, and what to know of them. */
export interface AdoptedFiles {
  /** The text of the access file; it is a valid one. */
  readonly text: string;
  readonly account: EntraAccount;
  readonly people: readonly RosterLine[];
  /** What the first plan imports: addresses of the synthesised stack. */
  readonly imports: readonly string[];
  /** Roles whose app role the plan gives another name once the part `adopt` is gone. */
  readonly renamed: readonly string[];
  /** What differs and what comes of it, warnings first. Also comments of the access file. */
  readonly notes: readonly AdoptNote[];
}

/**
 * Makes the access file of a hand-made enterprise application.
 *
 * @param more - further notes, such as what was seen in Klaviyo
 * @throws AdoptError if the application cannot be declared
 */
export function adoptApplication(
  live: LiveApplication,
  settings: AdoptSettings,
  paths: AdoptPaths,
  more: readonly AdoptNote[] = [],
): AdoptedFiles {
  const { written, application, conditions, imports, renamed, notes } = adoptedAccount(live, settings);
  const roster = adoptedRoster(live, application.app.userName, conditions);
  const all = inOrder([...notes, ...peopleNotes(live), ...roster.notes, ...more]);
  const text = adoptedFile({
    provider: ENTRA_WORDS.name,
    settings: { entra: writtenSettings(live.entra) },
    roster: paths.roster,
    account: written,
    notes: all,
    order:
      'nobody may be in two of these groups with different roles: Entra pushes one of them, and nobody can say which',
  });
  const account = entraAccount(readBack(text, paths.accessFile));
  return { text, account, people: roster.people, imports, renamed, notes: all };
}

function writtenSettings({ tenant, environment }: EntraSettings): Readonly<Record<string, string>> {
  return environment === 'global' ? { tenant } : { tenant, environment };
}
