import { type OktaSimulator } from '../../../src/simulator/okta/index.js';

/** An answer over real HTTP, its JSON read. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** JSON as it comes. */
export type Json = Record<string, unknown>;

/** What stands at a place in an answer, such as `definitions.custom` or `errorCauses.0`; undefined if nothing does. */
export function at(answer: unknown, place: string): unknown {
  return place.split('.').reduce<unknown>((found, member) => (found as Json | undefined)?.[member], answer);
}

export const AUTHORIZED = { Authorization: 'SSWS example-api-token' };

/** Asks the simulator as a client with its API token does. */
export async function ask<Body = Json>(
  okta: OktaSimulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = AUTHORIZED,
): Promise<Answer<Body>> {
  const response = await fetch(new URL(path, okta.url), {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
}

/** Reads every page of a list by its `Link` headers. */
export async function askAll(okta: OktaSimulator, path: string): Promise<readonly Json[]> {
  const all: Json[] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const page: Answer<Json[]> = await ask<Json[]>(okta, 'GET', next);
    all.push(...page.body);
    next = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1];
  }
  return all;
}

/** The body with which the provider makes a custom SAML app. */
export const SAML_APP = {
  label: 'Klaviyo',
  signOnMode: 'SAML_2_0',
  accessibility: { selfService: false },
  visibility: { autoSubmitToolbar: false, hide: { iOS: false, web: false } },
  credentials: { userNameTemplate: { pushStatus: 'PUSH', template: '${source.email}', type: 'BUILT_IN' } },
  settings: {
    app: {},
    implicitAssignment: false,
    notes: { admin: null, enduser: null },
    signOn: {
      ssoAcsUrl: 'https://www.klaviyo.com/sso/acs',
      ssoAcsUrlOverride: '',
      audience: 'klaviyo',
      recipient: 'https://www.klaviyo.com/sso/acs',
      destination: 'https://www.klaviyo.com/sso/acs',
      subjectNameIdTemplate: '${user.email}',
      responseSigned: true,
      attributeStatements: [],
      slo: { enabled: false },
    },
  },
};

/** The first app of a simulator that begins without any. */
export const FIRST_APP = '/api/v1/apps/0oa00000000000000001';

/** Makes an app as the provider does. */
export function makeApp(
  okta: OktaSimulator,
  body: Json = SAML_APP,
  { activate = true }: { readonly activate?: boolean } = {},
): Promise<Answer<Json>> {
  return ask(okta, 'POST', `/api/v1/apps?activate=${activate}`, body);
}

/** The names of the groups of an answer. */
export const groupNames = ({ body }: Pick<Answer<Json[]>, 'body'>): readonly unknown[] =>
  body.map((group) => at(group, 'profile.name'));

/** The logins of the users of an answer. */
export const logins = ({ body }: Pick<Answer<Json[]>, 'body'>): readonly unknown[] =>
  body.map((user) => at(user, 'profile.login'));

/** The attribute `role` as the provider sends it. */
export const ROLE = {
  title: 'Role',
  type: 'string',
  required: true,
  enum: ['admin', 'analyst'],
  oneOf: [
    { const: 'admin', title: 'Admin' },
    { const: 'analyst', title: 'Analyst' },
  ],
  externalName: 'role',
  externalNamespace: 'urn:ietf:params:scim:schemas:core:2.0:User',
  scope: 'NONE',
  union: 'DISABLE',
  master: { type: 'PROFILE_MASTER' },
  permissions: [{ action: 'READ_ONLY', principal: 'SELF' }],
};

/** The body of a write of custom properties to an app's schema. */
export function customProperties(properties: Json): Json {
  return { definitions: { custom: { id: '#custom', type: 'object', properties } } };
}
