import { type Account } from '../access/access-model.js';
import { type Guardrail, guardrailsOf } from '../access/guardrail.js';
import { DEFAULT_POLICY, type Policy } from '../access/policy.js';
import { assignableRoles, OWNER_ROLE } from '../access/role.js';
import { type AccountState, stateOf } from '../people/account-state.js';
import { type Hop } from '../people/station.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { type CompareInput } from './compare-input.js';
import { type Finding } from './finding.js';
import { NO_LINKS, type RecordLinks } from './record-links.js';
import { directoryIndex, type InDirectory, type Whereabouts, whereaboutsOf } from './whereabouts.js';
import { type DriftWords, NEUTRAL_WORDS } from './wording.js';

/** What every rule needs to know of the account, worked out once. */
export interface RuleContext {
  readonly account: Account;
  readonly policy: Policy;
  /** The access file's path as it was given, if it is known. */
  readonly accessFile: string | undefined;
  /** Whether the station `assigned` was read, so that there are two hops. */
  readonly assignedRead: boolean;
  /** Whether the identity provider has stopped pushing anybody, which is one finding for all. */
  readonly provisioningStopped: boolean;
  /** How far the account is set up in its identity provider. */
  readonly state: AccountState;
  /** Whether nobody is declared yet, in an account that nobody has yet, so that it is not known who should be in Klaviyo. */
  readonly isNobodyDeclared: boolean;
  /** Whether the account has an identity provider. Without one people are changed in Klaviyo itself. */
  readonly hasProvider: boolean;
  /** How messages speak of the identity provider; neutral where none is known. */
  readonly words: DriftWords;
  readonly ownerKey: UserKey;
  readonly ownerRole: string;
  /** What the declared people were read from: `roster people.csv`. */
  readonly directorySource: string;
  /** What the directory has of somebody who is not declared. */
  readonly whereabouts: (key: UserKey) => Whereabouts;
  /** A person of the directory, of whatever status. */
  readonly inDirectory: (key: UserKey) => InDirectory | undefined;
  /** The names of the attributes that the directory has, where it says them. */
  readonly attributeNames: readonly string[] | undefined;
  /** What the identity provider knows of people, where that was read. */
  readonly profiles: CompareInput['profiles'];
  /** The guardrails of the policy, ready to be asked. */
  readonly guardrails: readonly Guardrail[];
  /** The day of the run in UTC, as YYYY-MM-DD. */
  readonly today: string;
  /** Which records the identity provider manages under another userName. */
  readonly links: RecordLinks;
  /** Every role that may stand on a record of this account: built in for its kind, custom, and the owner's. */
  readonly knownRoles: ReadonlySet<string>;
}

/** The context of an account's rules. */
export function ruleContext({
  account,
  accessFile,
  assigned,
  declared,
  words,
  directory,
  directorySource,
  profiles,
  today,
}: Pick<
  CompareInput,
  'account' | 'accessFile' | 'assigned' | 'declared' | 'words' | 'directory' | 'directorySource' | 'profiles' | 'today'
>): RuleContext {
  const find = directoryIndex(directory);
  const ownerRole = OWNER_ROLE[account.kind];
  const knownRoles = new Set([...assignableRoles(account).map(({ id }) => id), ownerRole]);
  const assignedRead = assigned?.available === true;
  const state = stateOf(assigned);
  return {
    account,
    policy: account.policy ?? DEFAULT_POLICY,
    accessFile,
    assignedRead,
    provisioningStopped: assignedRead && assigned.provisioningStopped !== undefined,
    state,
    isNobodyDeclared: state !== 'deployed' && declared.length === 0,
    hasProvider: assignedRead || words !== undefined,
    words: words ?? NEUTRAL_WORDS,
    ownerKey: userKey(account.owner),
    ownerRole,
    directorySource,
    whereabouts: whereaboutsOf({ account, directory, find, today }),
    inDirectory: find,
    attributeNames: directory?.attributeNames,
    profiles,
    guardrails: guardrailsOf(account, directory?.attributeNames),
    today,
    links: NO_LINKS,
    knownRoles,
  };
}

/** What a rule that finds nothing gives: one list for all, since each rule is asked of each of a million people. */
export const NO_FINDINGS: readonly Finding[] = [];

/** The hop that ends in Klaviyo: from the identity provider where that was read, else the whole way. */
export function lastHop({ assignedRead }: RuleContext): Hop {
  return assignedRead ? 'assigned-provisioned' : 'declared-provisioned';
}
