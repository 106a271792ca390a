import { type AssignedStation } from '../people/assigned-station.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { isActiveAssignment, resolvedRole } from './assignment-state.js';
import { ambiguousRole } from './rules/ambiguous-role.js';
import { refuseDoubtfulInput, type CompareInput } from './compare-input.js';
import { conflictingRecord } from './rules/conflicting-record.js';
import { directAssignment } from './rules/direct-assignment.js';
import { type AccountDrift, type StationReading } from './drift-report.js';
import { type AccessFileFacts, findingsByPlace } from './rules/exception-finding.js';
import { duplicate } from './rules/duplicate.js';
import { applyExceptions, nameEndedExceptions } from './exceptions.js';
import { expiredGrant } from './rules/expired-grant.js';
import { expiringGrant } from './rules/expiring-grant.js';
import { forbidden } from './rules/forbidden.js';
import { kept } from './rules/kept.js';
import { expiredExceptions } from './rules/expired-exception.js';
import { type Finding } from './finding.js';
import { inactive } from './rules/inactive.js';
import { type KindAbout } from './kinds.js';
import { leaver } from './rules/leaver.js';
import { lookAlike } from './rules/look-alike.js';
import { missing } from './rules/missing.js';
import { nameDifference } from './rules/name-difference.js';
import { noActive } from './rules/no-active.js';
import { notSynced } from './rules/not-synced.js';
import { nestedGroups } from './rules/nested-group.js';
import { provisioningStopped } from './rules/provisioning-stopped.js';
import { notices } from './notices.js';
import { inReportOrder } from './order.js';
import { anotherOwner, declaredOwner } from './rules/owner.js';
import { nobody, peopleByKey, type Person } from './person.js';
import { agreesPlainly } from './plain-agreement.js';
import { recordLinks } from './record-links.js';
import { renamed } from './rules/renamed.js';
import { withoutRepeats } from './repeated-findings.js';
import { roleDifference } from './rules/role-difference.js';
import { roleCounts } from './role-counts.js';
import { roleList } from './rules/role-list.js';
import { NO_FINDINGS, ruleContext, type RuleContext } from './rule-context.js';
import { expiringExceptions, unmatchedExceptions } from './rules/standing-exception.js';
import { stateNotices } from './state-notices.js';
import { summarize } from './summary.js';
import { tooFewAdmins } from './rules/too-few-admins.js';
import { unexpected } from './rules/unexpected.js';
import { unknownRole } from './rules/unknown-role.js';
import { applyUnmanaged } from './unmanaged.js';
import { withoutWaiting } from './waiting.js';
import { NEUTRAL_WORDS } from './wording.js';

type PersonRule = (context: RuleContext, person: Person, found: readonly Finding[]) => readonly Finding[];

/** What a record says of itself. It is checked of the owner too, whose role and access are never compared. */
const RECORD_RULES: Readonly<Record<'conflicting-record' | 'no-active' | 'look-alike' | 'duplicate', PersonRule>> = {
  'conflicting-record': conflictingRecord,
  'no-active': noActive,
  'look-alike': lookAlike,
  duplicate,
};

/** What is found about everyone but the owner, a rule for each kind. The last one is given what the others found. */
const PERSON_RULES: Readonly<Record<KindAbout<'person'>, PersonRule>> = {
  ...RECORD_RULES,
  missing,
  inactive,
  leaver,
  unexpected,
  'expired-grant': expiredGrant,
  kept,
  renamed,
  role: roleDifference,
  'ambiguous-role': ambiguousRole,
  forbidden,
  'unknown-role': unknownRole,
  name: nameDifference,
  'direct-assignment': directAssignment,
  'not-synced': notSynced,
  'expiring-grant': expiringGrant,
};

/** What the rules about the account work from. */
interface AccountFacts {
  readonly context: RuleContext;
  readonly people: ReadonlyMap<UserKey, Person>;
  readonly everyone: readonly Person[];
  readonly assigned: AssignedStation | undefined;
  readonly activeRecords: readonly ProvisionedPerson[];
}

const ACCOUNT_RULES: Readonly<Record<KindAbout<'account'>, (facts: AccountFacts) => readonly Finding[]>> = {
  // That another person has the owner's role is found with what is found of that person.
  owner: ({ context, people }) => [declaredOwner(context, people.get(context.ownerKey) ?? nobody(context.ownerKey))],
  'role-list': ({ context, assigned, activeRecords }) =>
    roleList(context, assigned, new Set(activeRecords.map(({ role }) => role))),
  'nested-group': ({ context, assigned }) => nestedGroups(context, assigned),
  'provisioning-stopped': ({ context, assigned }) => provisioningStopped(context, assigned),
  'too-few-admins': ({ context, everyone }) => tooFewAdmins(context, everyone),
};

const ACCESS_FILE_RULES: Readonly<Record<KindAbout<'access file'>, (facts: AccessFileFacts) => readonly Finding[]>> = {
  'expired-exception': expiredExceptions,
  'unmatched-exception': unmatchedExceptions,
  'expiring-exception': expiringExceptions,
};

/** As lists, which are walked for each of a million people. */
const recordRules = Object.values(RECORD_RULES);
export const personRules: readonly PersonRule[] = [anotherOwner, ...Object.values(PERSON_RULES)];

/**
 * Compares the people that one account should have with those to whom the identity provider has assigned the app, and those
 * with the people that Klaviyo lists. Linear in people; the order of the directory, of the provider, of the listing and of
 * the exceptions does not show in the result, and nothing enters it but the input.
 *
 * The declared owner is never compared, even if an assignment declares them too: they are reported under `owner`, and under
 * `duplicate` and `conflicting-record` where their records have such a fault. `duplicate` says how several records of one
 * person are treated; each rule says which finding takes the place of which.
 *
 * Each finding names the hop at which the difference arises, and a difference is reported once: what is wrong in the identity
 * provider at the first hop, and at the last one only what Klaviyo has different from the provider. Where the provider was
 * not read, every difference lies on the way from the access file to Klaviyo as a whole.
 *
 * @throws CompareInputError if the input contradicts itself, such as a listing that is not complete
 */
export function compareAccount(input: CompareInput): AccountDrift {
  return comparedAccount(input).drift;
}

/** An account's drift with the people that it was found on. */
export interface ComparedAccount {
  /** Everyone whom a station knows, by key. The owner has no declared entry: no assignment decides about the owner. */
  readonly people: ReadonlyMap<UserKey, Person>;
  readonly drift: AccountDrift;
}

/** {@link compareAccount}, with the people of all stations beside their drift. */
export function comparedAccount(input: CompareInput): ComparedAccount {
  refuseDoubtfulInput(input);
  const { account, assigned, listing, directorySource, today } = input;
  const plain = ruleContext(input);
  const declared = input.declared.filter(({ userName }) => userKey(userName) !== plain.ownerKey);
  const assignedPeople = assigned?.available === true ? assigned.people : [];
  const people = peopleByKey(account, declared, assignedPeople, listing.users);
  const context: RuleContext = { ...plain, links: recordLinks(people, plain.ownerKey) };
  const everyone = [...people.values()];
  const activeRecords = listing.users.filter(({ active }) => active);
  const found = [
    ...personFindings(context, everyone, people.get(context.ownerKey)),
    ...ruleFindings(ACCOUNT_RULES, { context, people, everyone, assigned, activeRecords }),
  ];
  const excepted = applyUnmanaged(context, applyExceptions(account.exceptions, found, today));
  const counted = nameEndedExceptions(account.exceptions, excepted, today);
  const { waiting, others } = withoutWaiting(context, withoutRepeats(context, counted));
  const facts: AccessFileFacts = {
    ...{ context, people, today },
    found: findingsByPlace(counted, account.exceptions),
    reported: findingsByPlace(others, account.exceptions),
  };
  const findings = inReportOrder([...others, ...ruleFindings(ACCESS_FILE_RULES, facts)]);
  const drift: AccountDrift = {
    name: account.name,
    kind: account.kind,
    state: context.state,
    stations: {
      declared: { available: true, source: directorySource, people: declared.length },
      assigned: assignedReading(context, assigned),
      provisioned: { available: true, source: `Klaviyo SCIM ${account.scim.baseUrl}`, people: listing.read },
    },
    listing: { totalResults: listing.totalResults, read: listing.read, sha256: listing.sha256 },
    summary: summarize(
      {
        declared,
        assigned: assigned?.available === true ? assigned.people.length : null,
        provisioned: listing.read,
      },
      findings,
      waiting,
    ),
    roles: {
      declared: roleCounts(declared),
      assigned: roleCounts(
        assignedPeople.filter(isActiveAssignment).map((assignment) => ({ role: resolvedRole(assignment) })),
      ),
      provisioned: roleCounts(activeRecords),
    },
    findings,
    notices: [
      ...stateNotices({ state: context.state, assigned, declared: declared.length, waiting: waiting.size }),
      ...notices(context, everyone, findings),
    ],
  };
  return { people, drift };
}

function assignedReading({ hasProvider, words }: RuleContext, assigned: AssignedStation | undefined): StationReading {
  const provider = hasProvider && words !== NEUTRAL_WORDS ? { provider: words.name } : {};
  if (assigned?.available === true) {
    return { available: true, source: assigned.source, people: assigned.people.length, ...provider };
  }
  const compared = 'what is declared is compared with Klaviyo directly';
  const reason = hasProvider
    ? `${words.name} was not read; ${compared}`
    : `the account has no identity provider; ${compared}`;
  return { available: false, reason: assigned?.reason ?? reason, ...provider };
}

function personFindings(
  context: RuleContext,
  everyone: readonly Person[],
  owner: Person | undefined,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const person of everyone) {
    for (const finding of findingsAbout(context, person, person === owner)) findings.push(finding);
  }
  return findings;
}

/**
 * The record of somebody who was renamed counts as theirs. That they have none under their present userName, and that nobody of
 * the old one is declared, is found too: it stands where `renamed` does not count (see `withoutRepeats`).
 */
function findingsAbout(context: RuleContext, person: Person, isOwner: boolean): readonly Finding[] {
  if (agreesPlainly(context, person)) return NO_FINDINGS;
  const { renamed: links, oldNames } = context.links;
  const link = links.get(person.key);
  if (link !== undefined) {
    const withRecord: Person = { ...person, records: [link.provisioned.record] };
    return [...missing(context, person), ...findingsOf(context, withRecord, personRules)];
  }
  if (oldNames.has(person.key)) return undeclared(context, person);
  return findingsOf(context, person, isOwner ? recordRules : personRules);
}

function undeclared(context: RuleContext, person: Person): readonly Finding[] {
  return [leaver, expiredGrant, kept, unexpected, forbidden].flatMap((rule) => rule(context, person));
}

function findingsOf(context: RuleContext, person: Person, rules: readonly PersonRule[]): readonly Finding[] {
  let found = NO_FINDINGS;
  for (const rule of rules) {
    const more = rule(context, person, found);
    if (more.length > 0) found = found.length === 0 ? more : [...found, ...more];
  }
  return found;
}

function ruleFindings<Facts>(
  rules: Readonly<Record<string, (facts: Facts) => readonly Finding[]>>,
  facts: Facts,
): readonly Finding[] {
  return Object.values(rules).flatMap((rule) => rule(facts));
}
