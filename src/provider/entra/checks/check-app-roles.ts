import { type EntraAccount } from '../../../access/entra-account.js';
import { assignableRoles } from '../../../access/role.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass, warn } from '../../check-outcome.js';
import { appRoleId } from '../app/app-role-id.js';
import { type EntraAppRole } from '../app/entra-state.js';
import { type EntraReadings, whyNoApplication } from './entra-readings.js';

/**
 * Whether the application has an app role for each role of the account, with the role's value, also as its name, and the declared id. The roles that
 * a template brings along (`User`, `msiam_access`) stay, and can be given to people: they are told, since whoever has one gets no role in Klaviyo.
 */
export function checkAppRoles(account: EntraAccount, { application }: EntraReadings): readonly CheckOutcome[] {
  if (application.state !== 'read') {
    return [notCheckable('roles of the application', whyNoApplication(application))];
  }
  const { roles } = application.value;
  const known = assignableRoles(account).map(({ id }) => id);
  const strangers = roles.filter(({ id, value, enabled }) => {
    const isDeclared = known.some(
      (role) => role === value || appRoleId(account, role).toLowerCase() === id.toLowerCase(),
    );
    return enabled && value !== null && !isDeclared;
  });
  return [
    ...known.map((role) => checkRole(account, role, roles)),
    ...strangers.map(({ value }) =>
      warn(
        roleNamed(value ?? ''),
        'The application has this app role, and the access file does not know it.',
        'Declare it under customRoles, or disable it in Entra, under the app registration > App roles: whoever has it would get it in Klaviyo.',
      ),
    ),
    ...withoutValue(roles),
  ];
}

function checkRole(account: EntraAccount, role: string, roles: readonly EntraAppRole[]): CheckOutcome {
  const subject = roleNamed(role);
  const id = appRoleId(account, role);
  const byId = roles.find((one) => one.id.toLowerCase() === id.toLowerCase());
  const others = roles.filter((one) => one.value === role && one !== byId);
  if (byId === undefined) {
    const [other] = others;
    return other === undefined
      ? fail(subject, 'The application has no app role with this value.', 'Deploy the stack.')
      : fail(
          subject,
          `The application has an app role with this value, but with the id ${other.id}, where ${id} is declared.`,
          `To keep it with everybody who has it, write app.appRoles: { ${role}: ${other.id} } in the access file. A deploy could not make a ` +
            'second one: values are unique in an application.',
        );
  }
  if (byId.value !== role) {
    const value = byId.value === null ? 'no value' : `the value ${quoted(byId.value)}`;
    return fail(
      subject,
      `The app role ${id} has ${value}: whoever has it gets that in Klaviyo, and not ${quoted(role)}.`,
      'Deploy the stack, which sets the value.',
    );
  }
  if (!byId.enabled) {
    return fail(
      subject,
      'The app role is disabled: nobody can be assigned with it, and those who are lose it.',
      'Enable it in Entra, under the app registration > App roles. No plan shows it, and no deploy enables it.',
    );
  }
  if (byId.name !== role) {
    return warn(
      subject,
      `The app role ${id} has this value, but the name ${quoted(byId.name)}. Microsoft does not say whether Entra pushes the name or the value.`,
      'Give it the value as its name too, in Entra under the app registration > App roles; or push somebody on demand and look at the role ' +
        'that they get (klaviyo-access entra provision).',
    );
  }
  return pass(subject, `The app role ${id} has this value and is enabled.`);
}

/** What the template's own roles are called as a subject. */
export const TEMPLATE_ROLES = 'roles of the template';

/** The roles without a value of the template, as long as they can be given to people. */
function withoutValue(roles: readonly EntraAppRole[]): readonly CheckOutcome[] {
  const open = roles.filter(({ value, enabled }) => value === null && enabled);
  if (open.length === 0) return [];
  return [
    notCheckable(
      TEMPLATE_ROLES,
      `${open.map(({ name }) => quoted(name)).join(', ')} can be given to people, too, and no Klaviyo role is behind ` +
        'them: choose a role with a value whenever you assign somebody by hand. entra-other-assignments finds who has one.',
    ),
  ];
}

function roleNamed(role: string): string {
  return `the role ${quoted(role)}`;
}
