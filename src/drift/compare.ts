import { type AssignedStation } from '../people/assigned-station.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { isActiveAssignment, resolvedRole } from './assignment-state.js';
import { refuseDoubtfulInput, type CompareInput } from './compare-input.js';
import { conflictingRecord } from './rules/conflicting-record.js';
import { directAssignment } from './rules/direct-assignment.js';
import { type AccountDrift, type StationReading } from './drift-report.js';
import { duplicate } from './rules/duplicate.js';
import { applyExceptions } from './exceptions.js';
import { expiredExceptions } from './rules/expired-exception.js';
import { type Finding } from './finding.js';
import { inactive } from './rules/inactive.js';
import { missing } from './rules/missing.js';
import { nameDifference } from './rules/name-difference.js';
import { notSynced, withoutToldPushes } from './rules/not-synced.js';
import { notices } from './notices.js';
import { inReportOrder } from './order.js';
import { anotherOwner, declaredOwner } from './rules/owner.js';
import { nobody, peopleByKey, type Person } from './person.js';
import { roleDifference } from './rules/role-difference.js';
import { roleCounts } from './role-counts.js';
import { roleList } from './rules/role-list.js';
import { ruleContext, type RuleContext } from './rule-context.js';
import { standingExceptions } from './rules/standing-exception.js';
import { summarize } from './summary.js';
import { tooFewAdmins } from './rules/too-few-admins.js';
import { unexpected } from './rules/unexpected.js';
import { unknownRole } from './rules/unknown-role.js';
import { applyUnmanaged } from './unmanaged.js';

type Rule = (context: RuleContext, person: Person) => readonly Finding[];

/** What the record itself says, whoever it is of. */
const RECORD_RULES: readonly Rule[] = [conflictingRecord, duplicate];

/** What is found about everyone but the owner: the record itself, and the person against the desired ones. */
const MEMBER_RULES: readonly Rule[] = [
  ...RECORD_RULES,
  missing,
  inactive,
  unexpected,
  roleDifference,
  unknownRole,
  nameDifference,
  directAssignment,
  anotherOwner,
];

/**
 * Holds the people whom one account should have against those to whom Okta has assigned the app, and those against the
 * people that Klaviyo lists. Linear in people; the order of the directory, of Okta, of the listing and of the exceptions
 * does not show in the result, and nothing enters it but the input.
 *
 * The declared owner is never compared, whether desired or not: they are reported under `owner`, and under `duplicate`
 * and `conflicting-record` where their records are at fault. How several records of one person are treated stands at
 * `duplicate`; which finding takes the place of which stands at each rule.
 *
 * Each finding names the hop at which the difference arises, and a difference is found once: what Okta has wrong is told at
 * the first hop, and at the last one only what Klaviyo has otherwise than Okta. Where Okta was not read, every difference
 * lies on the way from the access file to Klaviyo as a whole.
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
  const context = ruleContext(input);
  const declared = input.declared.filter(({ userName }) => userKey(userName) !== context.ownerKey);
  const assignedPeople = assigned?.available === true ? assigned.people : [];
  const people = peopleByKey(account, declared, assignedPeople, listing.users);
  const everyone = [...people.values()];
  const activeUsers = listing.users.filter(({ active }) => active);
  const found = [
    ...ownerFindings(context, people.get(context.ownerKey)),
    ...everyone.flatMap((person) => memberFindings(context, person)),
    ...roleList(context, assigned, new Set(activeUsers.map(({ role }) => role))),
    ...tooFewAdmins(context, everyone),
  ];
  const aboutExceptions = [
    ...expiredExceptions(context, people, today),
    ...standingExceptions(context, people, found, today),
  ];
  const excepted = applyExceptions(account.exceptions, [...found, ...aboutExceptions], today);
  const findings = inReportOrder(withoutToldPushes(applyUnmanaged(context, excepted)));
  const drift: AccountDrift = {
    name: account.name,
    kind: account.kind,
    stations: {
      declared: { available: true, source: directorySource, people: declared.length },
      assigned: assignedReading(assigned),
      provisioned: { available: true, source: `Klaviyo SCIM ${account.scim.baseUrl}`, people: listing.read },
    },
    listing: { totalResults: listing.totalResults, read: listing.read, sha256: listing.sha256 },
    summary: summarize(declared, listing.read, findings),
    roles: {
      declared: roleCounts(declared),
      assigned: roleCounts(
        assignedPeople.filter(isActiveAssignment).map((assignment) => ({ role: resolvedRole(assignment) })),
      ),
      provisioned: roleCounts(activeUsers),
    },
    findings,
    notices: notices(context, everyone, findings),
  };
  return { people, drift };
}

const NOT_READ = 'Okta was not read; what is declared is held against Klaviyo directly';

function assignedReading(assigned: AssignedStation | undefined): StationReading {
  if (assigned?.available !== true) return { available: false, reason: assigned?.reason ?? NOT_READ };
  return { available: true, source: assigned.source, people: assigned.people.length };
}

function ownerFindings(context: RuleContext, listed: Person | undefined): readonly Finding[] {
  const owner = listed ?? nobody(context.ownerKey);
  return [declaredOwner(context, owner), ...RECORD_RULES.flatMap((rule) => rule(context, owner))];
}

function memberFindings(context: RuleContext, person: Person): readonly Finding[] {
  if (person.key === context.ownerKey) return [];
  const found: Finding[] = [];
  for (const rule of MEMBER_RULES) found.push(...rule(context, person));
  found.push(...notSynced(context, person, found));
  return found;
}
