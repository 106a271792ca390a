import { userKey } from '../access/user-key.js';
import { refuseDoubtfulInput, type CompareInput } from './compare-input.js';
import { conflictingRecord } from './conflicting-record.js';
import { type AccountDrift } from './drift-report.js';
import { duplicate } from './duplicate.js';
import { applyExceptions } from './exceptions.js';
import { expiredExceptions } from './expired-exception.js';
import { type Finding } from './finding.js';
import { inactive } from './inactive.js';
import { missing } from './missing.js';
import { nameDifference } from './name-difference.js';
import { inReportOrder } from './order.js';
import { anotherOwner, declaredOwner } from './owner.js';
import { peopleByKey, type Person } from './person.js';
import { roleDifference } from './role-difference.js';
import { roleCounts } from './role-counts.js';
import { ruleContext, type RuleContext } from './rule-context.js';
import { summarize } from './summary.js';
import { unexpected } from './unexpected.js';
import { unknownRole } from './unknown-role.js';

type Rule = (context: RuleContext, person: Person) => readonly Finding[];

/** What the record itself says, whoever it is of. */
const RECORD_RULES: readonly Rule[] = [conflictingRecord, duplicate];

/** What is held against the desired people; never against the owner. */
const MEMBER_RULES: readonly Rule[] = [
  missing,
  inactive,
  unexpected,
  roleDifference,
  unknownRole,
  nameDifference,
  anotherOwner,
];

/**
 * Holds the people whom one account should have against those that Klaviyo lists. Linear in people; the order of the
 * directory, of the listing and of the exceptions does not show in the result, and nothing enters it but the input.
 *
 * The declared owner is never compared, whether desired or not: they are reported under `owner`, and under `duplicate`
 * and `conflicting-record` where their records are at fault. How several records of one person are treated stands at
 * `duplicate`; which finding takes the place of which stands at each rule.
 *
 * What Okta has assigned is not read, so every difference lies on the way from the access file to Klaviyo as a whole.
 *
 * @throws CompareInputError if the input contradicts itself, such as a listing that is not complete
 */
export function compareAccount(input: CompareInput): AccountDrift {
  refuseDoubtfulInput(input);
  const { account, listing, directorySource, today } = input;
  const context = ruleContext(account);
  const desired = input.desired.filter(({ userName }) => userKey(userName) !== context.ownerKey);
  const people = peopleByKey(desired, listing.users);
  const found = [
    ...ownerFindings(context, people.get(context.ownerKey)),
    ...[...people.values()].flatMap((person) => memberFindings(context, person)),
    ...expiredExceptions(context, people, today),
  ];
  const findings = inReportOrder(applyExceptions(account.exceptions, found, today));
  return {
    name: account.name,
    kind: account.kind,
    stations: {
      declared: { available: true, source: directorySource, people: desired.length },
      assigned: {
        available: false,
        reason: 'Okta is not read by this version; what is declared is held against Klaviyo directly',
      },
      provisioned: { available: true, source: `Klaviyo SCIM ${account.scim.baseUrl}`, people: listing.read },
    },
    listing: { totalResults: listing.totalResults, read: listing.read, sha256: listing.sha256 },
    summary: summarize(desired, listing.read, findings),
    roles: {
      declared: roleCounts(desired),
      assigned: [],
      provisioned: roleCounts(listing.users.filter((user) => user.active)),
    },
    findings,
  };
}

function ownerFindings(context: RuleContext, listed: Person | undefined): readonly Finding[] {
  const owner = listed ?? { key: context.ownerKey, desired: undefined, records: [] };
  return [declaredOwner(context, owner), ...RECORD_RULES.flatMap((rule) => rule(context, owner))];
}

function memberFindings(context: RuleContext, person: Person): readonly Finding[] {
  if (person.key === context.ownerKey) return [];
  return [...RECORD_RULES, ...MEMBER_RULES].flatMap((rule) => rule(context, person));
}
