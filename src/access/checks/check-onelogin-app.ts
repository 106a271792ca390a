import { mappingValueFault } from '../../rules/onelogin/onelogin-value.js';
import { quoted } from '../../text/quoted.js';
import { valueAt } from '../../yaml/plain-value.js';
import { type AccountDraft } from '../account-draft.js';
import { type Mistake } from '../mistake.js';
import { repeatedIds } from './repeated-ids.js';

/** The parameter of OneLogin's SCIM connectors that carries the userName. */
const USER_NAME_PARAMETER = 'scimusername';

/** Fields that say who somebody is. As a role they would be a value that Klaviyo does not know. */
const NAMES: readonly unknown[] = ['email', 'username', 'firstname', 'lastname', 'samaccountname', 'userprincipalname'];

/**
 * The role of an account of OneLogin has a parameter of its own, its values are texts that a rule can have, and no two names mean one role, rule or
 * mapping that is taken over.
 */
export function checkOneLoginApp(value: unknown, accounts: readonly AccountDraft[]): Mistake[] {
  return accounts
    .filter(({ provider }) => provider === 'onelogin')
    .flatMap((account) => [
      ...roleParameter(value, account),
      ...roleAttribute(value, account),
      ...roleValues(value, account),
      ...(['groups', 'rules', 'mappings'] as const).flatMap((part) => {
        const place = [...account.at, 'adopt', part];
        return repeatedIds(valueAt(value, place), place);
      }),
    ]);
}

/** The rules would write the role of people over their userName. */
function roleParameter(value: unknown, { at }: AccountDraft): Mistake[] {
  const place = [...at, 'app', 'parameters', 'role'];
  const parameter = valueAt(value, place);
  if (typeof parameter !== 'string' || parameter.toLowerCase() !== USER_NAME_PARAMETER) return [];
  const problem = `the role is to be in the parameter ${quoted(parameter)}, which carries the userName`;
  return [{ at: place, problem, found: quoted(parameter), expected: 'a parameter of its own, such as role' }];
}

function roleAttribute(value: unknown, { at }: AccountDraft): Mistake[] {
  const place = [...at, 'app', 'attribute'];
  const attribute = valueAt(value, place);
  if (!NAMES.includes(attribute)) return [];
  const found = quoted(String(attribute));
  const problem = `the role is to be what ${found} says, which says who somebody is`;
  const expected = 'a field that holds the role, such as custom_attribute_klaviyo_role';
  return [{ at: place, problem, found, expected }];
}

/** Where rules give the role, its id is the value of their action. */
function roleValues(value: unknown, { at, assignments }: AccountDraft): Mistake[] {
  if (valueAt(value, [...at, 'app', 'mapping']) === 'attribute') return [];
  return assignments.flatMap(({ at: place, role }) => {
    const fault = role === undefined ? undefined : mappingValueFault(role, 'rule');
    if (fault === undefined) return [];
    const expected =
      'a Custom SCIM ID in Klaviyo without that sign; or mapping: attribute, where people have the role in a field';
    return [{ at: [...place, 'role'], ...fault, expected }];
  });
}
