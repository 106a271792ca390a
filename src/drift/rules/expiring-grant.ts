import { type SourcePosition } from '../../yaml/file-path.js';
import { type DeclaredPerson } from '../../people/declared-person.js';
import { userKey } from '../../people/user-key.js';
import { quoted } from '../../text/quoted.js';
import { daysLeft, leftWords } from '../days-left.js';
import { type Finding } from '../finding.js';
import { makeFinding } from '../make-finding.js';
import { type Person } from '../person.js';
import { NO_FINDINGS, type RuleContext } from '../rule-context.js';

/** Has their role by a grant that ends within the days of the policy (`announceExpiry`). */
export function expiringGrant(context: RuleContext, person: Person): readonly Finding[] {
  const { declared } = person;
  if (declared?.belonging?.by !== 'member' || declared.belonging.until === undefined) return NO_FINDINGS;
  const { until, reason } = declared.belonging;
  const days = daysLeft(until, context.today);
  if (days > context.policy.announceExpiry) return NO_FINDINGS;
  const at = placeOfGrant(context, declared, until);
  const { applyToThoseThere: apply } = context.words;
  const andApply = apply === undefined ? '' : `, and then to ${apply}`;
  return [
    makeFinding(context, person, {
      kind: 'expiring-grant',
      discriminator: [declared.group, until],
      at,
      message:
        `Their role ${quoted(declared.role)} ends on ${until}, ${leftWords(days)}, with their membership of ` +
        `${quoted(declared.group)}${reason === undefined ? '' : ` (${quoted(reason)})`}. After that ${whatIsLeft(declared)}.`,
      remedy:
        `If it should end, nothing has to be done but to deploy afterwards${andApply}. If not, set a new end date and have it reviewed ` +
        `(line ${at?.line ?? context.account.at.line} of the access file).`,
    }),
  ];
}

function whatIsLeft({ passedOver }: DeclaredPerson): string {
  const [next] = passedOver;
  return next === undefined
    ? 'they have no access to the account'
    : `they have the role ${quoted(next.role)}, by ${quoted(next.group)}`;
}

function placeOfGrant(
  { account }: RuleContext,
  { userName, priority }: DeclaredPerson,
  until: string,
): SourcePosition | undefined {
  const assignment = account.assignments.find((each) => each.priority === priority);
  if (assignment?.membership?.kind !== 'declared') return undefined;
  const key = userKey(userName);
  return assignment.membership.members.find((grant) => grant.until === until && userKey(grant.user) === key)?.at;
}
