import { type AccessKeySource, type Account } from '../../access/access-model.js';
import { isProvisioned } from './provisioning-features.js';

/** The Terraform variable that holds the access key where Terraform switches provisioning on. */
export const ACCESS_KEY_VARIABLE = 'klaviyo_scim_access_key';

/** One thing that a person does by hand, once. */
export interface ConsoleStep {
  /** Where: a page of Klaviyo's or Okta's console. */
  readonly section: string;
  /** What to do there, with the account's own values. Never holds the access key itself. */
  readonly text: string;
}

/**
 * What a deploy cannot do for this account, in the order of Klaviyo's guide "How to set up SCIM with Okta". The steps that
 * Terraform does (the app with its username format, the attribute Role, the groups and their roles) are not among them.
 */
export function consoleSteps(account: Account): readonly ConsoleStep[] {
  const { app, provisioning } = account;
  const provisioned = isProvisioned(provisioning);
  return [
    ...(app.kind === 'existing' ? [] : [singleSignOnStep()]),
    ...(provisioned ? [accessKeyStep(account)] : []),
    ...(app.kind === 'existing' ? [userNameStep(app.label)] : []),
    ...(provisioned && provisioning.mode === 'console' ? provisioningSteps(account) : []),
  ];
}

function singleSignOnStep(): ConsoleStep {
  return {
    section: 'Klaviyo > Settings > Security',
    text:
      'Switch SAML single sign-on on with the metadata of the Okta app (its URL is the output saml_metadata_url). ' +
      'SCIM needs it, and needs you to be Admin or Owner.',
  };
}

function accessKeyStep({ scim, provisioning }: Account): ConsoleStep {
  const use =
    provisioning.mode === 'api'
      ? `and give it to Terraform as the variable ${ACCESS_KEY_VARIABLE}`
      : 'and keep it for the step Provisioning > Integration';
  return {
    section: 'Klaviyo > Settings > Security',
    text:
      `Create the SCIM access key, copy it with its prefix Klaviyo-API-Key, ${use}. It is shown once; ` +
      `the drift check reads it from ${describeSource(scim.accessKey)}. The base URL shown there must be ${scim.baseUrl}.`,
  };
}

function describeSource(source: AccessKeySource): string {
  return source.from === 'environment' ? `the environment variable ${source.variable}` : `the file ${source.path}`;
}

function userNameStep(label: string): ConsoleStep {
  return {
    section: `Okta > Applications > ${label} > Sign On`,
    text: 'Set the application username format to Email, updated on Create and update.',
  };
}

function provisioningSteps({ app, scim, provisioning }: Account): readonly ConsoleStep[] {
  const page = `Okta > Applications > ${app.label}`;
  const actions = [
    ...(provisioning.import ? ['Import New Users and Profile Updates'] : []),
    ...(provisioning.create ? ['Push New Users'] : []),
    ...(provisioning.update ? ['Push Profile Updates'] : []),
  ];
  const toApp = [
    ...(provisioning.create ? ['Create Users'] : []),
    ...(provisioning.update ? ['Update User Attributes'] : []),
    ...(provisioning.deactivate ? ['Deactivate Users'] : []),
  ];
  return [
    { section: `${page} > General`, text: 'Set Provisioning to SCIM.' },
    { section: `${page} > Provisioning > Integration`, text: `Set the SCIM connector base URL to ${scim.baseUrl}.` },
    {
      section: `${page} > Provisioning > Integration`,
      text: 'Set the unique identifier field for users to userName.',
    },
    ...(actions.length === 0
      ? []
      : [{ section: `${page} > Provisioning > Integration`, text: `Switch on: ${actions.join(', ')}.` }]),
    {
      section: `${page} > Provisioning > Integration`,
      text: 'Choose the authentication HTTP Header and paste the access key with its prefix. Test, then save.',
    },
    ...(toApp.length === 0
      ? []
      : [{ section: `${page} > Provisioning > To App`, text: `Switch on: ${toApp.join(', ')}.` }]),
  ];
}
