import { type OktaOrg } from '../../../access/access-model.js';
import { oktaAddress } from './okta-address.js';
import { OktaConnection, type OktaConnectionOptions } from './okta-connection.js';
import { OKTA_CREDENTIAL_VARIABLES, oktaCredentials } from './okta-credentials.js';

/**
 * The way to Okta, not yet gone: it is opened where Okta is needed, and only then is a library loaded; or why there is no way. So
 * one door serves the directory and every account, and a run that needs no Okta pays nothing.
 */
export type OktaDoor =
  | {
      readonly available: true;
      /** Such as `https://acme.okta.com`. */
      readonly address: string;
      /** One connection, however often it is asked for. @throws OktaReadError */
      readonly open: () => Promise<OktaConnection>;
    }
  | {
      readonly available: false;
      /** As a sentence without a full stop. */
      readonly reason: string;
    };

/** What the way to Okta depends on. */
export interface OktaDoorSettings {
  readonly okta: OktaOrg;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The working folder, from which the path of a private key starts. */
  readonly cwd: string;
  readonly signal?: AbortSignal | undefined;
  readonly patience?: OktaConnectionOptions['patience'];
}

/**
 * The door to the organisation of the access file. Closed if the environment holds no credentials at all.
 *
 * @throws OktaReadError if there are credentials, but incomplete or unusable ones, or if the address is refused: whoever
 * sets credentials wants Okta to be asked
 */
export function oktaDoor({ okta, environment, cwd, signal, patience }: OktaDoorSettings): OktaDoor {
  const credentials = oktaCredentials({ environment, cwd });
  if (credentials === undefined) {
    const [token, ...client] = OKTA_CREDENTIAL_VARIABLES;
    const reason = `no Okta credentials in the environment: neither ${token} nor ${client.join(' with ')} is set`;
    return { available: false, reason };
  }
  const address = oktaAddress(okta, environment);
  let connection: Promise<OktaConnection> | undefined;
  return {
    available: true,
    address,
    open: () => (connection ??= OktaConnection.open({ address, credentials, signal, ...(patience && { patience }) })),
  };
}
