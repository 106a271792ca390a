import { type Account } from '../../../access/access-model.js';
import { isOneLoginAccount, type OneLoginAccount } from '../../../access/onelogin-account.js';
import { accessKeySource } from '../../access-key-source.js';
import { appPage, type OneLoginStep } from './console-step.js';
import { connectionStep, provisioningSteps, reapplySteps } from './provisioning-steps.js';
import { roleAccessSteps, roleParameterStep, userNameStep } from './parameter-steps.js';

/**
 * What a deploy cannot do for this account, in the order in which it is done: Klaviyo's guides "How to set up single sign-on (SSO)" and "How to
 * set up SCIM user provisioning", sections One Login (versions of 21 April 2026), for an app of the catalogue; for one of the connector
 * "SCIM Provisioner with SAML (SCIM v2 Core)" OneLogin's "Creating SCIM Custom Connectors" (KB0013904). The steps that Terraform does (the app, roles, rules and mappings)
 * are not among them. Empty for an account without an app in OneLogin.
 */
export function oneLoginSteps(account: Account): readonly OneLoginStep[] {
  if (!isOneLoginAccount(account)) return [];
  return [
    ...(account.identityProvider.app.origin === 'existing' ? [] : singleSignOnSteps(account)),
    accessKeyStep(account),
    connectionStep(account),
    userNameStep(account),
    roleParameterStep(account),
    ...roleAccessSteps(account),
    ...provisioningSteps(account),
    ...reapplySteps(account),
    firstPersonStep(account),
  ];
}

function singleSignOnSteps(account: OneLoginAccount): readonly OneLoginStep[] {
  return [
    {
      id: 'single-sign-on-values',
      section: `${appPage(account)} > Configuration`,
      text:
        'Paste the Klaviyo SSO URL into SAML Consumer URL and the audience URI into Audience (in Klaviyo both stand under Settings > Security > ' +
        'Set up SSO), and save.',
      fields: [],
      evidence: { from: 'nothing', reason: 'The access file does not say which values they are.' },
    },
    {
      id: 'single-sign-on',
      section: 'Klaviyo > Settings > Security',
      text:
        'Switch SAML single sign-on on with the metadata of the app (in OneLogin: the app > More Actions > SAML Metadata). SCIM needs it, and ' +
        'needs you to be Admin or Owner.',
      fields: [],
      evidence: { from: 'nothing', reason: 'Klaviyo has no API that returns it.' },
    },
  ];
}

function accessKeyStep({ scim }: OneLoginAccount): OneLoginStep {
  return {
    id: 'access-key',
    section: 'Klaviyo > Settings > Security',
    text:
      'Check SCIM Provisioning and copy the access key with its prefix Klaviyo-API-Key. It is shown once; klaviyo-access reads it from ' +
      `${accessKeySource(scim.accessKey)}. Keep it for the connection. The base URL shown there must be ${scim.baseUrl}.`,
    fields: [],
    evidence: { from: 'nothing', reason: 'The runbook does not use the key; klaviyo-access doctor tries it.' },
  };
}

function firstPersonStep(account: OneLoginAccount): OneLoginStep {
  return {
    id: 'first-person',
    section: `${appPage(account)} > Users`,
    text:
      'Look at one person of each role: they must be provisioned, and Klaviyo must show the declared role for them. What went wrong stands ' +
      'under Activity > Events.',
    fields: [],
    evidence: { from: 'nothing', reason: 'Whether the right role arrived shows in Klaviyo: klaviyo-access drift.' },
  };
}
