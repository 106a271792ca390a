import { z } from 'zod';
import { type EntraUserName } from '../../../access/entra-settings.js';
import { type Condition } from '../../../rules/condition.js';
import { readEntraRule } from '../../../rules/entra/read-entra-rule.js';
import { type EntraGroup } from '../app/entra-state.js';
import { type GraphConnection } from '../connection/graph-connection.js';
import { graphQuery } from '../connection/graph-query.js';

/** What kind of group it is, and who decides about its members (Microsoft Graph, "group resource type"). */
export interface GroupKeeping {
  /** The membership rule of a dynamic group; undefined of a group with members of its own. */
  readonly rule: string | undefined;
  /** Whether the rule is followed; a paused one leaves the members as they are. */
  readonly isProcessed: boolean;
  /** Whether it is a Microsoft 365 group. */
  readonly isUnified: boolean;
  /** Whether roles can be given to it. */
  readonly isSecurityEnabled: boolean;
  /** Whether it comes from a directory of one's own. */
  readonly isOnPremises: boolean;
}

const wireGroup = z.object({
  id: z.string().min(1),
  displayName: z.string(),
  groupTypes: z.array(z.string()).nullish(),
  membershipRule: z.string().nullish(),
  membershipRuleProcessingState: z.string().nullish(),
  securityEnabled: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
});

/** A group by its id. @throws EntraReadError */
export async function readGroupKeeping(
  connection: GraphConnection,
  id: string,
): Promise<EntraGroup & { readonly keeping: GroupKeeping }> {
  const query = graphQuery({ select: Object.keys(wireGroup.shape) });
  const wire = await connection.get(`/groups/${encodeURIComponent(id)}${query}`, wireGroup);
  const types = wire.groupTypes ?? [];
  // A group that was dynamic keeps its rule, and follows it no longer.
  const isDynamic = types.includes('DynamicMembership');
  return {
    id: wire.id,
    name: wire.displayName,
    keeping: {
      rule: isDynamic ? (wire.membershipRule ?? '') : undefined,
      isProcessed: wire.membershipRuleProcessingState === 'On',
      isUnified: types.includes('Unified'),
      isSecurityEnabled: wire.securityEnabled === true,
      isOnPremises: wire.onPremisesSyncEnabled === true,
    },
  };
}

/** The conditions of those rules that can be read back: what they compare is read of people, too. */
export function conditionsOfRules(groups: readonly GroupKeeping[], userName: EntraUserName): readonly Condition[] {
  return groups.flatMap(({ rule }) => {
    const reading = rule === undefined ? undefined : readEntraRule(rule, { userName });
    return reading?.kind === 'exact' && reading.condition !== undefined ? [reading.condition] : [];
  });
}
