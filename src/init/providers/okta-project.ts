import { DEFAULT_OKTA_DOMAIN } from '../../access/okta-settings.js';
import { exampleSsoUrl, type ProviderProject } from './provider-project.js';

/** A new project with Okta. */
export const OKTA_PROJECT: ProviderProject = {
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
      asks: 'assertion consumer service URL (reply URL) of the SAML app, from Klaviyo > Settings > Security',
      takes: 'url',
      standard: exampleSsoUrl,
      mayBeLeftOut: false,
      copied: { key: 'app.saml.ssoUrl', example: exampleSsoUrl },
    },
    {
      name: 'audience',
      asks: 'service provider entity id (audience, identifier) of the SAML app, from Klaviyo > Settings > Security',
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
  comments: [{ at: ['accounts', 0, 'app'], lines: ['its addresses are copied from Klaviyo > Settings > Security'] }],
  bindings: '@cdktf/provider-okta',
};
