import { type FindingKind, type Severity } from '../access/finding-kind.js';
import { userKey } from '../people/user-key.js';
import { type Finding } from './finding.js';
import { kindsWhere } from './kinds.js';
import { type RuleContext } from './rule-context.js';
import { isAtOrAbove } from './severity.js';

/**
 * The findings without those that another one says already, since one difference is reported once:
 *
 * | left out                            | where there is                                                    |
 * | ----------------------------------- | ----------------------------------------------------------------- |
 * | `unexpected`, `leaver` and the like of a record | `renamed`, which says whose it is                     |
 * | `missing` and `name` in Klaviyo     | `renamed` of the same person, which the same push corrects        |
 * | `role`                              | `owner` or `unknown-role` of the same record or assignment        |
 * | `role`                              | `ambiguous-role` of the same person, where it is one of the possible roles |
 * | `unknown-role`                      | `unexpected`, `leaver` or `expired-grant` of the same one, which say so |
 * | `inactive` in Klaviyo               | `missing` of the same person at the first hop                     |
 * | `not-synced`                        | a finding of the same assignment that names the push (`namesPush`) |
 *
 * The other one must count, and weigh as much: what is excepted, or lighter by the policy, hides nothing. So this is called when
 * exceptions are applied, and no rule leaves out what another one finds.
 */
export function withoutRepeats({ policy }: RuleContext, findings: readonly Finding[]): readonly Finding[] {
  // The own severity of `renamed` depends on how certain the link to the record is. A severity of the policy does not.
  const anySeverity = policy.severity.renamed === undefined;
  const ofStrangers = STRANGERS.map((repeat) => ({ ...repeat, anySeverity }));
  return [ofStrangers, DIFFERENCES, PUSHES].reduce((left, repeats) => withoutRepeated(repeats, left), findings);
}

/** A kind of finding that is left out where another one stands at the same place. */
interface Repeat {
  readonly kind: FindingKind;
  readonly by: ReadonlySet<FindingKind>;
  /** What the two have in common, as the key of a map; undefined for a finding that neither repeats nor is repeated. */
  readonly place: (finding: Finding) => string | undefined;
  /** Whether the other one may weigh less. Default: it may not. */
  readonly anySeverity?: boolean;
}

/** Apart from the others, and before them, since one that is left out stands for nothing else. */
const STRANGERS: readonly Repeat[] = (['unexpected', 'leaver', 'expired-grant', 'kept'] as const).map((kind) => ({
  kind,
  by: new Set(['renamed']),
  place: ({ provisioned }) => provisioned?.id,
}));

const DIFFERENCES: readonly Repeat[] = [
  { kind: 'missing', by: new Set(['renamed']), place: placeOfPush },
  { kind: 'name', by: new Set(['renamed']), place: placeOfPush },
  { kind: 'role', by: new Set(['owner', 'unknown-role']), place: placeOfRole },
  { kind: 'role', by: new Set(['ambiguous-role']), place: placeOfAmbiguity },
  { kind: 'unknown-role', by: new Set(['unexpected', 'leaver', 'expired-grant']), place: placeOfRole },
  {
    kind: 'inactive',
    by: new Set(['missing']),
    place: ({ kind, hop, user }) =>
      (kind === 'missing') === (hop === 'declared-assigned') ? userKey(user) : undefined,
  },
];

/** Apart from the others, and after them, since one that is left out names no push. */
const PUSHES: readonly Repeat[] = [
  {
    kind: 'not-synced',
    by: kindsWhere(({ namesPush }) => namesPush),
    place: placeOfPush,
  },
];

/** The assignment, of what a push would correct. */
function placeOfPush({ hop, assigned }: Finding): string | undefined {
  return hop === 'assigned-provisioned' ? assigned?.id : undefined;
}

/** The record or the assignment. One without a role, or with several, has nothing to repeat. */
function placeOfRole({ hop, assigned, provisioned }: Finding): string | undefined {
  const isFirst = hop === 'declared-assigned';
  const state = isFirst ? assigned : provisioned;
  if (typeof state?.role !== 'string') return undefined;
  return `${isFirst ? 'assigned' : 'provisioned'} ${state.id}`;
}

/** The person, of a role that is one of those of which the provider gives one. Any other role in Klaviyo is a difference of its own. */
function placeOfAmbiguity({ kind, hop, user, declared, assigned, provisioned }: Finding): string | undefined {
  if (kind === 'ambiguous-role') return userKey(user);
  const pushed = assigned?.active === true && (assigned.role !== null || assigned.possibleRoles !== undefined);
  if (hop === 'declared-assigned') {
    const isOneOfThese = assigned?.role != null && declared?.possibleRoles?.includes(assigned.role);
    return assigned?.possibleRoles !== undefined || isOneOfThese === true ? userKey(user) : undefined;
  }
  const possible = pushed ? assigned.possibleRoles : declared?.possibleRoles;
  return provisioned?.role != null && possible?.includes(provisioned.role) === true ? userKey(user) : undefined;
}

function withoutRepeated(repeats: readonly Repeat[], findings: readonly Finding[]): readonly Finding[] {
  const standing = repeats.map((repeat) => standingOnes(repeat, findings));
  if (standing.every((ones) => ones.size === 0)) return findings;
  return findings.filter((finding) => !repeats.some((repeat, index) => isRepeated(repeat, standing[index]!, finding)));
}

/** The severity of the heaviest finding at each place that may stand for another one. */
function standingOnes({ by, place }: Repeat, findings: readonly Finding[]): ReadonlyMap<string, Severity> {
  const standing = new Map<string, Severity>();
  for (const finding of findings) {
    if (finding.exception !== null || !by.has(finding.kind)) continue;
    const at = place(finding);
    const before = at === undefined ? undefined : standing.get(at);
    if (at !== undefined && (before === undefined || isAtOrAbove(finding.severity, before))) {
      standing.set(at, finding.severity);
    }
  }
  return standing;
}

function isRepeated(
  { kind, place, anySeverity = false }: Repeat,
  standing: ReadonlyMap<string, Severity>,
  finding: Finding,
): boolean {
  const at = finding.kind === kind ? place(finding) : undefined;
  const severity = at === undefined ? undefined : standing.get(at);
  return severity !== undefined && (anySeverity || isAtOrAbove(severity, finding.severity));
}
