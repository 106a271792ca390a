import { type Account } from '../../access/access-model.js';
import { type DecisionExplanation } from '../../access/decision-explanation.js';
import { verdictSentence } from '../../access/explanation-lines.js';
import { DEFAULT_POLICY } from '../../access/policy.js';
import { type Reading } from '../../drift/person-explanation.js';
import { type AssignedPerson } from '../../people/assigned-person.js';
import { type AssignedStation } from '../../people/assigned-station.js';
import { type Listing } from '../../people/listing.js';
import { userKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';
import { adminsOf } from '../admin.js';

/** What says of one account whether somebody would come back. */
export interface ReturningFrom {
  readonly account: Account;
  /** What the assignments decide of them. */
  readonly decision: Reading<DecisionExplanation>;
  readonly assigned: Reading<AssignedStation & { readonly available: true }>;
  /** The name of the account's identity provider. Undefined: it has none. */
  readonly providerName: string | undefined;
}

/**
 * Why somebody would come back who is taken out now, and where it is not known whether they would, as sentences: the access file
 * still gives them a role, or the identity provider has still assigned them.
 */
export function whyTheyReturn(user: string, accounts: readonly ReturningFrom[]): readonly string[] {
  const unread = accounts.flatMap(({ decision }) => (decision.read ? [] : [decision.reason]));
  return [
    ...[...new Set(unread)].map(
      (reason) =>
        `It is not known whether the access file still gives them a role: the directory was not read. ${reason}`,
    ),
    ...accounts.flatMap((each) => [...declaredReasons(each), ...assignedReasons(each, user)]),
  ];
}

function declaredReasons({ account, decision }: ReturningFrom): readonly string[] {
  if (!decision.read || decision.value.decision === undefined) return [];
  const { group, belonging } = decision.value.decision;
  const wayOut =
    belonging?.by === 'member'
      ? `take them out of the members of ${quoted(group)} in the access file`
      : 'make them inactive in the directory, or take them out of what gives them the role';
  const next = account.direct === undefined ? 'They would come back' : 'The next reconcile would switch them on again';
  return [`${verdictSentence(decision.value)} ${next}: ${wayOut}.`];
}

function assignedReasons({ account, assigned, providerName }: ReturningFrom, user: string): readonly string[] {
  if (providerName === undefined) return [];
  if (!assigned.read) {
    return [
      `${account.name}: it is not known whether ${providerName} would bring them back: it was not read. ${assigned.reason}`,
    ];
  }
  const key = userKey(user);
  return assigned.value.people
    .filter((person) => userKey(person.userName) === key && person.access !== 'ended')
    .map(
      (person) =>
        `${account.name}: ${providerName} still assigns the app to them, ${through(person)} (${person.detail}). Its next push would ` +
        `bring them back: take them out there, or deactivate them in ${providerName}.`,
    );
}

function through({ groups, through: by }: AssignedPerson): string {
  if (groups.length > 0) return `by the ${groups.length === 1 ? 'group' : 'groups'} ${groups.map(quoted).join(', ')}`;
  return by === 'person' ? 'by an assignment of their own' : `by a ${by}`;
}

/** That too few people of full power would be left in an account besides its owner, as sentences; usually none. */
export function fewAdminsLeft(account: Account, { users }: Listing, user: string): readonly string[] {
  const { minimumAdmins } = account.policy ?? DEFAULT_POLICY;
  const key = userKey(user);
  const admins = users.filter(adminsOf(account));
  const left = admins.filter(({ userName }) => userKey(userName) !== key);
  if (left.length === admins.length || left.length >= minimumAdmins) return [];
  const number = left.length === 0 ? 'nobody' : `${left.length}`;
  return [
    `${account.name}: besides the owner, ${number} of full power will be left, and policy.minimumAdmins asks for ${minimumAdmins}. Give ` +
      'somebody else full power.',
  ];
}
