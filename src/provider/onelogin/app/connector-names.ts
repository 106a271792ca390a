import { type OneLoginAppKind } from '../../../access/onelogin-settings.js';

/**
 * What the connectors are called whose apps Klaviyo's two guides set up. Their numbers are not documented: `GET /api/2/connectors?name=…` shows
 * them (developers.onelogin.com, "List Connectors": a part of the name is enough).
 */
export const CONNECTOR_NAMES: Readonly<Record<OneLoginAppKind, string>> = {
  catalogue: 'Klaviyo',
  generic: 'SCIM Provisioner with SAML (SCIM v2 Core)',
};

/** A connector, as the list shows it. */
export interface OneLoginConnector {
  readonly id: number;
  readonly name: string;
}

/** What is searched for: OneLogin has several "SCIM Provisioner" connectors (OneLogin, KB0013904). */
const SEARCHED: Readonly<Record<OneLoginAppKind, string>> = { catalogue: 'Klaviyo', generic: 'SCIM Provisioner' };

export const CONNECTOR_SEARCHES: readonly string[] = Object.values(SEARCHED);

/** The kind of app that a connector makes; undefined where its name does not tell. */
export function kindOfConnector({ name }: OneLoginConnector): OneLoginAppKind | undefined {
  if (name.trim().toLowerCase() === CONNECTOR_NAMES.catalogue.toLowerCase()) return 'catalogue';
  return /^SCIM Provisioner with SAML \(SCIM v2\b/i.test(name.trim()) ? 'generic' : undefined;
}
