import {
  ACCOUNT_KINDS,
  type AccountKind,
  assignableRoles,
  BUILT_IN_ROLES,
  OWNER_ROLE,
  type Role,
} from '../../../access/role.js';
import { nearestWord } from '../../../text/nearest-word.js';
import { quoted } from '../../../text/quoted.js';
import { textFault } from '../../../text/text-fault.js';
import { type AdoptNote, info, warning } from '../../adoption.js';
import { type LiveApp } from './live-app.js';

/** The roles that an app gives out, as the access file declares them. */
export interface AdoptedRoles {
  readonly kind: AccountKind;
  /** In the order of the app's list; those that groups give and the list lacks come last. */
  readonly customRoles: readonly Role[];
  readonly notes: readonly AdoptNote[];
}

const builtIn = (kind: AccountKind): readonly string[] => BUILT_IN_ROLES[kind].map(({ id }) => id);

/** Ids that Klaviyo has given a meaning; no custom role has one, whatever its case. */
const RESERVED = new Set(ACCOUNT_KINDS.flatMap((kind) => [OWNER_ROLE[kind], ...builtIn(kind)]));

/**
 * The custom roles of an app: what its attribute `role` lists and its groups give, the built-in roles apart.
 *
 * @param kind - default: a portfolio if one of a portfolio's roles is among them, else an account
 */
export function adoptedRoles({ roleAttribute, assignments }: LiveApp, kind?: AccountKind): AdoptedRoles {
  const values = new Set([
    ...(roleAttribute?.enum ?? []),
    ...assignments.flatMap(({ role }) => (role === null || role === '' ? [] : [role])),
  ]);
  const found = kind ?? (builtIn('portfolio').some((id) => values.has(id)) ? 'portfolio' : 'account');
  const customRoles: Role[] = [];
  const notes: AdoptNote[] = [];
  for (const id of values) {
    if (builtIn(found).includes(id)) continue;
    const reason = whyNoCustomRole(id, customRoles);
    if (reason === undefined) {
      customRoles.push({ id, title: titleOf(id, roleAttribute) });
      notes.push(info(customRoleNote(id, found)));
    } else {
      notes.push(warning(`The role ${quoted(id)} of the app cannot be declared: ${reason} ${CONSEQUENCE}`));
    }
  }
  return { kind: found, customRoles, notes };
}

/** The ids of the roles that the adopted account may assign. */
export function assignableIds(roles: Pick<AdoptedRoles, 'kind' | 'customRoles'>): readonly string[] {
  return assignableRoles(roles).map(({ id }) => id);
}

const CONSEQUENCE = 'The first plan takes it off the list of the attribute role.';

/** Okta does not know the roles of Klaviyo, so a misspelt one looks like a custom one. */
function customRoleNote(id: string, kind: AccountKind): string {
  const nearest = nearestWord(id, builtIn(kind));
  const hint = nearest === undefined ? '' : ` The closest built-in role is ${quoted(nearest)}.`;
  return (
    `The role ${quoted(id)} is not built into Klaviyo, so it is written under customRoles.${hint} Check that it is the ` +
    'Custom SCIM ID of a role of this account. No plan checks it.'
  );
}

function whyNoCustomRole(id: string, others: readonly Role[]): string | undefined {
  if (!/^\S+$/.test(id)) return 'it is empty, or has white space in it.';
  const fault = textFault(id);
  if (fault !== undefined) return `an access file takes ids ${fault}.`;
  const word = id.toLowerCase();
  if (RESERVED.has(word))
    return "it is the owner's role, a role of the other kind of account, or a built-in one in other letters.";
  if (others.some((other) => other.id.toLowerCase() === word))
    return 'another one differs from it in capital letters only.';
  return undefined;
}

function titleOf(id: string, attribute: LiveApp['roleAttribute']): string {
  const title = attribute?.oneOf?.find((entry) => entry.const === id)?.title.trim() ?? '';
  return title === '' || textFault(title) !== undefined ? id : title;
}
