import { type Refusal, saidObject } from '../../requests/refusal.js';
import { type EntraReadError } from './entra-read-error.js';
import { refusedAs } from './entra-refusal.js';

/**
 * Why Entra issues no token (RFC 6749, section 5.2). The description begins with a number such as `AADSTS7000215`. Microsoft says that
 * numbers and words may change ("Microsoft Entra authentication and authorization error codes"), so they only choose the advice; what
 * happened is told in Entra's own words.
 */
export const tokenRefusal: Refusal<EntraReadError> = (request, answer, context) => {
  const { error, error_description: said } = saidObject(answer);
  const description = typeof said === 'string' ? withoutTrace(said) : '';
  const number = /\bAADSTS(\d+)/.exec(`${String(error)} ${description}`)?.[1];
  return refusedAs(request, answer, context, [error, description], () => ({
    code: 'ENTRA_UNAUTHORIZED',
    remedy: remedyFor(number, request.url),
  }));
};

/** The ids of the request and the time, with which Microsoft's support finds it and which say nothing here. */
function withoutTrace(description: string): string {
  return description.split(/\r?\n|\s*Trace ID:/)[0]!.trim();
}

const ADVICE: Readonly<Record<string, string>> = {
  7000215:
    'Set ARM_CLIENT_SECRET to the value of the secret, not to its id: Entra shows the value only when the secret is made. Make a new one ' +
    'under App registrations > the application > Certificates & secrets.',
  7000222:
    'The client secret has expired. Make a new one under App registrations > the application > Certificates & secrets.',
  700016:
    'The tenant has no application with this id. Check ARM_CLIENT_ID (the application id, not an object id) and entra.tenant in the access file.',
  90002: 'There is no such tenant in this cloud. Check entra.tenant and entra.environment in the access file.',
  900023: 'That is not the name of a tenant. Check entra.tenant in the access file.',
  700027:
    'The certificate is not one of the application, or has expired. Upload the certificate under App registrations > the application > ' +
    'Certificates & secrets > Certificates.',
  700024:
    'The token or assertion has expired or is not valid yet. Get a new one; the clock of this machine must be right.',
  7000112:
    'The application is disabled in the tenant. Enable it under Enterprise applications > the application > Properties.',
};

const FEDERATION =
  'No federated credential of the application fits the token. Compare issuer, subject and audience under App registrations > the ' +
  'application > Certificates & secrets > Federated credentials with those that Entra names.';

function remedyFor(number: string | undefined, url: URL): string {
  if (number === undefined)
    return `Check ARM_CLIENT_ID and the credentials beside it, and whether a proxy answers instead of Entra.`;
  const known = number.startsWith(FEDERATED) ? FEDERATION : ADVICE[number];
  return (
    known ??
    `Check ARM_CLIENT_ID and the credentials beside it. Microsoft explains the number at ${url.origin}/error?code=${number}.`
  );
}

/** With this begin the numbers of a token of another issuer that no federated credential takes: 70021, 700211, 700213, 7002138. */
const FEDERATED = '70021';
