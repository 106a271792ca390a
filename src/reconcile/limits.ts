import { type Account } from '../access/access-model.js';
import { DEFAULT_POLICY, FEWEST_REMOVALS } from '../access/policy.js';
import { type ProvisionedPerson } from '../people/listing.js';
import { userKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';
import { adminsOf } from './admin.js';
import { type AdminCandidate } from './admin-count.js';
import { type Action, type Limit } from './plan.js';
import { ReconcileError } from './reconcile-error.js';

/** A limit that the actions of an account pass. */
export interface LimitRefusal {
  readonly limit: Limit;
  readonly account: string;
  /** The figures, the people, and the way past it, in sentences. */
  readonly message: string;
}

/**
 * The limits that actions pass, but for those that are allowed. To be asked of the listing that a plan is made from, and again of the one that
 * an apply begins with. The limit `maximumDrift` is one of the comparison, see `planAccount`.
 *
 * @param users - everybody of a complete listing
 * @param actions - in the order in which they are carried out
 * @param command - that makes such a plan, for the way past a limit. Default: `klaviyo-access reconcile plan`
 */
export function limitRefusals(
  account: Account,
  users: readonly ProvisionedPerson[],
  actions: readonly Action[],
  allowed: readonly Limit[],
  command?: string,
): readonly LimitRefusal[] {
  const ownerKey = userKey(account.owner);
  const active = users.filter((user) => user.active && userKey(user.userName) !== ownerKey).length;
  const policy = account.policy ?? DEFAULT_POLICY;
  const refusals = [
    tooMany('maximumRemovals', policy.maximumRemovals, active, actions.filter(isRemoval), 'be switched off or deleted'),
    tooMany('maximumChanges', policy.maximumChanges, active, actions.filter(isUpdate), 'be changed'),
    tooFewAdmins(account, users, actions, policy.minimumAdmins),
  ];
  return refusals
    .filter((refusal) => refusal !== undefined)
    .filter(({ limit }) => !allowed.includes(limit))
    .map(({ limit, message }) => ({
      limit,
      account: account.name,
      message: `${message} ${wayPast(limit, account, command)}`,
    }));
}

/** The error of a plan or an apply that passes limits, of all accounts. */
export function limitError(refusals: readonly LimitRefusal[]): ReconcileError {
  const lines = refusals.map(({ account, message }) => `${account}: ${message}`);
  return new ReconcileError([...lines, 'Nothing is written.'].join('\n'));
}

/** How to let a plan through that passes a limit. */
export function wayPast(
  limit: Limit,
  { name }: Pick<Account, 'name'>,
  command = 'klaviyo-access reconcile plan',
): string {
  return `If this is meant, let it through: ${command} --allow ${limit}=${name}`;
}

type Found = Pick<LimitRefusal, 'limit' | 'message'> | undefined;

const isRemoval = ({ kind }: Action): boolean => kind === 'deactivate' || kind === 'delete';
const isUpdate = ({ kind }: Action): boolean => kind === 'update';

function tooMany(limit: Limit, share: number, active: number, actions: readonly Action[], what: string): Found {
  const people = actions.length;
  if (people < FEWEST_REMOVALS || people <= share * active) return undefined;
  const ofAll = active === 0 ? '' : `, ${percent(people / active)}`;
  return {
    limit,
    message:
      `${people} of ${active} active people would ${what}${ofAll}; the policy allows up to ${percent(share)} ` +
      `(${limit}): ${names(actions)}.`,
  };
}

/**
 * Whether some action takes full power from somebody while too few others have it. One that only adds admins to too few is let
 * through.
 */
function tooFewAdmins(
  account: Account,
  users: readonly ProvisionedPerson[],
  actions: readonly Action[],
  minimum: number,
): Found {
  const isAdmin = adminsOf(account);
  const admins = new Set(users.filter(isAdmin).map(({ userName }) => userKey(userName)));
  const before = admins.size;
  const byId = new Map(users.map((user) => [user.id, user]));
  const losing: Action[] = [];
  let fewest = Infinity;
  for (const action of actions) {
    const { key } = action;
    if (isAdmin(afterwards(action, action.kind === 'create' ? undefined : byId.get(action.record.id)))) admins.add(key);
    else if (admins.delete(key)) {
      losing.push(action);
      fewest = Math.min(fewest, admins.size);
    }
  }
  if (fewest >= minimum) return undefined;
  return {
    limit: 'minimumAdmins',
    message:
      `${fewest} of ${before} people with full power would be left at one moment of the apply, not counting the owner; the policy ` +
      `requires at least ${minimum} (minimumAdmins). Who would lose it: ${names(losing)}. Give it to others first, and apply that: ` +
      'then plan again.',
  };
}

/** Somebody after an action. */
function afterwards(action: Action, record: ProvisionedPerson | undefined): AdminCandidate {
  const gone = { userName: action.userName, active: false, role: undefined };
  if (action.kind === 'delete') return gone;
  if (action.kind === 'create') return { userName: action.userName, ...action.to };
  if (record === undefined) return gone;
  const { role = record.role, active = record.active } = action.to;
  return { userName: record.userName, active, role: role ?? undefined };
}

const NAMED = 20;

function names(actions: readonly Action[]): string {
  const shown = actions.slice(0, NAMED).map(({ userName }) => quoted(userName));
  const left = actions.length - shown.length;
  return `${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
