import { z } from 'zod';
import { type OktaConnection } from '../connection/okta-connection.js';

/** A rule of Okta. */
export interface OktaRule {
  readonly id: string;
  readonly name: string;
  /** `ACTIVE`, `INACTIVE` or `INVALID`. */
  readonly status: string;
  readonly expression: string;
  /** Ids of the groups that it fills. */
  readonly groups: readonly string[];
  /** Ids of the people whom it passes over. */
  readonly excluded: readonly string[];
}

const ids = z.array(z.string());

const wireRule = z.object({
  id: z.string().min(1),
  name: z.string(),
  status: z.string(),
  conditions: z.object({
    expression: z.object({ value: z.string() }),
    people: z.object({ users: z.object({ exclude: ids.nullish() }).nullish() }).nullish(),
  }),
  actions: z.object({ assignUserToGroups: z.object({ groupIds: ids }) }),
});

/**
 * All group rules of the organization, in Okta's order (Okta's API reference, "List all group rules").
 *
 * @throws OktaReadError if they cannot be read to the last one
 */
export async function readRules(okta: OktaConnection): Promise<readonly OktaRule[]> {
  const found = await okta.getAll('/api/v1/groups/rules?limit=200', z.array(wireRule));
  return found.map(({ id, name, status, conditions, actions }) => ({
    ...{ id, name, status, expression: conditions.expression.value },
    groups: actions.assignUserToGroups.groupIds,
    excluded: conditions.people?.users?.exclude ?? [],
  }));
}
