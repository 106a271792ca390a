import { type CheckOutcome, fail, notCheckable, pass } from '../../check-outcome.js';
import { whyMissing } from '../../reading.js';
import { SET_ONELOGIN_CREDENTIALS } from '../connect.js';
import { type OneLoginReadError, type OneLoginReadErrorCode } from '../connection/onelogin-read-error.js';
import { type OneLoginReadings } from './onelogin-readings.js';

/** Errors of the credentials themselves. */
const NOT_ACCEPTED: readonly OneLoginReadErrorCode[] = ['ONELOGIN_CREDENTIALS', 'ONELOGIN_UNAUTHORIZED'];

/** Errors after which nothing is known of credentials and scopes: OneLogin did not look at them, or cannot be understood. */
const UNKNOWN: readonly OneLoginReadErrorCode[] = [
  'ONELOGIN_SETTINGS',
  'ONELOGIN_UNREACHABLE',
  'ONELOGIN_RATE_LIMITED',
  'ONELOGIN_UNEXPECTED',
];

const CREDENTIALS = 'OneLogin credentials';

/** Whether credentials are there and OneLogin accepts them. */
export function checkOneLoginCredentials(readings: OneLoginReadings): readonly CheckOutcome[] {
  const { signIn } = readings;
  if (signIn.state === 'unread') return [fail(CREDENTIALS, signIn.reason, SET_ONELOGIN_CREDENTIALS)];
  const errors = errorsOf(readings);
  const refused = errors.find(({ code }) => NOT_ACCEPTED.includes(code));
  if (refused !== undefined) return [fail(CREDENTIALS, refused.problem, refused.remedy)];
  if (signIn.state !== 'read' || errors.some(({ code }) => UNKNOWN.includes(code))) {
    return [notCheckable(CREDENTIALS, 'OneLogin gave no answer that shows it.')];
  }
  return [pass(CREDENTIALS, 'OneLogin accepts the API credentials.')];
}

/** Whether OneLogin can be asked at all, and answers as its API does. */
export function checkOneLoginReachable(readings: OneLoginReadings): readonly CheckOutcome[] {
  const { address, signIn } = readings;
  const unanswered = errorsOf(readings).find(({ code }) => UNKNOWN.includes(code));
  if (unanswered !== undefined) return [fail(address, unanswered.problem, unanswered.remedy)];
  if (signIn.state !== 'read') return [notCheckable(address, whyMissing('The OneLogin credentials', signIn))];
  return [pass(address, 'OneLogin answers.')];
}

const SCOPE = 'scope of the API credentials';

/**
 * Whether everything could be read. Rules, mappings and connectors take the scope Manage All even to be read (developers.onelogin.com, "List Rules", "List
 * Mappings", "List Connectors"), which is also all that a deploy needs.
 */
export function checkOneLoginScope(readings: OneLoginReadings): readonly CheckOutcome[] {
  const { signIn } = readings;
  if (signIn.state !== 'read') return [notCheckable(SCOPE, whyMissing('The OneLogin credentials', signIn))];
  const errors = errorsOf(readings);
  const denied = errors.filter(({ code }) => code === 'ONELOGIN_FORBIDDEN');
  if (denied.length > 0) return denied.map(({ problem, remedy }) => fail(SCOPE, problem, remedy));
  if (errors.length > 0 || readings.rules.state !== 'read' || readings.mappings.state !== 'read') {
    return [notCheckable(SCOPE, 'Not everything could be asked that a scope is needed for.')];
  }
  return [pass(SCOPE, 'Everything that is checked could be read, which takes Manage All; a deploy needs no more.')];
}

/** All errors of an account's readings, each once. */
function errorsOf(readings: OneLoginReadings): readonly OneLoginReadError[] {
  const { signIn, meantRoles, mappings, connectors, app, rules, givingRoles, people, members } = readings;
  const errors = [signIn, meantRoles, mappings, connectors, app, rules, givingRoles, people, members].flatMap((one) =>
    one.state === 'failed' ? [one.error] : [],
  );
  return [...new Set(errors)];
}
