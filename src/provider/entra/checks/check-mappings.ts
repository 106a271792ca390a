import { type EntraAccount } from '../../../access/entra-account.js';
import { quoted } from '../../../text/quoted.js';
import { visible } from '../../../text/visible.js';
import { type CheckOutcome, fail, notCheckable, pass, warn } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
import { command } from '../app/portal-step.js';
import { unsupportedMappings, userNameMappingOf } from '../synchronization/mappings.js';
import { type SynchronizationSchema } from '../synchronization/synchronization-schema.js';
import { flowTypesOff, type FlowType, type UserMapping, userMappingOf } from '../synchronization/user-mapping.js';
import { activeMapping } from './active-mapping.js';
import { type EntraReadings } from './entra-readings.js';

const MAPPING = 'Entra, under the enterprise application > Provisioning > Attribute mapping';
const USERS = `${MAPPING} > Provision Microsoft Entra ID Users`;

/** What a person loses where a flow type is off. */
const WITHOUT: Readonly<Record<FlowType, string>> = {
  Add: 'nobody gets into Klaviyo',
  Update: 'a changed role or name does not arrive',
  Delete: 'people who leave are not switched off in Klaviyo',
};

/** What the portal calls the flow types. */
const ACTIONS: Readonly<Record<FlowType, string>> = { Add: 'Create', Update: 'Update', Delete: 'Delete' };

/** Whether people are written by one mapping, which may create, update and switch off, and leaves nobody out. */
export function checkUserMapping(_account: EntraAccount, { schema }: EntraReadings): readonly CheckOutcome[] {
  const subject = 'mapping of people';
  if (schema.state !== 'read') return [notCheckable(subject, whyMissing('The mappings', schema))];
  const reading = userMappingOf(schema.value);
  if (!reading.isClear)
    return [fail(subject, reading.why, `Look at it in ${USERS}: it must be enabled, and the only one.`)];
  const { users } = reading;
  return [
    pass(subject, 'There is one, and it is enabled.'),
    actions(users),
    filter(users),
    activeMapping(users, USERS),
  ];
}

function actions({ mapping }: UserMapping): CheckOutcome {
  const subject = 'actions on people';
  const off = flowTypesOff(mapping);
  if (off.length === 0) return pass(subject, 'Create, Update and Delete are on.');
  const losses = off.map((type) => `${ACTIONS[type]} is off, so that ${WITHOUT[type]}`).join('; ');
  return fail(subject, `${losses}.`, `Switch on what is off in ${USERS} > Target Object Actions.`);
}

function filter({ mapping }: UserMapping): CheckOutcome {
  const subject = 'filter of people';
  if (!mapping.isFiltered) return pass(subject, 'There is none.');
  return warn(
    subject,
    'A filter leaves out some of the assigned people. The access file does not know it, so that drift reports them as missing.',
    `Look at the filter in ${USERS} > Source Object Scope. To leave people out, take them out of the groups; then delete the filter.`,
  );
}

/** Whether groups are left alone: Klaviyo has no groups over SCIM. */
export function checkGroupMapping(_account: EntraAccount, { schema }: EntraReadings): readonly CheckOutcome[] {
  const subject = 'mapping of groups';
  if (schema.state !== 'read') return [notCheckable(subject, whyMissing('The mappings', schema))];
  const mappings = schema.value.rules.flatMap(({ objectMappings }) => objectMappings);
  const groups = mappings.filter(({ sourceObject, enabled }) => sourceObject === 'Group' && enabled);
  if (groups.length === 0) return [pass(subject, 'It is off, or there is none.')];
  return [
    fail(
      subject,
      'It is enabled: Entra tries to write groups, which Klaviyo does not take, and such errors can put the job in quarantine.',
      `Set Enabled to No in ${MAPPING} > Provision Microsoft Entra ID Groups.`,
    ),
  ];
}

/** Whether the userName comes from the declared attribute. */
export function checkUserNameMapping(account: EntraAccount, { schema }: EntraReadings): readonly CheckOutcome[] {
  const subject = 'mapping of userName';
  if (schema.state !== 'read') return [notCheckable(subject, whyMissing('The mappings', schema))];
  const { userName } = account.identityProvider.app;
  const mapping = userNameMappingOf(schema.value);
  const change =
    `Run ${command(account, 'role-mapping')}, which shows what it would change, before the job runs: a changed userName is another person ` +
    'for Klaviyo.';
  switch (mapping.state) {
    case 'unclear':
      return [notCheckable(subject, mapping.why)];
    case 'missing':
      return [fail(subject, 'There is none, so Klaviyo cannot tell people apart.', change)];
    case 'repeated':
      return [
        fail(subject, 'There are several.', `Keep one of them in ${USERS}, with the source attribute ${userName}.`),
      ];
    case 'expression':
      return [
        fail(subject, `It is the expression ${quoted(mapping.expression)}, where ${userName} is declared.`, change),
      ];
    case 'attribute':
      return mapping.attribute === userName
        ? [asDeclared(subject, userName, mapping.mapping.flowType)]
        : [
            fail(
              subject,
              `It is ${quoted(mapping.attribute)}, where ${userName} is declared.`,
              `If people are in Klaviyo under ${quoted(mapping.attribute)} already, declare that (app.userName). Otherwise: ${change}`,
            ),
          ];
  }
}

function asDeclared(subject: string, userName: string, flowType: string): CheckOutcome {
  if (flowType === 'Always') return pass(subject, `It is ${userName}, as declared.`);
  return warn(
    subject,
    `It is ${userName}, as declared, but written ${quoted(flowType)}, not always: whoever is renamed keeps the old userName in Klaviyo.`,
    `Set "Apply this mapping" to Always in ${USERS} > userName.`,
  );
}

/** Whether only attributes are mapped that Klaviyo supports; its guide has the others deleted. */
export function checkUnsupportedMappings(account: EntraAccount, { schema }: EntraReadings): readonly CheckOutcome[] {
  const subject = 'mappings that Klaviyo does not support';
  if (schema.state !== 'read') return [notCheckable(subject, whyMissing('The mappings', schema))];
  const unclear = whyUnclear(schema.value);
  if (unclear !== undefined) return [notCheckable(subject, unclear)];
  const others = unsupportedMappings(schema.value, account.identityProvider.app.roleTarget);
  if (others.length === 0) return [pass(subject, 'There are none.')];
  return [
    fail(
      subject,
      `${others.length}: ${others.map(({ target }) => visible(target)).join(', ')}.`,
      `Delete them: ${command(account, 'role-mapping --prune --apply')}, while the job is off.`,
    ),
  ];
}

/** Why it is not clear which mapping of people counts; undefined if it is. */
function whyUnclear(schema: SynchronizationSchema): string | undefined {
  const reading = userMappingOf(schema);
  return reading.isClear ? undefined : reading.why;
}
