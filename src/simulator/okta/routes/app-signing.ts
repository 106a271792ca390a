import { type Call, type Declare, ok } from '../api.js';
import { notFound } from '../errors.js';
import { appOf } from '../lookup.js';
import { isSigned } from '../sign-on-modes.js';
import { SIGNING_KEY } from '../signing-key.js';
import { type OktaApp } from '../world.js';

/**
 * What an app signs with: its keys, and the SAML metadata that a service provider reads. That an app which signs nothing has no keys,
 * and one that is not of SAML 2.0 no metadata, is assumed: its recorded answers have no link to metadata.
 */
export function appSigning(declare: Declare): void {
  declare('get', '/api/v1/apps/:appId/credentials/keys', 'okta.apps.read', (call) => {
    const app = appOf(call);
    if (!isSigned(app.signOnMode)) return ok([]);
    const { kty, expiresAt, ...rest } = SIGNING_KEY;
    return ok([{ kty, created: app.created, lastUpdated: app.created, expiresAt, ...rest }]);
  });
  declare('get', '/api/v1/apps/:appId/sso/saml/metadata', 'okta.apps.read', (call) => {
    const app = appOf(call);
    if (app.signOnMode !== 'SAML_2_0') throw notFound(app.id, 'AppInstance');
    const kid = call.url.searchParams.get('kid') ?? SIGNING_KEY.kid;
    if (kid !== SIGNING_KEY.kid) throw notFound(kid, 'ApplicationKeyCredential');
    return ok(metadata(call, app), { 'Content-Type': 'application/xml;charset=ISO-8859-1' });
  });
}

/** SAML 2.0 metadata of the identity provider (OASIS, saml-metadata-2.0-os, section 2.4.3). */
function metadata(call: Call, app: OktaApp): string {
  const external = `exk${app.id.slice('0oa'.length)}`;
  const location = `${call.origin}/app/${app.name}/${external}/sso/saml`;
  const saml = 'urn:oasis:names:tc:SAML';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<md:EntityDescriptor entityID="http://www.okta.com/${external}" xmlns:md="${saml}:2.0:metadata">`,
    `<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="${saml}:2.0:protocol">`,
    '<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>',
    `<ds:X509Certificate>${SIGNING_KEY.x5c[0]}</ds:X509Certificate>`,
    '</ds:X509Data></ds:KeyInfo></md:KeyDescriptor>',
    `<md:NameIDFormat>${saml}:1.1:nameid-format:emailAddress</md:NameIDFormat>`,
    ...['HTTP-POST', 'HTTP-Redirect'].map(
      (binding) => `<md:SingleSignOnService Binding="${saml}:2.0:bindings:${binding}" Location="${location}"/>`,
    ),
    '</md:IDPSSODescriptor></md:EntityDescriptor>',
  ].join('');
}
