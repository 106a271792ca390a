import { commonMeaning, type Refusal, refusedAnswer, saidObject } from '../../requests/refusal.js';
import { ONELOGIN_SERVICE, OneLoginReadError, type OneLoginReadErrorCode } from './onelogin-read-error.js';

/**
 * Why OneLogin refuses a request: `message` and `errors`, each with `field` and `message` (developers.onelogin.com, any page below
 * `/api-docs/2`), or below `/auth` an object `status` with `message` ("Generate Tokens").
 */
export const oneLoginRefusal: Refusal<OneLoginReadError> = (request, answer, context) => {
  const { message, errors, status: older } = saidObject(answer);
  const faults = (Array.isArray(errors) ? errors : []).flatMap((error: unknown) => {
    const { field, message: said } = Object(error) as { field?: unknown; message?: unknown };
    return [field, said].flat();
  });
  const words = [message, (Object(older) as { message?: unknown }).message, ...faults];
  const failure = refusedAnswer(ONELOGIN_SERVICE, request, answer, context, words);
  const common = commonMeaning(answer.status, ONELOGIN_SERVICE);
  if (common !== undefined) return ONELOGIN_SERVICE.error(common.reason, { ...failure, remedy: common.remedy });
  const [code, remedy] = meaning(answer.status, request.url.pathname);
  return new OneLoginReadError(code, { ...failure, remedy });
};

function meaning(status: number, path: string): readonly [OneLoginReadErrorCode, string] {
  if (status === 401 || (status === 400 && path.startsWith('/auth/'))) return ['ONELOGIN_UNAUTHORIZED', UNAUTHORIZED];
  if (status === 403) return ['ONELOGIN_FORBIDDEN', FORBIDDEN];
  if (status === 404) return ['ONELOGIN_NOT_FOUND', NOT_FOUND];
  return ['ONELOGIN_UNEXPECTED', `OneLogin does not take this request of ${path}. Check ${ONELOGIN_SERVICE.address}.`];
}

const UNAUTHORIZED =
  'OneLogin does not accept the credentials. Check ONELOGIN_CLIENT_ID and ONELOGIN_CLIENT_SECRET: they must be those of an active pair of ' +
  'this account, in OneLogin under Developers > API Credentials.';

const FORBIDDEN =
  'The credentials are known but their scope is too narrow. Rules, mappings and connectors need the scope Manage All even to be read: ' +
  'make API credentials with it in OneLogin, under Developers > API Credentials.';

const NOT_FOUND =
  'This account has nothing under that address. Check the ids in the access file, and that onelogin.subdomain names the right account.';
