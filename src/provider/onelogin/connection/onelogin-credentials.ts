import { Secret } from '../../secret.js';
import { OneLoginReadError } from './onelogin-read-error.js';

/** A pair of API credentials: OneLogin > Developers > API Credentials. */
export interface OneLoginCredentials {
  readonly clientId: string;
  readonly clientSecret: Secret;
}

const VARIABLES = ['ONELOGIN_CLIENT_ID', 'ONELOGIN_CLIENT_SECRET'] as const;

/**
 * The credentials of the environment, by the Terraform provider's own variables, so that one environment serves both:
 * `ONELOGIN_CLIENT_ID` and `ONELOGIN_CLIENT_SECRET` (provider 1.0.0, `onelogin/provider.go`). Undefined if neither is set.
 *
 * @throws OneLoginReadError `ONELOGIN_CREDENTIALS` if one is missing, or if a header cannot carry one. The message names the variable and
 * never shows its value.
 */
export function oneLoginCredentials(
  environment: Readonly<Record<string, string | undefined>>,
): OneLoginCredentials | undefined {
  const [clientId, clientSecret] = VARIABLES.map((variable) => environment[variable]?.trim() ?? '') as [string, string];
  if (clientId === '' && clientSecret === '') return undefined;
  if (clientId === '' || clientSecret === '') {
    const [there, missing] = clientId === '' ? [VARIABLES[1], VARIABLES[0]] : VARIABLES;
    throw refused(
      `The environment variable ${there} is set, but ${missing} is not.`,
      'API credentials of OneLogin are a pair: set the other one too.',
    );
  }
  for (const [index, value] of [clientId, clientSecret].entries()) {
    // A colon ends the name of a user in HTTP Basic (RFC 7617, section 2).
    if (/^[\x21-\x7e]+$/.test(value) && !(index === 0 && value.includes(':'))) continue;
    throw refused(
      `The environment variable ${VARIABLES[index]!} holds white space or a character that cannot be sent.`,
      'Copy it again from OneLogin, under Developers > API Credentials; it is one word.',
    );
  }
  return { clientId, clientSecret: new Secret(clientSecret) };
}

function refused(problem: string, remedy: string): OneLoginReadError {
  return new OneLoginReadError('ONELOGIN_CREDENTIALS', { problem, remedy });
}
