import { oneLoginAccount, type OneLoginAccount } from '../../../access/onelogin-account.js';
import { ONELOGIN_REGIONS, type OneLoginSettings } from '../../../access/onelogin-settings.js';
import { type RosterLine } from '../../../people/roster-csv.js';
import { adoptedFile, inOrder, readBack } from '../../adopt/adopted-file.js';
import { type AdoptNote } from '../../adoption.js';
import { ONELOGIN_WORDS } from '../words.js';
import { adoptedAccount, type AdoptSettings } from './adopted-account.js';
import { peopleOfRoles } from './adopted-roster.js';
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
  readonly account: OneLoginAccount;
  readonly people: readonly RosterLine[];
  /** What the first plan imports: addresses of the synthesised stack. */
  readonly imports: readonly string[];
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
  const { written, conditions, imports, notes } = adoptedAccount(live, settings);
  const roster = peopleOfRoles(live, conditions);
  const all = inOrder([...notes, ...roster.notes, ...more]);
  const text = adoptedFile({
    provider: ONELOGIN_WORDS.name,
    settings: { onelogin: writtenSettings(live.onelogin) },
    roster: paths.roster,
    account: written,
    notes: all,
    order:
      'in order of priority: the first whose group a person is in decides their role, by the last rule in OneLogin',
  });
  return {
    text,
    account: oneLoginAccount(readBack(text, paths.accessFile)),
    people: roster.people,
    imports,
    notes: all,
  };
}

function writtenSettings({ subdomain, region }: OneLoginSettings): Readonly<Record<string, string>> {
  return region === ONELOGIN_REGIONS[0] ? { subdomain } : { subdomain, region };
}
