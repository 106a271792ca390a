import { type OktaReadError, type OktaReadErrorCode } from '../connection/okta-read-error.js';
import { fail, notCheckable, pass, type CheckOutcome, warn } from '../../check-outcome.js';
import { DEPLOY_SCOPES, lackingScopes } from '../connection/okta-scopes.js';
import { type OktaSignIn, SET_OKTA_CREDENTIALS } from '../connect.js';
import { type OktaReading, type OktaReadings } from './okta-readings.js';
import { whyMissing } from '../../reading.js';

/** Errors that come before Okta looks at the credentials. */
const NOT_REACHED: readonly OktaReadErrorCode[] = ['OKTA_UNREACHABLE', 'OKTA_SETTINGS'];

/** Errors of the credentials themselves. */
const NOT_ACCEPTED: readonly OktaReadErrorCode[] = ['OKTA_CREDENTIALS', 'OKTA_UNAUTHORIZED'];

/** Errors after which nothing is known of credentials and scopes: Okta did not look at them, or cannot be understood. */
const UNKNOWN: readonly OktaReadErrorCode[] = ['OKTA_RATE_LIMITED', 'OKTA_UNEXPECTED', ...NOT_REACHED];

const CREDENTIALS = 'Okta credentials';

/** Whether credentials are there and Okta accepts them. */
export function checkOktaCredentials(readings: OktaReadings): readonly CheckOutcome[] {
  const { signIn } = readings;
  if (signIn.state === 'unread') return [fail(CREDENTIALS, signIn.reason, SET_OKTA_CREDENTIALS)];
  const refused = errorsOf(readings).find(({ code }) => NOT_ACCEPTED.includes(code));
  if (refused !== undefined) return [fail(CREDENTIALS, refused.problem, refused.remedy)];
  const unanswered = firstError(readings, UNKNOWN);
  if (unanswered !== undefined) return [notCheckable(CREDENTIALS, 'Okta gave no answer that shows it.')];
  return [pass(CREDENTIALS, `Okta accepts the ${kindOf(signIn)}.`)];
}

/** Whether Okta can be asked at all, and answers as Okta does. */
export function checkOktaReachable(readings: OktaReadings): readonly CheckOutcome[] {
  const { address } = readings;
  if (address.state === 'failed') return [fail('Okta', address.error.problem, address.error.remedy)];
  const subject = address.state === 'read' ? address.value : 'Okta';
  const unanswered = firstError(readings, UNKNOWN);
  if (unanswered !== undefined) return [fail(subject, unanswered.problem, unanswered.remedy)];
  if (readings.signIn.state !== 'read') {
    return [notCheckable(subject, whyMissing('The Okta credentials', readings.signIn))];
  }
  return [pass(subject, 'Okta answers.')];
}

const SCOPES = 'Okta scopes';

/** Whether everything could be read, and whether a deploy with the same credentials has the scopes that it needs. */
export function checkOktaScopes(readings: OktaReadings): readonly CheckOutcome[] {
  const { signIn } = readings;
  if (signIn.state === 'unread') return [notCheckable(SCOPES, signIn.reason)];
  const denied = errorsOf(readings).filter(({ code }) => code === 'OKTA_MISSING_SCOPE' || code === 'OKTA_FORBIDDEN');
  if (denied.length > 0) return denied.map(({ problem, remedy }) => fail(SCOPES, problem, remedy));
  if (signIn.state === 'failed' || errorsOf(readings).length > 0 || readings.appUsers.state !== 'read') {
    return [notCheckable(SCOPES, 'Not everything could be asked that a scope is needed for.')];
  }
  return [pass(SCOPES, 'Everything that is checked could be read.'), deployScopes(signIn.value)];
}

function deployScopes(signIn: OktaSignIn): CheckOutcome {
  const subject = 'Okta scopes of a deploy';
  if (signIn.kind === 'token') {
    return notCheckable(subject, 'An API token has no scopes: it may do what the person who made it may do.');
  }
  if (signIn.kind === 'access-token') {
    return notCheckable(subject, 'The scopes of an access token are not read: they were chosen when it was issued.');
  }
  const missing = lackingScopes(DEPLOY_SCOPES, signIn.scopes);
  if (missing.length === 0) return pass(subject, `${DEPLOY_SCOPES.join(' ')} are asked for.`);
  return warn(
    subject,
    `OKTA_API_SCOPES does not ask for ${missing.join(' ')}, which a deploy needs.`,
    'That is right for a check that only reads. Where the same credentials are to deploy, grant and name these scopes.',
  );
}

const KIND_OF_SIGN_IN: Readonly<Record<OktaSignIn['kind'], string>> = {
  oauth: 'OAuth client',
  'access-token': 'access token',
  token: 'API token',
};

function kindOf(signIn: OktaReading<OktaSignIn>): string {
  return signIn.state === 'read' ? KIND_OF_SIGN_IN[signIn.value.kind] : 'credentials';
}

/** All errors of an account's readings, each once, in the order of the readings. */
function errorsOf(readings: OktaReadings): readonly OktaReadError[] {
  const { address, signIn, meantGroups, rules, app, roleAttribute, groupAssignments, appUsers } = readings;
  const errors = [address, signIn, meantGroups, rules, app, roleAttribute, groupAssignments, appUsers].flatMap((one) =>
    one.state === 'failed' ? [one.error] : [],
  );
  return [...new Set(errors)];
}

function firstError(readings: OktaReadings, codes: readonly OktaReadErrorCode[]): OktaReadError | undefined {
  return errorsOf(readings).find(({ code }) => codes.includes(code));
}
