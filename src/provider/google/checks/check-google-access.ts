import { userKey } from '../../../people/user-key.js';
import { quoted } from '../../../text/quoted.js';
import { type CheckOutcome, fail, notCheckable, pass, warn } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
import { SET_GOOGLE_CREDENTIALS } from '../connect.js';
import { type GoogleReadErrorCode } from '../google-read-error.js';
import { type GoogleReadings } from './google-readings.js';

const CREDENTIALS = 'Google credentials';
const DELEGATION = 'domain-wide delegation';

/** Errors after which nothing is known of the delegation: Google did not look at it, or cannot be understood. */
const UNKNOWN: readonly GoogleReadErrorCode[] = ['GOOGLE_UNREACHABLE', 'GOOGLE_RATE_LIMITED', 'GOOGLE_UNEXPECTED'];

/** Whether there are credentials that can be used. */
export function checkGoogleCredentials({ credentials, signIn }: GoogleReadings): readonly CheckOutcome[] {
  if (credentials.state === 'unread') return [fail(CREDENTIALS, credentials.reason, SET_GOOGLE_CREDENTIALS)];
  if (credentials.state === 'failed') return [fail(CREDENTIALS, credentials.error.problem, credentials.error.remedy)];
  // The token of federation is read only when it is needed.
  if (signIn.state === 'failed' && signIn.error.code === 'GOOGLE_CREDENTIALS') {
    return [fail(CREDENTIALS, signIn.error.problem, signIn.error.remedy)];
  }
  const { kind, email } = credentials.value;
  const what = kind === 'key' ? 'The key' : 'Workload identity federation';
  return [pass(CREDENTIALS, `${what} of ${quoted(email)} can be used.`)];
}

/** Whether Google can be asked at all. */
export function checkGoogleReachable({ credentials, signIn, users }: GoogleReadings): readonly CheckOutcome[] {
  const subject = 'Google Workspace';
  if (credentials.state !== 'read') return [notCheckable(subject, whyMissing('The credentials', credentials))];
  const unanswered = [signIn, users].flatMap((one) =>
    one.state === 'failed' && UNKNOWN.includes(one.error.code) ? [one.error] : [],
  );
  if (unanswered[0] !== undefined) return [fail(subject, unanswered[0].problem, unanswered[0].remedy)];
  const wasAsked = signIn.state === 'read' || (signIn.state === 'failed' && signIn.error.code !== 'GOOGLE_CREDENTIALS');
  return [wasAsked ? pass(subject, 'It answers.') : notCheckable(subject, 'It was not asked.')];
}

/** Whether the service account may act for the administrator, with the scopes that are needed. One token has them all or is not issued. */
export function checkDelegation({ credentials, signIn, settings }: GoogleReadings): readonly CheckOutcome[] {
  if (credentials.state !== 'read') return [notCheckable(DELEGATION, whyMissing('The credentials', credentials))];
  if (signIn.state === 'read') {
    return [
      pass(
        DELEGATION,
        `The service account may act for ${quoted(settings.admin)}, with the scopes that reading takes.`,
      ),
    ];
  }
  if (signIn.state === 'unread') return [notCheckable(DELEGATION, signIn.reason)];
  const { code, problem, remedy } = signIn.error;
  return [...UNKNOWN, 'GOOGLE_CREDENTIALS'].includes(code)
    ? [notCheckable(DELEGATION, 'Google gave no answer that shows it.')]
    : [fail(DELEGATION, problem, remedy)];
}

/** Whether the users of the declared customer can be read, which takes the administrator's privileges and the API. */
export function checkCustomer({ settings, users }: GoogleReadings): readonly CheckOutcome[] {
  const subject = `the customer ${quoted(settings.customer)}`;
  if (users.state === 'unread') return [notCheckable(subject, users.reason)];
  if (users.state === 'failed') {
    const { code, problem, remedy } = users.error;
    return UNKNOWN.includes(code)
      ? [notCheckable(subject, 'Google gave no answer that shows it.')]
      : [fail(subject, problem, remedy)];
  }
  const active = users.value.filter((user) => user.active).length;
  const rest = users.value.length - active;
  return [pass(subject, `Its users can be read: ${String(active)} active, ${String(rest)} suspended or archived.`)];
}

/** Whether the administrator is one of the customer's own users. */
export function checkAdmin({ settings, users }: GoogleReadings): readonly CheckOutcome[] {
  const subject = `the administrator ${quoted(settings.admin)}`;
  if (users.state !== 'read') return [notCheckable(subject, whyMissing('The users', users))];
  const admin = users.value.find(({ email }) => userKey(email) === userKey(settings.admin));
  if (admin?.active === true) return [pass(subject, 'It is an active user of the customer.')];
  const problem =
    admin === undefined ? 'It is not the primary address of a user of the customer.' : 'It is suspended or archived.';
  return [
    warn(
      subject,
      `${problem} People were read all the same.`,
      'Name an administrator of this customer in directory.google.admin, by the primary address, who stays: without them nothing can be read.',
    ),
  ];
}
