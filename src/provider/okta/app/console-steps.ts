import { type Account } from '../../../access/access-model.js';
import { isOktaAccount, type OktaAccount } from '../../../access/okta-account.js';
import { type ProvisioningSettings } from '../../../access/okta-settings.js';
import { ACCESS_KEY_VARIABLE, accessKeySource } from '../../access-key-source.js';
import { isProvisioned } from './provisioning-features.js';

/** The steps that are left to a person, in the order of Klaviyo's guide. The ids are stable. */
export const CONSOLE_STEP_IDS = [
  'single-sign-on',
  'access-key',
  'user-name',
  'scim',
  'base-url',
  'unique-identifier',
  'integration-actions',
  'authentication',
  'to-app',
] as const;

export type ConsoleStepId = (typeof CONSOLE_STEP_IDS)[number];

/** By what one can tell whether a step was done. */
export type StepEvidence =
  /** By these of the app's `features`, which Okta's API returns. */
  | { readonly from: 'features'; readonly features: readonly string[] }
  /** By the app's username template. */
  | { readonly from: 'user-name' }
  /** By nothing that an API returns; `reason` says so as a sentence. */
  | { readonly from: 'nothing'; readonly reason: string };

/** One thing that a person does by hand, once. */
export interface ConsoleStep {
  readonly id: ConsoleStepId;
  /** Where: a page of Klaviyo's or Okta's console. */
  readonly section: string;
  /** What to do there, with the account's own values. Never holds the access key itself. */
  readonly text: string;
  readonly evidence: StepEvidence;
}

/**
 * What a deploy cannot do for this account, in the order of Klaviyo's guide "How to set up SCIM with Okta". The steps that
 * Terraform does (the app with its username format, the attribute Role, the groups and their roles) are not among them.
 * Empty for an account without an app in Okta.
 */
export function consoleSteps(account: Account): readonly ConsoleStep[] {
  if (!isOktaAccount(account)) return [];
  const { app, provisioning } = account.identityProvider;
  const provisioned = isProvisioned(provisioning);
  return [
    ...(app.kind === 'existing' ? [] : [singleSignOnStep()]),
    ...(provisioned ? [accessKeyStep(account)] : []),
    ...(app.kind === 'existing' ? [userNameStep(app.label)] : []),
    ...(provisioned && provisioning.mode === 'console' ? provisioningSteps(account) : []),
  ];
}

const NOT_RETURNED = { from: 'nothing', reason: "Okta's API does not return it for such an app." } as const;

function singleSignOnStep(): ConsoleStep {
  return {
    id: 'single-sign-on',
    section: 'Klaviyo > Settings > Security',
    text:
      'Switch SAML single sign-on on with the metadata of the Okta app (its URL is the output saml_metadata_url). ' +
      'SCIM needs it, and needs you to be Admin or Owner.',
    evidence: { from: 'nothing', reason: 'Klaviyo has no API that returns it.' },
  };
}

function accessKeyStep({ scim, identityProvider }: OktaAccount): ConsoleStep {
  const use =
    identityProvider.provisioning.mode === 'api'
      ? `and give it to Terraform as the variable ${ACCESS_KEY_VARIABLE}`
      : 'and keep it for the step Provisioning > Integration';
  return {
    id: 'access-key',
    section: 'Klaviyo > Settings > Security',
    text:
      `Create the SCIM access key, copy it with its prefix Klaviyo-API-Key, ${use}. It is shown once; ` +
      `the drift check reads it from ${accessKeySource(scim.accessKey)}. The base URL shown there must be ${scim.baseUrl}.`,
    evidence: { from: 'nothing', reason: 'The runbook does not use the key; klaviyo-access doctor tries it.' },
  };
}

function userNameStep(label: string): ConsoleStep {
  return {
    id: 'user-name',
    section: `Okta > Applications > ${label} > Sign On`,
    text: 'Set the application username format to Email, updated on Create and update.',
    evidence: { from: 'user-name' },
  };
}

function provisioningSteps({ scim, identityProvider }: OktaAccount): readonly ConsoleStep[] {
  const { app, provisioning } = identityProvider;
  const page = `Okta > Applications > ${app.label}`;
  const integration = `${page} > Provisioning > Integration`;
  const on = switchedOn(provisioning);
  return [
    {
      id: 'scim',
      section: `${page} > General`,
      text: 'Set Provisioning to SCIM.',
      evidence:
        app.kind === 'saml'
          ? { from: 'features', features: ['SCIM_PROVISIONING'] }
          : { from: 'nothing', reason: 'Only a custom SAML app is known to return it.' },
    },
    {
      id: 'base-url',
      section: integration,
      text: `Set the SCIM connector base URL to ${scim.baseUrl}.`,
      evidence: NOT_RETURNED,
    },
    {
      id: 'unique-identifier',
      section: integration,
      text: 'Set the unique identifier field for users to userName.',
      evidence: NOT_RETURNED,
    },
    ...switchStep('integration-actions', integration, on.actions),
    {
      id: 'authentication',
      section: integration,
      text: 'Choose the authentication HTTP Header and paste the access key with its prefix. Test, then save.',
      evidence: NOT_RETURNED,
    },
    ...switchStep('to-app', `${page} > Provisioning > To App`, on.toApp),
  ];
}

/** Names of switches in the console, each with the app's features that follow from it. */
type Switches = readonly (readonly [name: string, features: readonly string[]])[];

function switchedOn(provisioning: ProvisioningSettings): { readonly actions: Switches; readonly toApp: Switches } {
  const { create, update, deactivate, import: imports } = provisioning;
  const when = (on: boolean, name: string, ...features: readonly string[]): Switches => (on ? [[name, features]] : []);
  return {
    actions: [
      ...when(imports, 'Import New Users and Profile Updates', 'IMPORT_NEW_USERS', 'IMPORT_PROFILE_UPDATES'),
      ...when(create, 'Push New Users', 'PUSH_NEW_USERS'),
      ...when(update, 'Push Profile Updates', 'PUSH_PROFILE_UPDATES'),
    ],
    toApp: [
      ...when(create, 'Create Users', 'PUSH_NEW_USERS'),
      ...when(update, 'Update User Attributes', 'PUSH_PROFILE_UPDATES'),
      ...when(deactivate, 'Deactivate Users', 'PUSH_USER_DEACTIVATION'),
    ],
  };
}

function switchStep(id: ConsoleStepId, section: string, switches: Switches): readonly ConsoleStep[] {
  if (switches.length === 0) return [];
  return [
    {
      id,
      section,
      text: `Switch on: ${switches.map(([name]) => name).join(', ')}.`,
      evidence: { from: 'features', features: switches.flatMap(([, features]) => features) },
    },
  ];
}
