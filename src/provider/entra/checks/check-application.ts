import { type EntraAccount } from '../../../access/entra-account.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass, warn } from '../../check-outcome.js';
import { anotherApplication } from '../app/another-application.js';
import { type EntraReadings, whyNoApplication } from './entra-readings.js';

/** The errors that say that the application is not there, or is not one. */
const NOT_THERE = ['ENTRA_NOT_FOUND', 'ENTRA_AMBIGUOUS'];

/** Whether the account's enterprise application is there, and is the one that the access file means. */
export function checkApplication(account: EntraAccount, { application }: EntraReadings): readonly CheckOutcome[] {
  const subject = subjectOf(account);
  if (application.state === 'failed' && NOT_THERE.includes(application.error.code)) {
    return [fail(subject, application.error.problem, application.error.remedy)];
  }
  if (application.state !== 'read') return [notCheckable(subject, whyNoApplication(application))];
  const { id, label } = application.value;
  if (label !== account.identityProvider.app.label) {
    return [
      fail(
        subject,
        `The application ${id} is named ${quoted(label)} in Entra.`,
        'If the id is right, write that name in the access file (app.label); if not, correct its id (app.existing, adopt.servicePrincipal).',
      ),
    ];
  }
  const difference = anotherApplication(account.identityProvider, application.value);
  if (difference !== undefined) {
    return [
      fail(
        subject,
        `The application ${id} ${difference}.`,
        'If it is another one, perhaps of another Klaviyo account, write the name of the right one in the access file (app.label); if ' +
          'not, deploy or correct what is declared.',
      ),
    ];
  }
  return [pass(subject, `Entra has it as ${id}.`)];
}

/**
 * Whether people can use the application, and those alone to whom it is assigned (Microsoft Graph, "servicePrincipal resource type":
 * accountEnabled, appRoleAssignmentRequired).
 */
export function checkApplicationOpen(account: EntraAccount, { application }: EntraReadings): readonly CheckOutcome[] {
  const subject = subjectOf(account);
  if (application.state !== 'read') return [notCheckable(subject, whyNoApplication(application))];
  const { enabled, assignmentRequired } = application.value;
  return [
    enabled
      ? pass(`${subject}: enabled`, 'People can sign in with it.')
      : fail(
          `${subject}: enabled`,
          'It is disabled: nobody can sign in with it.',
          'Set "Enabled for users to sign-in" to Yes in Entra, under the enterprise application > Properties.',
        ),
    assignmentRequired
      ? pass(`${subject}: assignment required`, 'Only those to whom it is assigned can sign in.')
      : warn(
          `${subject}: assignment required`,
          'Everybody in the tenant can sign in with it, assigned or not. With just-in-time access on, Klaviyo then makes an account for them.',
          'Set "Assignment required" to Yes in Entra, under the enterprise application > Properties. People who are not in a declared group ' +
            'then cannot sign in any more.',
        ),
  ];
}

function subjectOf({ identityProvider }: EntraAccount): string {
  return `the application ${quoted(identityProvider.app.label)}`;
}
