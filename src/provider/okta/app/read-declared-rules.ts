import { z } from 'zod';
import { type OktaAccount } from '../../../access/okta-account.js';
import { grantsOn } from '../../../access/grant.js';
import { oktaExpression } from '../../../rules/okta/okta-expression.js';
import { oktaRuleName } from '../../../rules/okta/okta-rule-name.js';
import { type OktaConnection } from '../connection/okta-connection.js';
import { OktaReadError } from '../connection/okta-read-error.js';
import { type OktaRule, readRules } from './read-rules.js';

/** What an assignment with a condition declares, and its rule, if Okta has it: the one that is taken over, or that of its name. */
export interface DeclaredRule {
  readonly group: string;
  readonly name: string;
  readonly expression: string;
  readonly rule: OktaRule | undefined;
  /** Whom the rule passes over: by their logins, and by their ids where the credentials may not read people, or they are gone. */
  readonly excluded: readonly string[];
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
  const found: DeclaredRule[] = [];
  for (const one of declared) {
    // One that is taken over keeps its name as long as the part `adopt` is there.
    const rule =
      rules.find(({ id }) => Object.hasOwn(taken, one.group) && id === taken[one.group]) ??
      rules.find(({ name }) => name === one.name);
    found.push({ ...one, rule, excluded: await loginsOf(okta, rule?.excluded ?? []) });
  }
  return found;
}

const wirePerson = z.object({ profile: z.object({ login: z.string().min(1) }) });

/** To read a person takes a scope that nothing else of the checks needs, so that it may be missing. */
const NOT_SHOWN = ['OKTA_MISSING_SCOPE', 'OKTA_FORBIDDEN', 'OKTA_NOT_FOUND'];

async function loginsOf(okta: OktaConnection, ids: readonly string[]): Promise<readonly string[]> {
  const logins: string[] = [];
  for (const id of ids) {
    try {
      logins.push((await okta.get(`/api/v1/users/${encodeURIComponent(id)}`, wirePerson)).profile.login);
    } catch (error) {
      if (!(error instanceof OktaReadError) || !NOT_SHOWN.includes(error.code)) throw error;
      logins.push(id);
    }
  }
  return logins;
}
