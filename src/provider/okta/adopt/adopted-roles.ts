import { type AccountKind, assignableRoles } from '../../../access/role.js';
import { adoptedCustomRoles, type AdoptedRoles } from '../../adopt/custom-roles.js';
import { type LiveApp } from './live-app.js';

/**
 * The custom roles of an app: what its attribute `role` lists and its groups give, the built-in roles apart. Those that groups give and the
 * list lacks come last.
 *
 * @param kind - default: a portfolio if one of a portfolio's roles is among them, else an account
 */
export function adoptedRoles({ roleAttribute, assignments }: LiveApp, kind?: AccountKind): AdoptedRoles {
  const values = new Set([
    ...(roleAttribute?.enum ?? []),
    ...assignments.flatMap(({ role }) => (role === null || role === '' ? [] : [role])),
  ]);
  const found = [...values].map((id) => ({ id, title: titleOf(id, roleAttribute) }));
  return adoptedCustomRoles(found, CONSEQUENCE, kind);
}

/** The ids of the roles that the adopted account may assign. */
export function assignableIds(roles: Pick<AdoptedRoles, 'kind' | 'customRoles'>): readonly string[] {
  return assignableRoles(roles).map(({ id }) => id);
}

const CONSEQUENCE = 'The first plan takes it off the list of the attribute role.';

function titleOf(id: string, attribute: LiveApp['roleAttribute']): string | undefined {
  return attribute?.oneOf?.find((entry) => entry.const === id)?.title;
}
