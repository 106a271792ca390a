import { type Account, AUTHORIZATION_SCHEMES } from '../access/access-model.js';
import { isLoopback } from '../text/web-address.js';
import { type ScimError, type ScimErrorCode } from '../klaviyo/scim-error.js';
import { quoted } from '../text/quoted.js';
import { fail, notCheckable, pass, type CheckOutcome } from '../provider/check-outcome.js';
import { type KlaviyoReadings, type ScimReading } from './klaviyo-readings.js';
import { whyMissing } from '../provider/reading.js';
import { listOf } from './list-of.js';

/** Which check an error of the first page fails; every error fails exactly one. */
type FailingCheck = 'url' | 'tls' | 'key' | 'users';

const FAILING: Readonly<Partial<Record<ScimErrorCode, FailingCheck>>> = {
  SCIM_ACCESS_KEY: 'key',
  SCIM_UNAUTHORIZED: 'key',
  SCIM_FORBIDDEN: 'key',
  SCIM_SETTINGS: 'url',
  SCIM_NOT_FOUND: 'url',
  SCIM_HTML: 'url',
  SCIM_REDIRECT: 'url',
  SCIM_CONTENT_TYPE: 'url',
  SCIM_CONNECTION: 'url',
  SCIM_TIMEOUT: 'url',
};

function failingCheck({ code, message }: ScimError): FailingCheck {
  // The client has no code of its own for a certificate that was not accepted, only its sentence.
  if (code === 'SCIM_CONNECTION' && message.includes('TLS certificate')) return 'tls';
  return FAILING[code] ?? 'users';
}

const COPY_URL = 'Copy the base URL from Klaviyo under Settings > Security into scim.baseUrl.';

/** Whether SCIM is answered under the account's base URL. */
export function checkScimUrl({ scim }: Account, { firstPage }: KlaviyoReadings): readonly CheckOutcome[] {
  const subject = scim.baseUrl;
  if (firstPage.state === 'read') {
    return [
      listOf(firstPage.value) === undefined
        ? fail(subject, 'The answer there is JSON, but not a SCIM list of users.', COPY_URL)
        : pass(subject, 'The SCIM server answers.'),
    ];
  }
  if (firstPage.state === 'unread') return [notCheckable(subject, firstPage.reason)];
  const { error } = firstPage;
  switch (failingCheck(error)) {
    case 'url':
      return [fail(subject, error.message, COPY_URL)];
    case 'users':
      return [notCheckable(subject, 'The server gave no answer that shows whether the address is right.')];
    case 'key':
      return [notCheckable(subject, 'The server refuses the key before it shows whether the address is right.')];
    case 'tls':
      return [notCheckable(subject, 'There is no secure connection to the server.')];
  }
}

/** Whether the connection is secure: https, and a certificate that is accepted. */
export function checkScimTls({ scim }: Account, { firstPage }: KlaviyoReadings): readonly CheckOutcome[] {
  const url = new URL(scim.baseUrl);
  const subject = url.host;
  if (url.protocol !== 'https:' && isLoopback(url)) {
    return [notCheckable(subject, 'It is plain http on this machine, as for a simulator.')];
  }
  if (url.protocol !== 'https:') {
    return [fail(subject, 'It is plain http: the access key would be sent unencrypted.', 'Use https.')];
  }
  if (firstPage.state === 'unread') return [notCheckable(subject, firstPage.reason)];
  if (firstPage.state === 'read' || answered(firstPage.error)) return [pass(subject, 'Its certificate is accepted.')];
  const { error } = firstPage;
  if (failingCheck(error) !== 'tls') return [notCheckable(subject, 'The server did not answer.')];
  return [
    fail(
      subject,
      error.message,
      'If a company proxy intercepts the connection, name its certificate in NODE_EXTRA_CA_CERTS. Never disable the check of certificates.',
    ),
  ];
}

/** Whether the access key is at hand, and Klaviyo accepts it in the way that it is sent. */
export function checkScimKey({ scim }: Account, readings: KlaviyoReadings): readonly CheckOutcome[] {
  const { key, firstPage, otherScheme } = readings;
  const subject = 'access key';
  if (key.state === 'unread') {
    return [fail(subject, key.reason, 'Set it, or correct scim.accessKey in the access file.')];
  }
  if (key.state === 'failed') return [fail(subject, key.error.message, 'Store the key that Klaviyo shows once.')];
  if (firstPage.state === 'read') return [pass(subject, `Klaviyo accepts it as ${scim.authorization}.`)];
  if (firstPage.state === 'unread') return [notCheckable(subject, firstPage.reason)];
  const { error } = firstPage;
  if (failingCheck(error) !== 'key') {
    return [notCheckable(subject, 'The server gave no answer that shows whether it accepts the key.')];
  }
  if (otherScheme === 'accepted') {
    const other = AUTHORIZATION_SCHEMES.filter((scheme) => scheme !== scim.authorization).join();
    return [
      fail(
        subject,
        `The key is right, but the server does not take it as ${scim.authorization}; it does as ${other}.`,
        `Set scim.authorization to ${other} in the access file.`,
      ),
    ];
  }
  const tried = otherScheme === 'refused' ? ` It was tried as ${AUTHORIZATION_SCHEMES.join(' and as ')}.` : '';
  return [
    fail(
      subject,
      `${error.message}${tried}`,
      'Create a new key in Klaviyo under Settings > Security and store it where scim.accessKey points to.',
    ),
  ];
}

/** Whether the users can be read. */
export function checkScimUsers({ scim }: Account, { firstPage }: KlaviyoReadings): readonly CheckOutcome[] {
  const subject = `${scim.baseUrl}/Users`;
  if (firstPage.state === 'failed' && failingCheck(firstPage.error) === 'users') {
    return [fail(subject, firstPage.error.message, 'Run it again; if it fails again, report it to Klaviyo support.')];
  }
  if (firstPage.state !== 'read') return [notCheckable(subject, whyNot(firstPage))];
  const list = listOf(firstPage.value);
  if (list === undefined) return [notCheckable(subject, 'The answer is not a SCIM list of users.')];
  if (list.records.length === 0 && list.totalResults !== 0) {
    return [
      fail(
        subject,
        `The first page has no users, though it says totalResults ${quoted(list.totalResults)}.`,
        'The drift check cannot run without the users. Report it to Klaviyo support.',
      ),
    ];
  }
  return [pass(subject, 'The users can be read.')];
}

function whyNot(firstPage: Exclude<ScimReading<unknown>, { readonly state: 'read' }>): string {
  return whyMissing('The first page of users', firstPage);
}

/** Whether the server answered at all: then the connection stood. */
function answered({ status }: ScimError): boolean {
  return status !== undefined;
}
