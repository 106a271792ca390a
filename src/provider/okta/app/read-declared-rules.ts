import { z } from 'zod';
import { type OktaAccount } from '../../../access/okta-account.js';
import { grantsOn } from '../../../access/grant.js';
import { oktaExpression } from '../../../rules/okta/okta-expression.js';
import { oktaRuleName } from '../../../rules/okta/okta-rule-name.js';
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

/** What an assignment with a condition declares, and the rule of its name, if Okta has one. */
export interface DeclaredRule {
  readonly group: string;
  readonly name: string;
  readonly expression: string;
  readonly rule: OktaRule | undefined;
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
 * The rules of the account's assignments with a condition, in their order (Okta's API reference, "List all group rules").
 *
 * @param today - the day in UTC by which grants have ended, as YYYY-MM-DD
 * @throws OktaReadError if they cannot be read to the last one
 */
export async function readDeclaredRules(
  okta: OktaConnection,
  { name: account, assignments }: OktaAccount,
  today: string,
): Promise<readonly DeclaredRule[]> {
  const declared = assignments.flatMap(({ group, membership }) => {
    if (membership?.kind !== 'declared' || membership.when === undefined) return [];
    const members = grantsOn(today, membership.members).map(({ user }) => user);
    return [{ group, name: oktaRuleName(group, account), expression: oktaExpression(membership.when, members) }];
  });
  if (declared.length === 0) return [];
  const found = await okta.getAll('/api/v1/groups/rules?limit=200', z.array(wireRule));
  const rules = found.map(({ id, name, status, conditions, actions }) => ({
    ...{ id, name, status, expression: conditions.expression.value },
    groups: actions.assignUserToGroups.groupIds,
    excluded: conditions.people?.users?.exclude ?? [],
  }));
  return declared.map((one) => ({ ...one, rule: rules.find(({ name }) => name === one.name) }));
}
