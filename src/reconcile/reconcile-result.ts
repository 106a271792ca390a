import { type AutomaticAction } from '../access/direct-provisioning.js';
import { type AppliedActions } from './apply.js';
import { type Action, type ActionKind, type AccountPlan } from './plan.js';

/** The version of the form of a result. */
export const RESULT_VERSION = 1;

/** What became of a plan, as plain data that JSON can hold. */
export interface ReconcileResult {
  readonly version: typeof RESULT_VERSION;
  /** SHA-256 of the plan. */
  readonly plan: string;
  /** When the run began, ISO 8601 in UTC. */
  readonly startedAt: string;
  /** Whether every action of the plan is verified or was so already: only then does the run end with 0. */
  readonly isComplete: boolean;
  readonly accounts: readonly AccountResult[];
}

/** What became of the actions in one account. */
export interface AccountResult {
  readonly account: string;
  /** Limits that were passed on purpose. */
  readonly allowed: AccountPlan['allowed'];
  /** Why the account could not be worked on to the end, as sentences; null if it could. */
  readonly failure: string | null;
  /** In the order of the plan. */
  readonly actions: readonly ActionVerdict[];
}

/**
 * What the listing after the last write shows of an action. `left`: the run was to do less than the plan (`--automatic`); `not-attempted`: it ended
 * before; `not-listed`: the write was made, or not, and the account was not listed afterwards.
 */
export const VERDICTS = ['verified', 'already', 'not-verified', 'not-listed', 'not-attempted', 'left'] as const;

export interface ActionVerdict {
  readonly kind: ActionKind;
  readonly userName: string;
  readonly verdict: (typeof VERDICTS)[number];
  /** What happened, and what to do. Null where all is as planned. */
  readonly message: string | null;
}

/** Whether an action may be done without a review. Nobody is ever deleted without one. */
export function isAutomatic(allowed: readonly AutomaticAction[], { kind, finding }: Action): boolean {
  if (kind === 'delete') return false;
  return allowed.includes(kind) || (finding?.kind === 'leaver' && allowed.includes('deactivate-leavers'));
}

/**
 * The result of one account.
 *
 * @param applied - undefined if nothing was begun
 * @param done - the actions that were to be done; the others of the plan are left
 */
export function accountResult(
  { account, allowed, actions }: AccountPlan,
  done: readonly Action[],
  applied: AppliedActions | undefined,
  failure: string | null,
): AccountResult {
  const wanted = new Set(done);
  const verdicts = new Map<Action, Pick<ActionVerdict, 'verdict' | 'message'>>();
  for (const { action, status, message = null } of applied?.results ?? []) {
    verdicts.set(action, { verdict: status === 'not-attempted' ? 'not-attempted' : 'not-listed', message });
  }
  for (const { action, verdict, message = null } of applied?.verified ?? []) verdicts.set(action, { verdict, message });
  const ofAction = (action: Action): Pick<ActionVerdict, 'verdict' | 'message'> =>
    wanted.has(action)
      ? (verdicts.get(action) ?? { verdict: 'not-attempted', message: null })
      : { verdict: 'left', message: NOT_AUTOMATIC };
  return {
    ...{ account, allowed, failure },
    actions: actions.map((action) => ({ kind: action.kind, userName: action.userName, ...ofAction(action) })),
  };
}

const NOT_AUTOMATIC = 'reconcile.automatic of the access file does not allow it without a review.';

/** Whether everything that was to be done is so. What was left on purpose counts as not done, but is no failure. */
export function isComplete(accounts: readonly AccountResult[]): boolean {
  return accounts.every(
    ({ failure, actions }) =>
      failure === null && actions.every(({ verdict }) => ['verified', 'already', 'left'].includes(verdict)),
  );
}
