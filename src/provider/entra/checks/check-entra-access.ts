import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass, warn } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
import { SET_ENTRA_CREDENTIALS } from '../connect.js';
import { DEPLOY_PERMISSIONS } from '../connection/entra-permissions.js';
import { type EntraReadError, type EntraReadErrorCode } from '../connection/entra-read-error.js';
import { type EntraReadings } from './entra-readings.js';

/** Errors of the credentials themselves. */
const NOT_ACCEPTED: readonly EntraReadErrorCode[] = ['ENTRA_CREDENTIALS', 'ENTRA_UNAUTHORIZED'];

/** Errors after which nothing is known of credentials and permissions: Entra did not look at them, or cannot be understood. */
const UNKNOWN: readonly EntraReadErrorCode[] = [
  'ENTRA_SETTINGS',
  'ENTRA_UNREACHABLE',
  'ENTRA_RATE_LIMITED',
  'ENTRA_UNEXPECTED',
];

const CREDENTIALS = 'Entra credentials';

/** Whether credentials are there and Entra accepts them. */
export function checkEntraCredentials(readings: EntraReadings): readonly CheckOutcome[] {
  const { signIn } = readings;
  if (signIn.state === 'unread') return [fail(CREDENTIALS, signIn.reason, SET_ENTRA_CREDENTIALS)];
  const errors = errorsOf(readings);
  const refused = errors.find(({ code }) => NOT_ACCEPTED.includes(code));
  if (refused !== undefined) return [fail(CREDENTIALS, refused.problem, refused.remedy)];
  if (signIn.state !== 'read' || errors.some(({ code }) => UNKNOWN.includes(code))) {
    return [notCheckable(CREDENTIALS, 'Entra gave no answer that shows it.')];
  }
  return [pass(CREDENTIALS, `Entra accepts the ${KIND_OF_SIGN_IN[signIn.value.kind]}.`)];
}

const KIND_OF_SIGN_IN = {
  secret: 'client secret',
  certificate: 'certificate',
  federated: 'token of another issuer',
} as const;

/** Whether Entra can be asked at all, and answers as Microsoft Graph does. */
export function checkEntraReachable(readings: EntraReadings): readonly CheckOutcome[] {
  const { address, signIn } = readings;
  const unanswered = errorsOf(readings).find(({ code }) => UNKNOWN.includes(code));
  if (unanswered !== undefined) return [fail(address, unanswered.problem, unanswered.remedy)];
  if (signIn.state !== 'read') return [notCheckable(address, whyMissing('The Entra credentials', signIn))];
  return [pass(address, 'Microsoft Graph answers.')];
}

const PERMISSIONS = 'permissions of Microsoft Graph';

/** Whether everything could be read, and whether a deploy with the same credentials has the permissions that it needs. */
export function checkEntraPermissions(readings: EntraReadings): readonly CheckOutcome[] {
  const { signIn, permissions } = readings;
  if (signIn.state !== 'read') return [notCheckable(PERMISSIONS, whyMissing('The Entra credentials', signIn))];
  const denied = errorsOf(readings).filter(
    ({ code }) => code === 'ENTRA_MISSING_PERMISSION' || code === 'ENTRA_FORBIDDEN',
  );
  const missing = denied.map(({ problem, remedy }) => fail(PERMISSIONS, problem, remedy));
  const all = denied.length === 0 && errorsOf(readings).length === 0 && readings.schema.state === 'read';
  return [
    ...missing,
    ...(all ? [pass(PERMISSIONS, 'Everything that is checked could be read.')] : []),
    ...(all || denied.length > 0
      ? []
      : [notCheckable(PERMISSIONS, 'Not everything could be asked that a permission is needed for.')]),
    deployPermissions(permissions),
  ];
}

/** Of these permissions another one includes each: by the permissions reference, what may write may read. */
function deployPermissions(permissions: EntraReadings['permissions']): CheckOutcome {
  const subject = `${PERMISSIONS} of a deploy`;
  if (permissions.state !== 'read') {
    return notCheckable(subject, whyMissing('The permissions of the credentials', permissions));
  }
  const missing = DEPLOY_PERMISSIONS.filter((one) => !permissions.value.includes(one));
  if (missing.length === 0) return pass(subject, `${DEPLOY_PERMISSIONS.join(', ')} are granted.`);
  const granted = permissions.value.length === 0 ? 'none' : permissions.value.map((one) => quoted(one)).join(', ');
  return warn(
    subject,
    `A deploy needs ${missing.join(', ')} too. Granted: ${granted}.`,
    'That is right for a check that only reads. Where the same credentials are to deploy, grant these permissions, with the consent of ' +
      'an administrator.',
  );
}

/** All errors of an account's readings, each once. That the credentials' own permissions cannot be read is told by their check alone. */
function errorsOf(readings: EntraReadings): readonly EntraReadError[] {
  const { signIn, meantGroups, application, assigned, jobs, secretKeys, schema } = readings;
  const errors = [signIn, meantGroups, application, assigned, jobs, secretKeys, schema].flatMap((one) =>
    one.state === 'failed' ? [one.error] : [],
  );
  return [...new Set(errors)];
}
