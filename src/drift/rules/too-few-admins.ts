import { userKey } from '../../people/user-key.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { activeRecords, nobody, type Person } from '../person.js';
import { lastHop, type RuleContext } from '../rule-context.js';
import { FIXED_SEVERITY, powerInAccount } from '../severity.js';
import { quoted } from '../../text/quoted.js';

/**
 * Fewer people with full power than the policy wants: among the desired ones, or of those in Klaviyo, where only desired
 * people who are active count. The owner does not count: they may be one who never signs in. One finding at most, for the
 * account, whose name is its user; of the two the desired ones, since the others follow.
 */
export function tooFewAdmins(context: RuleContext, people: readonly Person[]): readonly Finding[] {
  const { account, policy, oktaRead } = context;
  const isFull = (role: string | undefined): boolean => powerInAccount(account, role) === 'full';
  const members = people.filter(({ key, declared }) => declared !== undefined && key !== context.ownerKey);
  const declared = members.filter((person) => isFull(person.declared?.role)).length;
  const provisioned = members.filter((person) => activeRecords(person).some(({ role }) => isFull(role))).length;
  const wanted = `; the policy wants ${policy.minimumAdmins} or more (minimumAdmins)`;
  const say = (says: Pick<Parameters<typeof makeFinding>[2], 'hop' | 'message' | 'remedy'>): readonly Finding[] => [
    makeFinding(context, nobody(userKey(account.name)), {
      kind: 'too-few-admins',
      severity: FIXED_SEVERITY['too-few-admins'],
      user: account.name,
      at: account.at,
      ...says,
    }),
  ];
  if (declared < policy.minimumAdmins) {
    return say({
      hop: oktaRead ? 'declared-assigned' : 'declared-provisioned',
      message: `${counted(declared)} desired in ${quoted(account.name)}, the owner apart${wanted}.`,
      remedy:
        'Put people into a group that the access file assigns a role with full power, such as admin; if fewer are enough, ' +
        'say so in the policy.',
    });
  }
  if (provisioned >= policy.minimumAdmins) return [];
  return say({
    hop: lastHop(context),
    message:
      `${counted(provisioned)} desired and active in Klaviyo, the owner apart, though ${declared} ${declared === 1 ? 'is' : 'are'} ` +
      `desired${wanted}.`,
    remedy:
      'Heal what is found about the desired admins first: without them nobody but the owner can mend the account.',
  });
}

function counted(number: number): string {
  const people = number === 1 ? 'person' : 'people';
  return `Only ${number} ${people} with full power ${number === 1 ? 'is' : 'are'}`;
}
