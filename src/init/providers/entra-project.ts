import { ENTRA_ENVIRONMENTS, ENTRA_USER_NAMES } from '../../access/entra-settings.js';
import { type Answers } from '../answers.js';
import { type Question, YES_OR_NO } from '../question.js';
import { OKTA_PROJECT } from './okta-project.js';
import { exampleSsoUrl, type ProviderProject } from './provider-project.js';

/** Other names that the Terraform provider azuread takes for clouds (its documentation, `environment`). */
const CLOUD_NAMES: Readonly<Record<string, string>> = {
  public: 'global',
  usgovernment: 'usgovernmentl4',
  dod: 'usgovernmentl5',
};

const wantsSaml = ({ saml }: Answers): boolean => saml === 'yes';
const ofSaml = 'the identity provider entra with --saml yes';

/** A question of Okta's about single sign-on, which Klaviyo asks of every identity provider: Entra's words for it are in it too. */
function samlQuestion(name: 'ssoUrl' | 'audience', key: string): Question {
  const question = OKTA_PROJECT.app.find((one) => one.name === name)!;
  return { ...question, applies: wantsSaml, belongsTo: ofSaml, copied: { key, example: exampleSsoUrl } };
}

/** A new project with Microsoft Entra ID. */
export const ENTRA_PROJECT: ProviderProject = {
  address: [
    {
      name: 'tenant',
      asks: 'tenant of Microsoft Entra ID: its id, or a verified domain of it',
      takes: 'tenant',
      otherwise: 'ARM_TENANT_ID',
      standard: (_answers, { ARM_TENANT_ID: tenant }) => (tenant === '' ? undefined : tenant),
      mayBeLeftOut: true,
      example: 'acme.onmicrosoft.com',
    },
    {
      name: 'environment',
      asks: "Microsoft's cloud that the tenant is in",
      takes: 'cloud',
      words: () => ENTRA_ENVIRONMENTS,
      otherwise: 'ARM_ENVIRONMENT or global',
      standard: (_answers, { ARM_ENVIRONMENT: cloud = '' }) =>
        cloud === '' ? ENTRA_ENVIRONMENTS[0] : (CLOUD_NAMES[cloud.toLowerCase()] ?? cloud.toLowerCase()),
      mayBeLeftOut: true,
    },
  ],
  app: [
    {
      name: 'appName',
      asks: 'name of the enterprise application in Entra; the stack makes it',
      takes: 'name',
      standard: () => 'Klaviyo',
      mayBeLeftOut: true,
    },
    {
      name: 'userName',
      asks: "attribute of Entra's people that is the userName (an e-mail address) in Klaviyo",
      takes: 'attribute',
      words: () => ENTRA_USER_NAMES,
      standard: () => ENTRA_USER_NAMES[0],
      mayBeLeftOut: true,
    },
    {
      name: 'saml',
      asks: 'whether the stack sets up single sign-on by SAML, too',
      takes: 'answer',
      words: () => YES_OR_NO,
      standard: () => 'no',
      mayBeLeftOut: true,
    },
    samlQuestion('ssoUrl', 'app.saml.replyUrl'),
    samlQuestion('audience', 'app.saml.identifier'),
  ],
  settings: ({ tenant, environment }) => (environment === ENTRA_ENVIRONMENTS[0] ? { tenant } : { tenant, environment }),
  account: ({ appName, userName, saml, ssoUrl, audience }) => ({
    app: {
      label: appName,
      userName,
      ...(saml === 'yes' && { saml: { identifier: audience, replyUrl: ssoUrl } }),
    },
    provisioning: { job: 'off', secret: 'command' },
  }),
  comments: [
    { at: ['accounts', 0, 'app', 'saml'], lines: ['copied from Klaviyo > Settings > Security'] },
    {
      at: ['accounts', 0, 'assignments'],
      lines: ['Entra knows no order of roles: put each person into one of these groups alone'],
    },
    {
      at: ['accounts', 0, 'provisioning'],
      lines: [
        'the job is switched on last, once the role is mapped and the connection is set (klaviyo-access runbook entra)',
      ],
    },
  ],
  bindings: '@cdktf/provider-azuread',
  guide: 'entra.md',
};
