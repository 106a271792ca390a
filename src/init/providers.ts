import { type IdentityProviderKind } from '../access/access-model.js';
import { DEFAULT_OKTA_DOMAIN } from '../access/okta-settings.js';
import { ROSTER, type Answers } from './answers.js';
import { type Question } from './question.js';

/** What a new project with one identity provider is made from. */
export interface ProviderProject {
  /** Where the provider is: asked before the account. */
  readonly address: readonly Question[];
  /** What is asked of its app: after the account. */
  readonly app: readonly Question[];
  /** What stands under the provider's key in the access file. */
  readonly settings: (answers: Answers) => Readonly<Record<string, unknown>>;
  /** The keys of an account that belong to the provider. */
  readonly account: (answers: Answers) => Readonly<Record<string, unknown>>;
  /** The peer dependency with the resources of its stacks. */
  readonly bindings: string;
}

/** An example of the address that Klaviyo shows for single sign-on; the path ends with the account's own name. */
const exampleSsoUrl = ({ account = 'acme' }: Answers): string => `https://www.klaviyo.com/sso/saml/${account}`;

/** The identity providers that a new project may have. A provider is one row. */
export const PROVIDER_PROJECTS: Readonly<Record<IdentityProviderKind, ProviderProject>> = {
  okta: {
    address: [
      // Before the name, which is judged by it.
      {
        name: 'domain',
        asks: 'domain of the Okta organisation',
        takes: 'domain',
        otherwise: 'OKTA_BASE_URL or okta.com',
        standard: (_answers, environment) => environment.OKTA_BASE_URL ?? DEFAULT_OKTA_DOMAIN,
        mayBeLeftOut: true,
      },
      {
        name: 'org',
        asks: 'Okta organisation, such as acme for https://acme.okta.com',
        takes: 'name',
        otherwise: 'OKTA_ORG_NAME',
        standard: (_answers, environment) => environment.OKTA_ORG_NAME,
        mayBeLeftOut: true,
        // No domain begins with it, so that any is judged by itself.
        example: 'klaviyo-access-example',
      },
    ],
    app: [
      {
        name: 'ssoUrl',
        asks: 'assertion consumer service URL of the SAML app, from Klaviyo > Settings > Security',
        takes: 'url',
        standard: exampleSsoUrl,
        mayBeLeftOut: false,
        copied: { key: 'app.saml.ssoUrl', example: exampleSsoUrl },
      },
      {
        name: 'audience',
        asks: 'service provider entity id (audience) of the SAML app, from Klaviyo > Settings > Security',
        takes: 'id',
        standard: (answers) => answers.ssoUrl ?? exampleSsoUrl(answers),
        mayBeLeftOut: false,
        copied: { key: 'app.saml.audience', example: exampleSsoUrl },
      },
    ],
    settings: ({ org, domain }) => (domain === DEFAULT_OKTA_DOMAIN ? { org } : { org, domain }),
    account: ({ ssoUrl, audience }) => ({
      app: { label: 'Klaviyo', saml: { ssoUrl, audience } },
      provisioning: { mode: 'console', create: true, update: true, deactivate: true, import: true },
    }),
    bindings: '@cdktf/provider-okta',
  },
  entra: {
    address: [],
    app: [],
    settings: () => ({ tenant: 'acme.onmicrosoft.com' }),
    account: () => ({ app: { label: 'Klaviyo' } }),
    bindings: '@cdktf/provider-azuread',
  },
};

/** The kinds of identity providers, in the order in which they are offered. */
export const PROVIDER_KINDS = Object.keys(PROVIDER_PROJECTS) as readonly IdentityProviderKind[];

/** The kind that an answer names; undefined where it names none. */
export function providerKind({ provider }: Answers): IdentityProviderKind | undefined {
  return PROVIDER_KINDS.find((kind) => kind === provider);
}

/** Whether the people come from a roster: also where there is no identity provider that could list them. */
export function fromRoster(answers: Answers): boolean {
  return providerKind(answers) === undefined || answers.directory === ROSTER;
}
