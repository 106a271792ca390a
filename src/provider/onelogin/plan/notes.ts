import { isDeepStrictEqual } from 'node:util';
import { type PlannedChange } from '../../plan-subjects.js';
import { idOf } from './ids.js';
import { parametersLeft } from './parameters.js';
import { isFilled } from './roles.js';

/**
 * What people should know of a change where no attribute says it. OneLogin runs rules and mappings for somebody who is made or changed, and for
 * those who are there when an administrator reapplies them (OneLogin, KB0010460 and KB0010625). What the Terraform provider sends is that of
 * onelogin/onelogin 1.0.0.
 */
export function notes(change: PlannedChange): readonly string[] {
  switch (change.type) {
    case 'onelogin_app_rules':
      return changesPeople(change) ? [REAPPLY_RULES, ...orderOf(change)] : [];
    case 'onelogin_user_mappings':
      return changesPeople(change) ? [REAPPLY_MAPPINGS] : [];
    case 'onelogin_roles':
      return roleNotes(change);
    case 'onelogin_saml_apps':
    case 'onelogin_apps':
      return appNotes(change);
    default:
      return [];
  }
}

/** Not the name alone, and not what is only imported. */
function changesPeople({ before: { values: before }, after: { values: after } }: PlannedChange): boolean {
  const deciding = (values: typeof before): object => ({
    ...values,
    name: undefined,
    id: undefined,
  });
  return before === null || after === null || !isDeepStrictEqual(deciding(before), deciding(after));
}

function orderOf({ before, after }: PlannedChange): readonly string[] {
  const { values: was } = before;
  const { values: will } = after;
  return was === null || will === null || idOf(was.position) === idOf(will.position) ? [] : [LAST_DECIDES];
}

function roleNotes({ before: { values: before }, after: { values: after } }: PlannedChange): readonly string[] {
  if (before === null || after === null) return [];
  const empties = (name: string): boolean =>
    isFilled(before[name]) && Object.hasOwn(after, name) && !isFilled(after[name]);
  return [...(empties('users') ? [NOBODY_LEAVES] : []), ...(empties('apps') ? [APPS_STAY] : [])];
}

function appNotes({ before: { values: before }, after: { values: after } }: PlannedChange): readonly string[] {
  if (after === null) return [];
  if (before === null) return [NEW_APP];
  const left = parametersLeft(before, after);
  return left.length === 0
    ? []
    : [
        `${left.length === 1 ? 'The parameter' : 'The parameters'} ${left.join(', ')} ${left.length === 1 ? 'is' : 'are'} ${LEFT}`,
      ];
}

const REAPPLY_RULES =
  'People who have the app already keep the value that they have, until somebody chooses "Reapply entitlement mappings" in the menu of the ' +
  'app in OneLogin, or they are changed.';

const REAPPLY_MAPPINGS =
  'People who are in OneLogin already stay in or out of the role, until somebody chooses "Reapply All Mappings" in OneLogin, under Users > ' +
  'Mappings, or they are changed.';

const LAST_DECIDES = 'Of several rules of the app that match somebody, the one with the largest position decides.';

const NOBODY_LEAVES =
  'The list of people leaves the state of Terraform. Nobody leaves the role by that: the provider never sends an empty list.';

const APPS_STAY =
  'The role keeps its apps, and every later plan shows this change again: the provider never sends an empty list. To take an app from ' +
  'the role, do it in OneLogin, under the role > Applications.';

const NEW_APP =
  'The app is not connected with Klaviyo yet: base URL, access key and the boxes of Provisioning are steps in OneLogin (klaviyo-access ' +
  'runbook onelogin).';

const LEFT = "no longer in Terraform's state. Nothing about that changes in OneLogin, and no later plan shows it.";
