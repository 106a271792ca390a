import { type Account } from '../access/access-model.js';
import { powerInAccount } from '../access/power-in-account.js';
import { OWNER_ROLE } from '../access/role.js';
import { type Finding } from '../drift/finding.js';
import { activeAssignments, activeRecords, type Person } from '../drift/person.js';
import { REVIEW_FLAGS, type ReviewFlag } from './flag.js';
import { type ReviewRow, type SignIn } from './population.js';

/** What the flags of a person follow from. */
export interface FlagFacts {
  readonly account: Account;
  readonly person: Person;
  /** Every role that they have or would get, at any station; undefined stands for one that cannot be read. */
  readonly roles: readonly (string | undefined)[];
  readonly findings: readonly Finding[];
  /** The row of the same person in the review before; null where they had none, undefined where there was no review before. */
  readonly before: Pick<ReviewRow, 'role' | 'active'> | null | undefined;
  readonly role: string | null;
  readonly active: boolean;
  readonly lastSignIn: SignIn | undefined;
  /** By when somebody must have signed in, ISO 8601 in UTC, so as not to be `unused`. */
  readonly usedSince: string | undefined;
}

/** The flags of a person, in the order of {@link REVIEW_FLAGS}. */
export function rowFlags(facts: FlagFacts): readonly ReviewFlag[] {
  return REVIEW_FLAGS.filter((flag) => IS[flag](facts));
}

const IS: Readonly<Record<ReviewFlag, (facts: FlagFacts) => boolean>> = {
  orphaned: ({ person, account }) =>
    person.declared === undefined && activeRecords(person).length > 0 && !isOwner(person, account),
  'role-mismatch': ({ findings }) => hasKind(findings, ['role', 'ambiguous-role', 'forbidden', 'unknown-role']),
  duplicate: ({ person }) => activeRecords(person).length > 1 || activeAssignments(person).length > 1,
  privileged: ({ account, roles }) => isPrivileged(account, roles),
  'role-changed': ({ before, role }) => before?.role !== undefined && before.role !== role,
  new: ({ before }) => before === null,
  'never-seen': ({ lastSignIn, active }) => active && lastSignIn?.seen === 'never',
  unused: ({ lastSignIn, usedSince, active }) =>
    active && usedSince !== undefined && lastSignIn?.seen === 'at' && lastSignIn.at < usedSince,
  exception: ({ findings }) => findings.some(({ exception }) => exception !== null),
  'grant-ends': ({ person }) =>
    person.declared?.belonging?.by === 'member' && person.declared.belonging.until !== undefined,
  inactive: ({ person }) => person.records.length > 0 && activeRecords(person).length === 0,
  unchanged: ({ before, role, active, person }) =>
    before?.role === role && before.active === active && isRoleClear(person),
};

/** Whether the role of the row is all that they have: several records, or one whose role cannot be read, may have changed unseen. */
function isRoleClear(person: Person): boolean {
  const records = activeRecords(person);
  return records.length < 2 && records.every(({ role }) => role !== undefined);
}

function hasKind(findings: readonly Finding[], kinds: readonly string[]): boolean {
  return findings.some(({ kind }) => kinds.includes(kind));
}

/** The owner has a role that nobody declares. */
function isOwner({ records }: Person, { kind }: Account): boolean {
  return records.some(({ role }) => role === OWNER_ROLE[kind]);
}

/** Whether one of the roles has full power, is one of which nobody declared what it may do, or cannot be read. */
export function isPrivileged(account: Account, roles: readonly (string | undefined)[]): boolean {
  return roles.some((role) => ['full', 'unknown'].includes(powerInAccount(account, role)));
}
