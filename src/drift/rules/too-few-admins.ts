import { declaredRoles } from '../../people/declared-person.js';
import { userKey } from '../../people/user-key.js';
import { type Finding } from '../finding.js';
import { makeFinding, type DraftParts } from '../make-finding.js';
import { activeRecords, nobody, type Person } from '../person.js';
import { lastHop, NO_FINDINGS, type RuleContext } from '../rule-context.js';
import { powerInAccount } from '../../access/power-in-account.js';
import { quoted } from '../../text/quoted.js';

/**
 * Fewer people with full power than the policy requires: among the declared ones, or in Klaviyo, where only declared people who
 * are active count. The owner does not count: they may be one who never signs in. One finding at most, for the account,
 * whose name is its user; of the two the one about the declared people, since the other follows from it. Before the first deploy
 * those whom it will bring count as there, and while nobody is declared yet either, nothing is said of admins.
 */
export function tooFewAdmins(context: RuleContext, people: readonly Person[]): readonly Finding[] {
  const { account, policy, assignedRead, state, isNobodyDeclared } = context;
  if (isNobodyDeclared && state === 'not-deployed') return NO_FINDINGS;
  const isFull = (role: string | undefined): boolean => powerInAccount(account, role) === 'full';
  // Whoever may get a lesser role as well is not counted on.
  const isSurelyFull = ({ declared }: Person): boolean =>
    declared !== undefined && declaredRoles(declared).every(isFull);
  const members = people.filter(({ key, declared }) => declared !== undefined && key !== context.ownerKey);
  const declared = members.filter(isSurelyFull).length;
  const provisioned = members.filter((person) => activeRecords(person).some(({ role }) => isFull(role))).length;
  const coming =
    state === 'not-deployed'
      ? members.filter((person) => person.records.length === 0 && isSurelyFull(person)).length
      : 0;
  const required = `; the policy requires at least ${policy.minimumAdmins} (minimumAdmins)`;
  if (declared < policy.minimumAdmins) {
    return accountFinding(context, {
      hop: assignedRead ? 'declared-assigned' : 'declared-provisioned',
      message: `${onlySoMany(declared)} declared in ${quoted(account.name)}, not counting the owner${required}.`,
      remedy:
        'Put people into a group that the access file assigns a role with full power, such as admin; if fewer are enough, ' +
        'set minimumAdmins in the policy.',
    });
  }
  if (provisioned + coming >= policy.minimumAdmins) return NO_FINDINGS;
  return accountFinding(context, {
    hop: lastHop(context),
    message:
      `${onlySoMany(provisioned)} declared and active in Klaviyo, not counting the owner, though ${declared} ` +
      `${declared === 1 ? 'is' : 'are'} declared${required}.`,
    remedy:
      'Resolve the findings about the declared admins first: without them only the owner can correct anything in the account.',
  });
}

function accountFinding(context: RuleContext, draft: DraftParts): readonly Finding[] {
  const { name, at } = context.account;
  return [makeFinding(context, nobody(userKey(name)), { kind: 'too-few-admins', user: name, at, ...draft })];
}

function onlySoMany(number: number): string {
  const people = number === 1 ? 'person' : 'people';
  return `Only ${number} ${people} with full power ${number === 1 ? 'is' : 'are'}`;
}
