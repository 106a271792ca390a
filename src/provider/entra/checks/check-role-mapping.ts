import { type EntraAccount } from '../../../access/entra-account.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass, warn } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
import { command } from '../app/portal-step.js';
import { type RoleMapping, roleMappingOf, sourceText } from '../synchronization/mappings.js';
import { jobActivity } from '../synchronization/synchronization-job.js';
import { oneJob } from './check-job.js';
import { type EntraReadings } from './entra-readings.js';

type KnownMapping = Exclude<RoleMapping, { readonly state: 'unclear' }>;

/** Whether the one role of a person is mapped to the declared attribute, always, and to no other one. */
export function checkRoleMapping(account: EntraAccount, readings: EntraReadings): readonly CheckOutcome[] {
  const { roleTarget } = account.identityProvider.app;
  const subject = `mapping of the role to ${quoted(roleTarget)}`;
  const { schema } = readings;
  if (schema.state !== 'read') return [notCheckable(subject, whyMissing('The mappings', schema))];
  const mapping = roleMappingOf(schema.value, roleTarget);
  if (mapping.state === 'unclear') return [notCheckable(subject, mapping.why)];
  const elsewhere = mapping.elsewhere.map(({ target }) =>
    warn(
      `mapping of the role to ${quoted(target)}`,
      `The role is mapped there too, where ${quoted(roleTarget)} is declared.`,
      `If Klaviyo takes the role from there, declare it (app.roleTarget). Otherwise delete the mapping in Entra, under the enterprise ` +
        'application > Provisioning > Attribute mapping.',
    ),
  );
  if (mapping.state === 'as declared')
    return [pass(subject, 'The one role of a person is written there, always.'), ...elsewhere];
  const running = isRunning(readings);
  return [
    fail(
      subject,
      `${differenceWords(mapping)}${running ? ' The job runs all the same: people get into Klaviyo without the right role.' : ''}`,
      `${running ? 'Pause the job first, in Entra, under the enterprise application > Provisioning. Then run' : 'Run'} ` +
        `${command(account, 'role-mapping')}, which shows what it would change; with --apply it does.`,
    ),
    ...elsewhere,
  ];
}

function differenceWords({ state, there }: KnownMapping): string {
  if (state === 'missing' || there === undefined) return 'There is none.';
  if (state === 'repeated') return 'There are several, and it is not clear which one counts.';
  const { flowType, matchingPriority, defaultValue } = there;
  const parts = [
    quoted(sourceText(there)),
    ...(defaultValue === undefined || defaultValue === '' ? [] : [`with the default value ${quoted(defaultValue)}`]),
    ...(flowType === 'Always' ? [] : [`written ${quoted(flowType)}, not always`]),
    ...(matchingPriority === 0 ? [] : ['used to look people up']),
  ];
  return `It is ${parts.join(', ')}, where the one role of a person is declared (SingleAppRoleAssignment).`;
}

function isRunning(readings: EntraReadings): boolean {
  const job = oneJob(readings);
  return typeof job !== 'string' && jobActivity(job) !== 'stopped';
}

/** One person can be provisioned at once, before the job runs for all; whether that was tried no API tells. */
export function checkOnDemand(account: EntraAccount): readonly CheckOutcome[] {
  return [
    notCheckable(
      'one person on demand',
      'Whether the right role arrives shows in Klaviyo alone.',
      `Before the job is switched on, and after each change of the mappings, run ${command(account, 'provision USER --apply')} with one person of ` +
        `an assigned group, and compare the role that Klaviyo shows.${whenToSwitchOn(account)}`,
    ),
  ];
}

/** What is left where the stack keeps the job off: until then Entra provisions nobody by itself. */
function whenToSwitchOn({ identityProvider: { app, provisioning } }: EntraAccount): string {
  if (app.kind === 'existing' || provisioning.job === 'on') return '';
  return ' If it is right and entra-role-mapping passes, write provisioning.job: on in the access file and deploy: until then nobody is provisioned.';
}
