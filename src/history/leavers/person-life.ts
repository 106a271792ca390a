import { userKey, type UserKey } from '../../people/user-key.js';
import { type HistoryAccount, type HistoryEntry } from '../history-entry.js';
import { UNDECLARED_KINDS } from '../people-known.js';
import { type RunDirectory } from '../run-people.js';
import { type DirectoryLife, directoryLifeAfter, type DirectorySighting } from './directory-life.js';
import { type LeavingWay } from './leaver.js';
import { addSighting, type PresenceSighting, type PresenceSpan } from './presence-span.js';

/** What the runs saw of one person. */
export interface PersonLife {
  /** userName as it was written last. */
  user: string;
  directory: DirectoryLife | undefined;
  /** By account, in order of time. */
  readonly accounts: Map<string, PresenceSpan[]>;
  /** Accounts in whose groups they are no longer, by runs that read only the members of groups, since they were last seen active. */
  readonly missedIn: Set<string>;
}

/**
 * What runs saw of everybody: when they were in the directory, and in which accounts.
 *
 * @param runs - in order of time
 */
export function personLives(runs: readonly HistoryEntry[]): ReadonlyMap<UserKey, PersonLife> {
  const lives = new Map<UserKey, PersonLife>();
  const lifeOf = (user: string): PersonLife => {
    const key = userKey(user);
    const known = lives.get(key);
    if (known !== undefined) {
      known.user = user;
      return known;
    }
    const life: PersonLife = { user, directory: undefined, accounts: new Map(), missedIn: new Set() };
    lives.set(key, life);
    return life;
  };
  for (const run of runs) {
    for (const account of run.accounts) addPresences(lives, lifeOf, run.capturedAt, account);
    for (const [user, seen] of directorySightings(run)) {
      const life = lifeOf(user);
      if (seen === 'active') life.missedIn.clear();
      if (seen === 'no-member' && !isMissedEverywhere(life, run)) continue;
      life.directory = directoryLifeAfter(life.directory, run.capturedAt, seen);
    }
  }
  return lives;
}

/** Adds what a run saw of everybody in an account: of those whom it saw there, and of those who were there before and are not now. */
function addPresences(
  lives: ReadonlyMap<UserKey, PersonLife>,
  lifeOf: (user: string) => PersonLife,
  at: string,
  account: HistoryAccount,
): void {
  const seen = presences(account);
  for (const { user, ...sighting } of seen.values()) addSighting(spansOf(lifeOf(user), account.name), at, sighting);
  // A run that did not keep who was there proves nobody gone.
  if (account.people === undefined) return;
  for (const [key, life] of lives) {
    const spans = life.accounts.get(account.name);
    const last = spans?.at(-1);
    if (spans === undefined || last === undefined || seen.has(key)) continue;
    // Nor does a run that did not read the identity provider prove an assignment gone.
    const presence = last.presence === 'assigned' && account.assignedOnly === undefined ? 'assigned' : 'gone';
    addSighting(spans, at, { presence, excepted: false });
  }
}

function spansOf(life: PersonLife, account: string): PresenceSpan[] {
  const known = life.accounts.get(account);
  if (known !== undefined) return known;
  const spans: PresenceSpan[] = [];
  life.accounts.set(account, spans);
  return spans;
}

type Sighting = PresenceSighting & { readonly user: string };

/** Whom a run saw in an account. An earlier release kept those alone about whom there was a finding. */
function presences({ people, assignedOnly = [], findings }: HistoryAccount): ReadonlyMap<UserKey, Sighting> {
  const undeclared = findings.filter(({ kind }) => UNDECLARED_KINDS.includes(kind));
  const counting = new Set(undeclared.filter(({ excepted }) => !excepted).map(({ user }) => userKey(user)));
  const excepted = new Set(undeclared.map(({ user }) => userKey(user)).filter((key) => !counting.has(key)));
  const found =
    people === undefined
      ? undeclared.map(({ user, assigned, provisioned }): Omit<Sighting, 'excepted'> => {
          const isAssigned = assigned !== undefined && assigned !== null && provisioned?.active !== true;
          return { user, presence: isAssigned && provisioned !== undefined ? 'assigned' : 'there' };
        })
      : [
          ...assignedOnly.map((user) => ({ user, presence: 'assigned' as const })),
          ...people.flatMap(({ users }) => users.map((user) => ({ user, presence: 'there' as const }))),
        ];
  return new Map(
    found.map((each) => {
      const key = userKey(each.user);
      return [key, { ...each, excepted: excepted.has(key) }];
    }),
  );
}

/** What a run says of people and the directory. */
function directorySightings({ directory, accounts }: HistoryEntry): ReadonlyMap<string, DirectorySighting> {
  return directory === undefined ? sightingsByFindings(accounts) : sightingsByDirectory(directory, accounts);
}

function sightingsByFindings(accounts: readonly HistoryAccount[]): ReadonlyMap<string, DirectorySighting> {
  const seen = new Map<string, DirectorySighting>();
  for (const { kind, user } of accounts.flatMap(({ findings }) => findings)) {
    if (kind === 'leaver') seen.set(user, 'inactive');
    else if (kind === 'unexpected' && !seen.has(user)) seen.set(user, 'unsaid');
  }
  return seen;
}

function sightingsByDirectory(
  { reads, inactive, absent, elsewhere }: RunDirectory,
  accounts: readonly HistoryAccount[],
): ReadonlyMap<string, DirectorySighting> {
  const missing: LeavingWay = reads === 'members' ? 'no-member' : 'absent';
  const out = new Map<UserKey, readonly [string, DirectorySighting]>([
    ...inactive.map((user) => [userKey(user), [user, 'inactive']] as const),
    ...absent.map((user) => [userKey(user), [user, missing]] as const),
  ]);
  const there = accounts.flatMap(({ people = [] }) => people.flatMap(({ users }) => users));
  const active = [...elsewhere, ...there].filter((user) => !out.has(userKey(user)));
  return new Map([...out.values(), ...active.map((user) => [user, 'active'] as const)]);
}

/**
 * Whether somebody is in the groups of none of the accounts that they are in. Of an account that a run did not read, it did not read the
 * groups either, so that a person may be a member of one of those.
 */
function isMissedEverywhere({ accounts, missedIn }: PersonLife, run: HistoryEntry): boolean {
  for (const { name } of run.accounts) missedIn.add(name);
  return [...accounts].every(([name, spans]) => spans.at(-1)?.presence === 'gone' || missedIn.has(name));
}
