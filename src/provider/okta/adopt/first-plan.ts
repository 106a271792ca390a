import { type OktaAccount } from '../../../access/okta-account.js';
import { checkDirectAssignments } from '../checks/check-app-users.js';
import { type CheckOutcome } from '../../check-outcome.js';
import { checkProvisioning } from '../checks/check-provisioning.js';
import { checkRoleAttribute } from '../checks/check-role-attribute.js';
import { checkRoleValues } from '../checks/check-role-values.js';
import { type OktaReadings } from '../checks/okta-readings.js';
import { unread, wasRead } from '../../reading.js';
import { type AdoptNote, info, warning } from '../../adoption.js';
import { type LiveApp } from './live-app.js';

/** Properties of the attribute whose change replaces it (`ForceNew` in provider 6.12.0, and our own plans). */
const REPLACING = ['type', 'externalName', 'externalNamespace', 'scope'].map(
  (property) => `attribute role, ${property}`,
);

/** Properties that the construct `RoleAttribute` ignores while an import stands, or never declares. */
const LEFT = ['permissions', 'master', 'mutability'].map((property) => `attribute role, ${property}`);

const ADDRESS = 'okta_app_user_schema_property.role';

/** What the first plan shows of the attribute `role`. */
export interface AttributePlan {
  /** Whether it is changed or replaced. */
  readonly changes: boolean;
  readonly notes: readonly AdoptNote[];
}

/** Where the live attribute differs from the one that the account declares, and what the first plan shows of it. */
export function attributePlan(account: OktaAccount, live: LiveApp): AttributePlan {
  if (live.roleAttribute === undefined) {
    return { changes: false, notes: [warning(`The app has no attribute role: the first plan makes it (${ADDRESS}).`)] };
  }
  const readings = readingsOf(live);
  const properties = different(checkRoleAttribute(readings));
  const values = different(checkRoleValues(account, readings));
  const changes = values.length > 0 || properties.some(({ subject }) => !LEFT.includes(subject));
  return { changes, notes: [...properties.map((one) => attributeNote(one, changes)), ...values.map(valueNote)] };
}

/**
 * Where the live app differs from the account that was made of it, the attribute `role` apart, by the doctor's own checks,
 * and what the first plan shows of each difference. Left-out groups and priorities are reported where they arise, not here.
 */
export function appNotes(account: OktaAccount, live: LiveApp): readonly AdoptNote[] {
  const readings = readingsOf(live);
  return [
    ...different(checkProvisioning(account, readings)).map(({ subject, reason }) =>
      info(`${subject}: ${reason} No plan changes it; the check provisioning warns of it on every plan.`),
    ),
    ...different(checkDirectAssignments(readings)).map(({ subject, reason }) =>
      info(`${subject}: ${reason} No plan sees it; the doctor does.`),
    ),
  ];
}

function readingsOf(live: LiveApp): OktaReadings {
  return {
    address: wasRead(''),
    signIn: wasRead({ kind: 'token' }),
    meantGroups: unread('The groups of the app are taken over as they are.'),
    rules: unread('An adopted app has no rules of the access file.'),
    app: wasRead(live.app),
    roleAttribute: wasRead(live.roleAttribute),
    groupAssignments: wasRead(live.assignments),
    appUsers: wasRead(live.appUsers),
  };
}

function different(outcomes: readonly CheckOutcome[]): readonly CheckOutcome[] {
  return outcomes.filter(({ status }) => status === 'fail' || status === 'warn');
}

function attributeNote({ subject, reason }: CheckOutcome, changes: boolean): AdoptNote {
  if (REPLACING.includes(subject)) {
    return warning(
      `${subject}: ${reason} Terraform can only replace the attribute (${ADDRESS}), with which every person's role is ` +
        "lost; with terraform.preventDestroy, the default, the plan fails instead. Correct it first in Okta's console, " +
        'under Directory > Profile Editor > the app, and adopt again.',
    );
  }
  if (LEFT.includes(subject) && !changes) {
    return info(`${subject}: ${reason} It is left like that as long as the part adopt is there.`);
  }
  return info(`${subject}: ${reason} The first plan updates ${ADDRESS}.`);
}

function valueNote({ subject, reason }: CheckOutcome): AdoptNote {
  return info(`${subject}: ${reason} The first plan updates ${ADDRESS}.`);
}
