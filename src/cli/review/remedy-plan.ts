import { type Limit } from '../../reconcile/plan.js';
import { planAccount, type PlannedAccount } from '../../reconcile/plan-account.js';
import { type Outcome } from '../../reconcile/plan-facts.js';
import { providerOf } from '../../provider/providers.js';
import { type DirectorySnapshot } from '../../people/directory-person.js';
import { userKey, type UserKey } from '../../people/user-key.js';
import { type RemediedRow, type RemedyAccount } from '../../review/remedy/remedied-row.js';
import { type PlannedPeople } from '../../review/remedy/step-facts.js';

/** The writes to one account that carry decisions out. */
export interface RemedyPlan {
  readonly planned: PlannedAccount;
  readonly people: PlannedPeople;
}

export interface RemedyPlanSurroundings {
  readonly snapshot: DirectorySnapshot;
  readonly now: Date;
  readonly allowed: readonly Limit[] | undefined;
  /** The command that makes the plan, for the way past a limit. */
  readonly command: string;
}

/**
 * Plans an account as `reconcile plan` does, and takes of it what was decided on these rows and nothing else: that somebody who is revoked is
 * switched off, and that somebody whose role is changed gets that role.
 */
export function remedyPlan(
  { checked }: RemedyAccount,
  rows: readonly RemediedRow[],
  { snapshot, now, allowed, command }: RemedyPlanSurroundings,
): RemedyPlan {
  const wished = new Map<UserKey, RemediedRow>(rows.map((row) => [row.key, row]));
  const planned = planAccount(checked, {
    ...{ snapshot, now, allowed, command },
    providerName: providerOf(checked.account.identityProvider)?.words.name,
    only: (outcome) => isDecided(outcome, wished.get(userKey(outcome.userName))),
  });
  const keys = new Set(planned.plan.actions.map(({ key }) => key));
  const isRefused = planned.refusals.length > 0;
  return {
    planned,
    people: {
      planned: isRefused ? new Set() : keys,
      refused: isRefused ? keys : new Set(),
      left: new Map(planned.plan.left.map(({ userName, why }) => [userKey(userName), why])),
    },
  };
}

function isDecided(outcome: Outcome, row: RemediedRow | undefined): boolean {
  if (row === undefined) return false;
  if ('leftTo' in outcome) return true;
  if (row.role === undefined) return outcome.kind === 'deactivate';
  return outcome.kind === 'update' && outcome.to.role === row.role;
}
