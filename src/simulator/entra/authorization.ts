import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Request, type RequestHandler } from 'express';
import { type Caller } from './api.js';
import { checkAssertion } from './client-assertion.js';
import { type EntraClient } from './entra-client.js';
import { invalidToken, requestDenied } from './errors.js';
import { tenantConfiguration } from './metadata.js';
import { type Allowed, type Permission } from './permissions.js';
import { SignInError, signInErrorBody } from './sign-in-error.js';
import { type Tenant } from './world.js';

/** What the simulator lets in. */
export interface Authorization {
  /** Says who asks, or refuses by throwing. */
  readonly authorize: (request: Request, allowed: Allowed) => Caller;
  /** `POST /{tenant}/oauth2/v2.0/token`. Takes a form as its body. */
  readonly token: RequestHandler;
  /** `GET /{tenant}/v2.0/.well-known/openid-configuration`, for which nobody has to sign in. */
  readonly configuration: RequestHandler;
}

/** What the authorization goes by. */
export interface AuthorizationSettings {
  readonly tenant: Tenant;
  readonly clients: readonly EntraClient[];
  /** The addresses of the simulator: of Graph, whose permissions are asked for, and of the token endpoint. */
  readonly addresses: () => readonly string[];
  /** The time for what expires. */
  readonly now: () => Date;
  readonly nextRequestId: () => string;
}

/** Entra's tokens live for 60 to 90 minutes, without a second (learn.microsoft.com, "Access tokens"). */
const LIFETIME_SECONDS = 3599;
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const PUBLIC_GRAPH = 'https://graph.microsoft.com';
const PUBLIC_LOGIN = 'https://login.microsoftonline.com';

interface Claims {
  readonly oid: string;
  readonly exp: number;
  readonly roles: readonly Permission[];
}

/**
 * Signs clients in by the client credentials flow, with a secret or an assertion, and knows the tokens that it gave out: JWTs
 * whose claim `roles` holds the application permissions (learn.microsoft.com, "Microsoft identity platform and the OAuth 2.0
 * client credentials flow", "Access token claims reference").
 */
export function authorization(settings: AuthorizationSettings): Authorization {
  const key = randomBytes(32);
  const nowSeconds = (): number => Math.floor(settings.now().getTime() / 1000);
  const signature = (signed: string): Buffer => createHmac('sha256', key).update(signed).digest();

  const issued = (claims: object): string => {
    const parts = [{ typ: 'JWT', alg: 'HS256' }, claims].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const signed = parts.join('.');
    return `${signed}.${signature(signed).toString('base64url')}`;
  };

  const claimsOf = (token: string): Claims | undefined => {
    const [header = '', claims = '', last = ''] = token.split('.');
    const given = Buffer.from(last, 'base64url');
    const right = signature(`${header}.${claims}`);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as Claims;
  };

  const authorize = (request: Request, allowed: Allowed): Caller => {
    const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || token === '') throw invalidToken('Access token is empty.');
    const claims = claimsOf(token);
    if (claims === undefined) throw invalidToken('Access token validation failure. Invalid signature.');
    if (claims.exp <= nowSeconds()) throw invalidToken('Lifetime validation failed, the token is expired.');
    if (!claims.roles.some((role) => allowed.includes(role))) throw requestDenied();
    return { objectId: claims.oid, permissions: claims.roles };
  };

  const signIn = (tenant: string, form: ReadonlyMap<string, string>): object => {
    checkTenant(settings.tenant, tenant);
    const client = clientOf(settings, form);
    const graph = graphOf(settings, form.get('scope') ?? '');
    const issuedAt = nowSeconds();
    const { clientId, objectId = clientId } = client;
    const token = issued({
      aud: graph,
      iss: `https://sts.windows.net/${settings.tenant.id}/`,
      iat: issuedAt,
      nbf: issuedAt,
      exp: issuedAt + LIFETIME_SECONDS,
      appid: clientId,
      appidacr: form.has('client_secret') ? '1' : '2',
      idtyp: 'app',
      oid: objectId,
      roles: client.permissions,
      sub: objectId,
      tid: settings.tenant.id,
      ver: '1.0',
    });
    return {
      token_type: 'Bearer',
      expires_in: LIFETIME_SECONDS,
      ext_expires_in: LIFETIME_SECONDS,
      access_token: token,
    };
  };

  const answered =
    (answer: (request: Request) => object): RequestHandler =>
    (request, response) => {
      try {
        response.json(answer(request));
      } catch (error) {
        if (!(error instanceof SignInError)) throw error;
        response.status(error.status).json(signInErrorBody(error, settings.nextRequestId(), settings.now()));
      }
    };

  return {
    authorize,
    token: answered(({ params, body }) =>
      signIn(String(params.tenant), new Map(Object.entries((body ?? {}) as Record<string, string>))),
    ),
    configuration: answered(({ params }) => {
      checkTenant(settings.tenant, String(params.tenant));
      return tenantConfiguration(settings.addresses()[0] ?? '', settings.tenant.id);
    }),
  };
}

function checkTenant({ id, domains }: Tenant, named: string): void {
  if ([id, ...domains].some((name) => name.toLowerCase() === named.toLowerCase())) return;
  throw new SignInError(
    400,
    'invalid_request',
    90002,
    `Tenant '${named}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  );
}

/** The client that signs in, its credential checked. */
function clientOf(
  { clients, tenant, addresses, now }: AuthorizationSettings,
  form: ReadonlyMap<string, string>,
): EntraClient {
  if (form.get('grant_type') !== 'client_credentials') {
    throw new SignInError(
      400,
      'unsupported_grant_type',
      70003,
      "The app requested an unsupported grant type. The simulator knows 'client_credentials' alone.",
    );
  }
  const id = form.get('client_id') ?? '';
  const client = clients.find(({ clientId }) => clientId.toLowerCase() === id.toLowerCase());
  if (client === undefined) {
    throw new SignInError(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${id}' was not found in the directory '${tenant.displayName}'.`,
    );
  }
  const assertion = form.get('client_assertion');
  const secret = form.get('client_secret');
  if (assertion !== undefined) {
    if (form.get('client_assertion_type') !== ASSERTION_TYPE) {
      throw new SignInError(
        400,
        'invalid_request',
        900144,
        `The request body must contain the following parameter: 'client_assertion_type', as ${ASSERTION_TYPE}.`,
      );
    }
    const bases = [PUBLIC_LOGIN, ...addresses()];
    const audiences = bases.flatMap((base) =>
      [tenant.id, ...tenant.domains].flatMap((name) => [`${base}/${name}/oauth2/v2.0/token`, `${base}/${name}/v2.0`]),
    );
    checkAssertion(assertion, client, audiences, Math.floor(now().getTime() / 1000));
    return client;
  }
  if (secret === undefined || secret === '') {
    throw new SignInError(
      401,
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  if (client.secret === undefined || secret !== client.secret) {
    throw new SignInError(
      401,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${id}'.`,
    );
  }
  return client;
}

/** The address of Graph that the scope names: `{address}/.default` is the only scope of an app that signs in as itself. */
function graphOf({ addresses }: AuthorizationSettings, scope: string): string {
  const graphs = [PUBLIC_GRAPH, ...addresses()];
  const named = graphs.find((graph) => scope === `${graph}/.default` || scope === `${graph}//.default`);
  if (named !== undefined) return named;
  if (!scope.endsWith('/.default')) {
    throw new SignInError(
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  }
  throw new SignInError(
    400,
    'invalid_resource',
    500011,
    `The resource principal named ${scope.replace(/\/\.default$/, '')} was not found in the tenant.`,
  );
}
