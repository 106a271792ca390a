import { type Account } from '../../../access/access-model.js';
import { type EntraAccount, isEntraAccount } from '../../../access/entra-account.js';
import { ACCESS_KEY_VARIABLE, accessKeySource } from '../../access-key-source.js';
import { applicationPage, type EntraStep } from './portal-step.js';
import { provisioningSteps } from './provisioning-steps.js';

/**
 * What a deploy cannot do for this account, in the order of Klaviyo's guide "How to set up SCIM user provisioning", section Azure,
 * with Microsoft's "Develop and plan provisioning for a SCIM endpoint" for what the portal calls it. The steps that Terraform does
 * (the application, its app roles, the groups and their roles, the synchronization job) are not among them. Of an application that
 * exists, all that concerns its own settings is. Empty for an account without an application in Entra.
 */
export function entraSteps(account: Account): readonly EntraStep[] {
  if (!isEntraAccount(account)) return [];
  return [...singleSignOnSteps(account), accessKeyStep(account), ...provisioningSteps(account)];
}

/**
 * Terraform sets the identifier and the reply URL of an application that it makes. The method belongs to the service principal, which
 * it must not manage: the provider would delete the enterprise application with it.
 */
function singleSignOnSteps(account: EntraAccount): readonly EntraStep[] {
  const { app } = account.identityProvider;
  if (app.kind === 'existing' && app.saml === undefined) return [];
  const section = `${applicationPage(account)} > Single sign-on`;
  const values =
    app.saml === undefined
      ? 'the values that Klaviyo shows under Settings > Security'
      : `the identifier ${app.saml.identifier} and the reply URL ${app.saml.replyUrl}`;
  return [
    {
      id: 'single-sign-on-method',
      section,
      text: 'Choose SAML as the single sign-on method.',
      command: undefined,
      evidence: { from: 'service-principal' },
    },
    ...(app.kind === 'template' && app.saml !== undefined
      ? []
      : [
          {
            id: 'single-sign-on-values',
            section,
            text: `Under Basic SAML Configuration, enter ${values}.`,
            command: undefined,
            evidence:
              app.saml === undefined
                ? ({ from: 'nothing', reason: 'The access file does not say which values they are.' } as const)
                : ({ from: 'application' } as const),
          } as const,
        ]),
    {
      id: 'single-sign-on',
      section: 'Klaviyo > Settings > Security',
      text:
        'Switch SAML single sign-on on with the federation metadata of the enterprise application (Single sign-on > SAML ' +
        'Certificates). SCIM needs it, and needs you to be Admin or Owner.',
      command: undefined,
      evidence: { from: 'nothing', reason: 'Klaviyo has no API that returns it.' },
    },
  ];
}

function accessKeyStep({ scim, identityProvider }: EntraAccount): EntraStep {
  const use =
    identityProvider.provisioning.secret === 'terraform'
      ? `Give it to Terraform as the variable ${ACCESS_KEY_VARIABLE}.`
      : 'Keep it for the connection.';
  return {
    id: 'access-key',
    section: 'Klaviyo > Settings > Security',
    text:
      `Check SCIM Provisioning and copy the access key. It is shown once; klaviyo-access reads it from ${accessKeySource(scim.accessKey)}. ` +
      `${use} The base URL shown there must be ${scim.baseUrl}.`,
    command: undefined,
    evidence: { from: 'nothing', reason: 'The runbook does not use the key; klaviyo-access doctor tries it.' },
  };
}
