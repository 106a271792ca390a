import { type Permission } from './permissions.js';

/** An app registration that may sign in to Graph as itself, and how. */
export interface EntraClient {
  /** The application (client) id. */
  readonly clientId: string;
  /** The object id of its service principal: the claim `oid` of its tokens. Default: the client id. */
  readonly objectId?: string | undefined;
  /** Default: none, so that no secret lets it in. */
  readonly secret?: string | undefined;
  /** Certificates by which its assertions are signed, as PEM. Default: none. */
  readonly certificates?: readonly string[] | undefined;
  /** Federated credentials: whose tokens it may sign in with. Default: none. */
  readonly federated?: readonly FederatedCredential[] | undefined;
  /** Graph's application permissions that were granted to it. */
  readonly permissions: readonly Permission[];
}

/** A federated identity credential (learn.microsoft.com, "Workload identity federation"). */
export interface FederatedCredential {
  readonly issuer: string;
  readonly subject: string;
  /** Default `api://AzureADTokenExchange`. */
  readonly audience?: string | undefined;
  /** The issuer's public key, as PEM or as a JWK. Entra looks it up at the issuer; the simulator asks nobody. */
  readonly publicKey: string | Readonly<Record<string, unknown>>;
}

export const DEFAULT_AUDIENCE = 'api://AzureADTokenExchange';
