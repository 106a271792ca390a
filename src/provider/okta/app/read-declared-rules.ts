import { type OktaAccount } from '../../../access/okta-account.js';
import { grantsOn } from '../../../access/grant.js';
import { oktaExpression } from '../../../rules/okta/okta-expression.js';
import { oktaRuleName } from '../../../rules/okta/okta-rule-name.js';
import { type OktaConnection } from '../connection/okta-connection.js';
import { type OktaRule, readRules } from './read-rules.js';

/** What an assignment with a condition declares, and its rule, if Okta has it: the one that is taken over, or that of its name. */
export interface DeclaredRule {
  readonly group: string;
  readonly name: string;
  readonly expression: string;
  readonly rule: OktaRule | undefined;
}

/**
 * The rules of the account's assignments with a condition, in their order.
 *
 * @param today - the day in UTC by which grants have ended, as YYYY-MM-DD
 * @throws OktaReadError if they cannot be read to the last one
 */
export async function readDeclaredRules(
  okta: OktaConnection,
  { name: account, assignments, identityProvider }: OktaAccount,
  today: string,
): Promise<readonly DeclaredRule[]> {
  const declared = assignments.flatMap(({ group, membership }) => {
    if (membership?.kind !== 'declared' || membership.when === undefined) return [];
    const members = grantsOn(today, membership.members).map(({ user }) => user);
    return [{ group, name: oktaRuleName(group, account), expression: oktaExpression(membership.when, members) }];
  });
  if (declared.length === 0) return [];
  const rules = await readRules(okta);
  const taken = identityProvider.adopt?.rules ?? {};
  return declared.map((one) => ({
    ...one,
    // One that is taken over keeps its name as long as the part `adopt` is there.
    rule:
      rules.find(({ id }) => Object.hasOwn(taken, one.group) && id === taken[one.group]) ??
      rules.find(({ name }) => name === one.name),
  }));
}
