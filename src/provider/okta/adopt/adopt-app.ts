import { oktaAccount, type OktaAccount } from '../../../access/okta-account.js';
import { DEFAULT_OKTA_DOMAIN, type OktaSettings } from '../../../access/okta-settings.js';
import { type RosterLine } from '../../../people/roster-csv.js';
import { type AdoptedFile, adoptedFile, inOrder, readBack } from '../../adopt/adopted-file.js';
import { type AdoptNote } from '../../adoption.js';
import { OKTA_WORDS } from '../words.js';
import { type AdoptSettings, adoptedAccount } from './adopted-account.js';
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
  const { written: own, rules, imports, notes } = adoptedAccount(live, settings);
  const { people, notes: rosterNotes } = adoptedRoster(
    live,
    rules.map(({ condition }) => condition),
  );
  const file: Omit<AdoptedFile, 'notes'> = {
    provider: OKTA_WORDS.name,
    settings: { okta: written(live.okta) },
    roster: paths.roster,
    account: own,
    order: 'in order of priority: the first whose group a person is in decides their role',
  };
  const first = oktaAccount(readBack(adoptedFile({ ...file, notes: [] }), paths.accessFile));
  const attribute = attributePlan(first, live);
  const all = inOrder([...attribute.notes, ...appNotes(first, live), ...notes, ...rosterNotes, ...more]);
  const account = attribute.changes ? { ...own, adopt: { ...(own.adopt as object), roleAttribute: 'write' } } : own;
  const text = adoptedFile({ ...file, account, notes: all });
  return { text, account: oktaAccount(readBack(text, paths.accessFile)), people, imports, rules, notes: all };
}

function written({ org, domain }: OktaSettings): Readonly<Record<string, string>> {
  return domain === DEFAULT_OKTA_DOMAIN ? { org } : { org, domain };
}
