import { type HttpRequest } from '../../../http/send.js';
import { type Refusal, saidObject } from '../../requests/refusal.js';
import { neededPermissions } from './entra-permissions.js';
import { type EntraReadError } from './entra-read-error.js';
import { type Explanation, refusedAs } from './entra-refusal.js';

/**
 * Why Microsoft Graph refuses a request (Microsoft Graph, "Error responses and resource types": an object `error` with a `code` and a
 * `message`).
 */
export const graphRefusal: Refusal<EntraReadError> = (request, answer, context) => {
  const { code, message } = Object(saidObject(answer).error) as { code?: unknown; message?: unknown };
  const said = [code, message].filter((word) => typeof word === 'string').join(' ');
  return refusedAs(request, answer, context, [code, message], () => explanation(request, answer.status, said));
};

function explanation({ method, url }: Pick<HttpRequest, 'method' | 'url'>, status: number, words: string): Explanation {
  if (status === 401) return { code: 'ENTRA_UNAUTHORIZED', remedy: UNAUTHORIZED };
  // Microsoft's own code for logs that a tenant's licence does not include.
  if (status === 403 && /NonPremiumTenant|premium license/i.test(words)) {
    return { code: 'ENTRA_FORBIDDEN', remedy: 'The tenant needs Microsoft Entra ID P1 or P2 for this.' };
  }
  if (status === 403) {
    const permissions = neededPermissions(url.pathname, method);
    const remedy =
      `Grant the application ${permissions.join(' or ')} in Entra, under App registrations > the application > API permissions > ` +
      'Microsoft Graph > Application permissions, and have an administrator consent to it.';
    return { code: 'ENTRA_MISSING_PERMISSION', remedy, permissions };
  }
  // So Graph says that a cloud does not have a call at all.
  const isNoCall = status === 400 && words.includes('Resource not found for the segment');
  if (status === 404 || isNoCall) return { code: 'ENTRA_NOT_FOUND', remedy: NOT_FOUND };
  return {
    code: 'ENTRA_UNEXPECTED',
    remedy: 'Microsoft Graph does not take this request. Check whether a proxy interferes; if not, report it.',
  };
}

const UNAUTHORIZED =
  'Microsoft Graph does not accept the token that Entra has issued. Check that entra.environment in the access file is the cloud of the ' +
  'tenant, that the application is not disabled, and that the clock of this machine is right.';

const NOT_FOUND =
  'The tenant has nothing under that address. Check the ids in the access file, and that entra.tenant names the right tenant. What was ' +
  'made a moment ago may take some minutes to show.';
