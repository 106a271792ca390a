import { matchesPattern } from '../people/people-pattern.js';
import { type UnmanagedPeople } from '../access/policy.js';
import { type RolePower } from '../access/role.js';
import { type Finding } from './finding.js';
import { type RuleContext } from './rule-context.js';
import { powerInAccount } from '../access/power-in-account.js';

/**
 * The findings, each with what the policy says of unmanaged people where that covers it: a person in Klaviyo who is not
 * declared, and nothing else about them. Never a declared person, never one who is assigned the app (and so is managed; not
 * known where the identity provider was not read), and, unless the entry says so, never full power or a role of which it is
 * not known what it allows. An exception comes first.
 */
export function applyUnmanaged(context: RuleContext, findings: readonly Finding[]): readonly Finding[] {
  if (context.policy.unmanaged.length === 0) return findings;
  return findings.map((finding) => {
    const entry = context.policy.unmanaged.find((candidate) => covers(context, candidate, finding));
    if (finding.exception !== null || entry === undefined) return finding;
    return { ...finding, exception: { reason: entry.reason, expires: null, pattern: entry.pattern } };
  });
}

const LIMITED: ReadonlySet<RolePower> = new Set<RolePower>(['wide', 'narrow']);

function covers({ account }: RuleContext, { pattern, privileged }: UnmanagedPeople, finding: Finding): boolean {
  if (finding.kind !== 'unexpected' || finding.hop === 'declared-assigned' || finding.provisioned === null)
    return false;
  const power = powerInAccount(account, finding.provisioned.role ?? undefined);
  return (privileged || LIMITED.has(power)) && matchesPattern(pattern, finding.user);
}
