import { type Account } from '../../../access/access-model.js';
import { type OktaRoleAttribute } from '../app/okta-app-state.js';
import { assignableRoles, type Role } from '../../../access/role.js';
import { quoted } from '../../../text/quoted.js';
import { fail, notCheckable, pass, type CheckOutcome, warn } from '../../check-outcome.js';
import { type OktaReadings } from './okta-readings.js';
import { whyMissing } from '../../reading.js';

const SUBJECT = 'attribute role, values';
const DEPLOY = "Deploy the stack, or correct the list in Okta's console under Directory > Profile Editor > the app.";

/** Whether the values of the attribute `role` are the roles of the access file: which, in what order, with what titles. */
export function checkRoleValues(account: Account, { roleAttribute }: OktaReadings): readonly CheckOutcome[] {
  if (roleAttribute.state !== 'read') {
    return [notCheckable(SUBJECT, whyMissing('The attribute role', roleAttribute))];
  }
  const attribute = roleAttribute.value;
  if (attribute === undefined) return [notCheckable(SUBJECT, 'The app has no attribute role.')];
  const roles = assignableRoles(account);
  if (attribute.enum === undefined) {
    return [fail(SUBJECT, 'Any text may stand there: no list of values is set.', DEPLOY)];
  }
  return [...whichValues(roles, attribute.enum), ...titles(roles, attribute)];
}

function whichValues(roles: readonly Role[], values: readonly string[]): readonly CheckOutcome[] {
  const ids = roles.map(({ id }) => id);
  const missing = ids.filter((id) => !values.includes(id));
  const extra = values.filter((value) => !ids.includes(value));
  const differences = [
    ...missing.map((id) =>
      fail(`role ${quoted(id)}`, 'The attribute does not have it, so nobody can be given it.', DEPLOY),
    ),
    ...extra.map((value) =>
      fail(
        `role ${quoted(value)}`,
        'The attribute has it, but it is not a role of the access file: neither built in nor a custom one.',
        `Declare it under customRoles if Klaviyo has it. If not: d${DEPLOY.slice(1)}`,
      ),
    ),
  ];
  if (differences.length > 0) return differences;
  if (values.join('\n') !== ids.join('\n')) {
    const order = `They are all there, but in another order or twice: ${values.map(quoted).join(', ')}.`;
    return [warn(SUBJECT, `${order} A deploy will change it.`, DEPLOY)];
  }
  return [pass(SUBJECT, `They are the ${ids.length} roles of the access file, in its order.`)];
}

function titles(roles: readonly Role[], { oneOf }: OktaRoleAttribute): readonly CheckOutcome[] {
  const subject = 'attribute role, titles';
  if (oneOf === undefined) {
    return [warn(subject, 'The values have no titles: the console shows the bare ids.', DEPLOY)];
  }
  const different = roles.flatMap(({ id, title }) => {
    const shown = oneOf.find((entry) => entry.const === id);
    return shown === undefined || shown.title === title
      ? []
      : [
          warn(
            `role ${quoted(id)}`,
            `Its title in Okta is ${quoted(shown.title)}, and in the access file ${quoted(title)}.`,
            DEPLOY,
          ),
        ];
  });
  const untitled = roles.filter(({ id }) => !oneOf.some((entry) => entry.const === id)).map(({ id }) => id);
  if (untitled.length > 0) {
    different.push(warn(subject, `These have none: ${untitled.map(quoted).join(', ')}.`, DEPLOY));
  }
  return different.length > 0 ? different : [pass(subject, 'They are those of the access file.')];
}
