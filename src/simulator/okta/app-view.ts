import { object } from './json-value.js';
import { features } from './provisioning.js';
import { isSigned, templateOf } from './sign-on-modes.js';
import { SIGNING_KEY } from './signing-key.js';
import { type Json, type OktaApp, type World } from './world.js';

/** The simulator's own address, and the organisation behind it. */
interface Where {
  readonly origin: string;
  readonly world: World;
}

/** An app as Okta's answers show it, in lists and alone: members and links as recorded for its sign-on mode and the engine. */
export function appView(where: Where, app: OktaApp): Json {
  return {
    id: app.id,
    orn: `orn:okta:idp:${where.world.id}:apps:${app.name}:${app.id}`,
    name: app.name,
    label: app.label,
    status: app.status,
    lastUpdated: app.lastUpdated,
    created: app.created,
    accessibility: app.accessibility,
    visibility: { ...app.visibility, appLinks: { [linkName(app)]: true } },
    features: features(app),
    signOnMode: app.signOnMode,
    credentials: {
      userNameTemplate: app.userNameTemplate,
      signing: isSigned(app.signOnMode) ? { kid: SIGNING_KEY.kid } : {},
      ...app.credentials,
    },
    universalLogout: null,
    settings: app.settings,
    _links: links(where, app),
  };
}

/**
 * The same, as a write is answered: with the secret of an app's client. Recorded: no read shows it. The secret is made up, and
 * the same for every app.
 */
export function writtenAppView(where: Where, app: OktaApp): Json {
  const view = appView(where, app);
  const credentials = object(view.credentials);
  const client = object(credentials.oauthClient);
  if (!String(client.token_endpoint_auth_method).startsWith('client_secret')) return view;
  return {
    ...view,
    credentials: { ...credentials, oauthClient: { ...client, client_secret: 'example-client-secret' } },
  };
}

function links({ origin, world }: Where, app: OktaApp): Json {
  const api = `${origin}/api/v1`;
  const self = `${api}/apps/${app.id}`;
  const name = linkName(app);
  const action = app.status === 'ACTIVE' ? 'deactivate' : 'activate';
  const policies = {
    profileEnrollment: { href: `${api}/policies/${world.enrollmentPolicyId}` },
    policies: { href: `${self}/policies`, hints: { allow: ['PUT'] } },
    accessPolicy: { href: `${api}/policies/${app.policyId}` },
  };
  return {
    ...help(world, app),
    ...(app.signOnMode === 'SAML_2_0' && {
      metadata: { href: `${self}/sso/saml/metadata`, type: 'application/xml' },
    }),
    uploadLogo: { href: `${self}/logo`, hints: { allow: ['POST'] } },
    appLinks: [{ name, href: `${origin}/home/${app.name}/${app.id}`, type: 'text/html' }],
    ...(world.engine === 'identity' && policies),
    groups: { href: `${self}/groups` },
    logo: [{ name: 'medium', href: `${origin}/assets/app.png`, type: 'image/png' }],
    ...(app.signOnMode === 'OPENID_CONNECT' && {
      clientCredentials: [{ name: 'secrets', href: `${self}/credentials/secrets` }],
    }),
    users: { href: `${self}/users` },
    [action]: { href: `${self}/lifecycle/${action}` },
  };
}

/** Recorded: SAML apps have a page of instructions, and so has an app of the catalogue that signs on with OpenID Connect. */
function help({ org }: World, { id, name, custom, signOnMode }: OktaApp): Json {
  if (!isSigned(signOnMode) || name === templateOf(signOnMode)) return {};
  const page = custom || signOnMode === 'SAML_1_1' ? 'instructions' : 'external-doc';
  const href = `https://${org}-admin.okta.com/app/${name}/${id}/setup/help/${signOnMode}/${page}`;
  return { help: { href, type: 'text/html' } };
}

/** The name of the app's one button, as recorded. A few apps of the catalogue have several, or one of another name; not here. */
function linkName({ name, custom, signOnMode }: OktaApp): string {
  if (custom || signOnMode === 'OPENID_CONNECT') return `${name}_link`;
  return 'login';
}
