import { type Call } from './api.js';
import { type Json, type OktaUser, type UserStatus } from './world.js';

type Where = Pick<Call, 'origin' | 'world'>;

/** A user as Okta's answers show them alone: with a link to each thing that can be done with them in their status. */
export function userView(where: Where, user: OktaUser): Json {
  const { origin, world } = where;
  const self = `${origin}/api/v1/users/${user.id}`;
  const actions = [...ACTIONS[user.status], 'resetFactors' as const].map((name) => [name, action(self, name)] as const);
  return {
    ...listedUserView(where, user),
    _links: {
      schema: { href: `${origin}/api/v1/meta/schemas/user/${world.userSchemaId}` },
      type: { href: `${origin}/api/v1/meta/types/user/${world.userTypeId}` },
      self: { href: self },
      ...Object.fromEntries(actions),
    },
  };
}

/** A user as lists show them. Recorded: the only link is to themselves. */
export function listedUserView({ origin, world }: Where, user: OktaUser): Json {
  const waiting = user.status === 'STAGED';
  return {
    id: user.id,
    status: user.status,
    created: user.created,
    activated: waiting ? null : user.created,
    statusChanged: waiting ? null : user.lastUpdated,
    lastLogin: null,
    lastUpdated: user.lastUpdated,
    passwordChanged: null,
    type: { id: world.userTypeId },
    profile: user.profile,
    credentials: { provider: { type: 'OKTA', name: 'OKTA' } },
    _links: { self: { href: `${origin}/api/v1/users/${user.id}` } },
  };
}

/** What can be done with a user, by the name of the link, and where it leads. */
const PATHS = {
  activate: 'lifecycle/activate',
  reactivate: 'lifecycle/reactivate',
  deactivate: 'lifecycle/deactivate',
  suspend: 'lifecycle/suspend',
  unsuspend: 'lifecycle/unsuspend',
  unlock: 'lifecycle/unlock',
  resetFactors: 'lifecycle/reset_factors',
  resetPassword: 'lifecycle/reset_password',
  expirePassword: 'lifecycle/expire_password',
  forgotPassword: 'credentials/forgot_password',
  changePassword: 'credentials/change_password',
  changeRecoveryQuestion: 'credentials/change_recovery_question',
} as const;

type Action = keyof typeof PATHS | 'delete';

const OF_PASSWORD: readonly Action[] = [
  'forgotPassword',
  'expirePassword',
  'changeRecoveryQuestion',
  'changePassword',
  'resetPassword',
  'suspend',
  'deactivate',
];

/**
 * The links of each status besides `resetFactors`, which all have. Recorded for STAGED, PROVISIONED, ACTIVE and DEPROVISIONED;
 * those of the others are what Okta's API reference allows in that status.
 */
const ACTIONS: Readonly<Record<UserStatus, readonly Action[]>> = {
  STAGED: ['activate'],
  PROVISIONED: ['suspend', 'resetPassword', 'reactivate', 'deactivate'],
  ACTIVE: OF_PASSWORD,
  RECOVERY: ['reactivate', 'resetPassword', 'suspend', 'deactivate'],
  LOCKED_OUT: ['unlock', 'resetPassword', 'suspend', 'deactivate'],
  PASSWORD_EXPIRED: OF_PASSWORD,
  SUSPENDED: ['unsuspend', 'deactivate'],
  DEPROVISIONED: ['activate', 'delete'],
};

function action(self: string, name: Action): Json {
  return name === 'delete' ? { href: self, method: 'DELETE' } : { href: `${self}/${PATHS[name]}`, method: 'POST' };
}
