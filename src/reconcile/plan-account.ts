import { type CheckedAccount } from '../check/check-account.js';
import { byCodeUnits } from '../drift/order.js';
import { userKey } from '../people/user-key.js';
import { inOrder } from './action-order.js';
import { directOutcome } from './direct-outcome.js';
import { limitRefusals, type LimitRefusal, wayPast } from './limits.js';
import { type AccountPlan, type Action, type LeftAlone } from './plan.js';
import { type Outcome, planFacts, type PlanSurroundings } from './plan-facts.js';
import { providedOutcomes } from './provided-outcome.js';

/** The plan of an account, and the limits that it passes: if there are any, nothing of it may be written. */
export interface PlannedAccount {
  readonly plan: AccountPlan;
  readonly refusals: readonly LimitRefusal[];
}

/**
 * What is to be written in an account that was checked: all that differs where klaviyo-access provisions it itself; elsewhere
 * only that people whom the identity provider has not assigned are switched off. Everybody else who differs is in `left`, with why.
 */
export function planAccount(checked: CheckedAccount, surroundings: PlanSurroundings): PlannedAccount {
  const { account, listing, drift } = checked;
  const { allowed = [], command, only = () => true } = surroundings;
  const outcomes = outcomesOf(checked, surroundings).filter(only);
  const roles = new Map(listing.users.map(({ id, role }) => [id, role]));
  const actions = inOrder(account, outcomes.filter(isAction), (id) => roles.get(id));
  const left = outcomes.filter(isLeft).toSorted(byPerson);
  const fault = drift.notices.find(({ kind }) => kind === 'probable-configuration-fault');
  const isDoubtful = fault !== undefined && actions.length > 0 && !allowed.includes('maximumDrift');
  return {
    plan: {
      account: account.name,
      baseUrl: account.scim.baseUrl,
      listing: { totalResults: listing.totalResults, sha256: listing.sha256 },
      actions,
      left,
      allowed,
    },
    refusals: [
      ...(isDoubtful
        ? [
            {
              limit: 'maximumDrift' as const,
              account: account.name,
              message: `${fault.message} ${wayPast('maximumDrift', account, command)}`,
            },
          ]
        : []),
      ...limitRefusals(account, listing.users, actions, allowed, command),
    ],
  };
}

function outcomesOf(checked: CheckedAccount, surroundings: PlanSurroundings): readonly Outcome[] {
  const facts = planFacts(checked, surroundings);
  const isDirect = checked.account.direct !== undefined;
  const outcomes: Outcome[] = [];
  for (const person of checked.people.values()) {
    if (!isDirect) outcomes.push(...providedOutcomes(facts, person));
    else {
      const outcome = directOutcome(facts, person);
      if (outcome !== undefined) outcomes.push(outcome);
    }
  }
  return outcomes;
}

function isAction(outcome: Outcome): outcome is Action {
  return !isLeft(outcome);
}

function isLeft(outcome: Outcome): outcome is LeftAlone {
  return 'leftTo' in outcome;
}

function byPerson(one: LeftAlone, other: LeftAlone): number {
  return byCodeUnits(userKey(one.userName), userKey(other.userName)) || byCodeUnits(one.why, other.why);
}
