import { isMapping, entryAt, valueAt } from '../../yaml/plain-value.js';
import { nearestWord } from '../../text/nearest-word.js';
import { quoted } from '../../text/quoted.js';
import { type AccountDraft } from '../account-draft.js';
import { isSameTarget, KLAVIYO_TARGETS } from '../entra-settings.js';
import { type Mistake } from '../mistake.js';
import { ACCOUNT_KINDS, BUILT_IN_ROLES } from '../role.js';
import { repeatedIds } from './repeated-ids.js';

/** The id that Entra reads as no role at all (Microsoft Graph, "appRoleAssignment resource type"). */
const NO_ROLE = '00000000-0000-0000-0000-000000000000';

/**
 * The role of an account of Entra is written to an attribute of its own, each role has an app role of its own, and no two names mean one
 * group or assignment that is taken over.
 */
export function checkEntraApp(value: unknown, accounts: readonly AccountDraft[]): Mistake[] {
  return accounts
    .filter(({ provider }) => provider === 'entra')
    .flatMap((account) => [
      ...roleTarget(value, account),
      ...appRoles(value, account),
      ...(['groups', 'assignments'] as const).flatMap((part) =>
        repeatedIds(valueAt(value, [...account.at, 'adopt', part]), [...account.at, 'adopt', part]),
      ),
    ]);
}

/** `role-mapping` would write the role of people over their userName, or over whether they are active. */
function roleTarget(value: unknown, { at }: AccountDraft): Mistake[] {
  const place = [...at, 'app', 'roleTarget'];
  const target = valueAt(value, place);
  if (typeof target !== 'string') return [];
  const taken = KLAVIYO_TARGETS.find((one) => isSameTarget(one, target));
  if (taken === undefined) return [];
  const problem = `roleTarget is ${quoted(target)}, to which Entra writes something else than the role`;
  return [{ at: place, problem, found: quoted(target), expected: 'the SCIM attribute that carries the role' }];
}

function appRoles(value: unknown, { at, kind, customRoles, customRolesComplete }: AccountDraft): Mistake[] {
  const place = [...at, 'app', 'appRoles'];
  const roles = valueAt(value, place);
  if (!isMapping(roles)) return [];
  const kinds = kind === undefined ? ACCOUNT_KINDS : [kind];
  const known = [
    ...kinds.flatMap((one) => BUILT_IN_ROLES[one].map(({ id }) => id)),
    ...customRoles.map(({ id }) => id),
  ];
  return Object.keys(roles)
    .flatMap((role): Mistake[] => {
      if (entryAt(roles, role) === NO_ROLE) {
        const problem = `the app role of ${quoted(role)} is ${NO_ROLE}, which is no role in Entra`;
        return [{ at: [...place, role], problem, found: quoted(NO_ROLE), expected: 'the id of an app role' }];
      }
      if (!customRolesComplete || known.includes(role)) return [];
      const found = quoted(role);
      const nearest = nearestWord(role, known);
      const expected = `one of ${known.map(quoted).join(', ')}`;
      return [
        { at: [...place, role], on: 'key', problem: `unknown role ${found} in appRoles`, found, expected, nearest },
      ];
    })
    .concat(repeatedIds(roles, place));
}
