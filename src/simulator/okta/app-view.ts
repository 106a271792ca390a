import { features } from './provisioning.js';
import { SIGNING_KEY } from './signing-key.js';
import { type Json, type OktaApp, type World } from './world.js';

/** An app as Okta's answers show it, in lists and alone. */
export function appView(where: { readonly origin: string; readonly world: World }, app: OktaApp): Json {
  const self = `${where.origin}/api/v1/apps/${app.id}`;
  const linkName = app.custom ? `${app.name}_link` : 'login';
  return {
    id: app.id,
    orn: `orn:okta:idp:${where.world.org}:apps:${app.name}:${app.id}`,
    name: app.name,
    label: app.label,
    status: app.status,
    lastUpdated: app.lastUpdated,
    created: app.created,
    accessibility: app.accessibility,
    visibility: { ...app.visibility, appLinks: { [linkName]: true } },
    features: features(app),
    signOnMode: app.signOnMode,
    credentials: { userNameTemplate: app.userNameTemplate, signing: { kid: SIGNING_KEY.kid } },
    universalLogout: null,
    settings: app.settings,
    _links: {
      metadata: { href: `${self}/sso/saml/metadata`, type: 'application/xml' },
      uploadLogo: { href: `${self}/logo`, hints: { allow: ['POST'] } },
      appLinks: [{ name: linkName, href: `${where.origin}/home/${app.name}/${app.id}`, type: 'text/html' }],
      policies: { href: `${self}/policies`, hints: { allow: ['PUT'] } },
      groups: { href: `${self}/groups` },
      logo: [{ name: 'medium', href: `${where.origin}/assets/app.png`, type: 'image/png' }],
      accessPolicy: { href: `${where.origin}/api/v1/policies/${app.policyId}` },
      users: { href: `${self}/users` },
      ...lifecycleLink(self, app),
    },
  };
}

function lifecycleLink(self: string, app: OktaApp): Json {
  const action = app.status === 'ACTIVE' ? 'deactivate' : 'activate';
  return { [action]: { href: `${self}/lifecycle/${action}` } };
}
