import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';

/** An app of one's own, two that Okta's API can provision, and one that it cannot: by their paths. */
export const CUSTOM = '/api/v1/apps/0oa00000000000000001';
export const ORG2ORG = '/api/v1/apps/0oa00000000000000002';
export const ZSCALER = '/api/v1/apps/0oa00000000000000003';
export const SLACK = '/api/v1/apps/0oa00000000000000004';

/** A simulator with these apps. */
export function startWithPreconfiguredApps(): Promise<OktaSimulator> {
  const apps = [
    { label: 'Klaviyo' },
    { label: 'Hub', preconfigured: 'okta_org2org' },
    { label: 'Zscaler', preconfigured: 'zscalerbyz' },
    { label: 'Slack', preconfigured: 'slack' },
  ];
  return startOktaSimulator({ seed: { apps } });
}

/** The connection of an app that takes a token. */
export const TOKEN = { baseUrl: 'https://hub.example.com', profile: { authScheme: 'TOKEN', token: 'example' } };
