import { type EntraAccount } from '../../../access/entra-account.js';
import { DEFAULT_USER_NAME, KLAVIYO_TARGETS } from '../../../access/entra-settings.js';
import { ROLE_EXPRESSION } from './klaviyo-mappings.js';
import { applicationPage, command, type EntraStep } from './portal-step.js';

/**
 * What is left to set up under Provisioning, in order. Terraform makes the synchronization job of an application that it makes; of one
 * that exists the provisioning is left as it is.
 */
export function provisioningSteps(account: EntraAccount): readonly EntraStep[] {
  return [
    ...(account.identityProvider.app.kind === 'existing' ? [provisioningModeStep(account)] : []),
    connectionStep(account),
    ...mappingSteps(account),
    ...careSteps(account),
    onDemandStep(account),
    ...startSteps(account),
  ];
}

function provisioningModeStep(account: EntraAccount): EntraStep {
  return {
    id: 'provisioning-mode',
    section: `${applicationPage(account)} > Provisioning`,
    text: 'Start a new configuration, or set the provisioning mode to Automatic. Do not start provisioning yet.',
    command: undefined,
    evidence: { from: 'job' },
  };
}

/** The key has the prefix in Klaviyo; Entra puts a word of its own before it, so it takes the key without any. */
function connectionStep(account: EntraAccount): EntraStep {
  const section = `${applicationPage(account)} > Provisioning > Connectivity`;
  const { scim, identityProvider } = account;
  const keys = ['BaseAddress', 'SecretToken'];
  return identityProvider.provisioning.secret === 'terraform'
    ? {
        id: 'connection',
        section,
        text: 'Test the connection, whose values Terraform has set.',
        command: undefined,
        evidence: { from: 'secrets', keys },
      }
    : {
        id: 'connection',
        section,
        text:
          `Set the tenant URL to ${scim.baseUrl} and the secret token to the access key without its prefix Klaviyo-API-Key, ` +
          'test the connection and save it.',
        command: command(account, 'connection --apply'),
        evidence: { from: 'secrets', keys },
      };
}

/** Klaviyo has no groups over SCIM; Entra's template maps them as well, which can be switched off. */
function mappingSteps(account: EntraAccount): readonly EntraStep[] {
  const { roleTarget, userName } = account.identityProvider.app;
  const section = `${applicationPage(account)} > Provisioning > Attribute mapping`;
  const users = `${section} > Provision Microsoft Entra ID Users`;
  const evidence = { from: 'schema' } as const;
  const kept = [...new Set([...KLAVIYO_TARGETS, roleTarget])];
  return [
    {
      id: 'group-mapping',
      section: `${section} > Provision Microsoft Entra ID Groups`,
      text: 'Set Enabled to No: Klaviyo takes people, no groups.',
      command: undefined,
      evidence,
    },
    ...(userName === DEFAULT_USER_NAME
      ? []
      : [
          {
            id: 'user-name-mapping',
            section: users,
            text: `Change the source attribute of userName from ${DEFAULT_USER_NAME} to ${userName}.`,
            command: command(account, 'role-mapping --apply'),
            evidence,
          } as const,
        ]),
    {
      id: 'unsupported-mappings',
      section: users,
      text: `Delete the mappings that Klaviyo does not support. Those to ${kept.join(', ')} stay.`,
      command: command(account, 'role-mapping --prune --apply'),
      evidence,
    },
    {
      id: 'role-mapping',
      section: users,
      text: `Add a mapping of the type Expression: ${ROLE_EXPRESSION}, target attribute ${roleTarget}, applied always.`,
      command: command(account, 'role-mapping --apply'),
      evidence,
    },
  ];
}

function careSteps(account: EntraAccount): readonly EntraStep[] {
  const page = `${applicationPage(account)} > Provisioning`;
  const returned = (what: string) =>
    ({ from: 'nothing', reason: `Graph does not return ${what} in a readable form.` }) as const;
  return [
    {
      id: 'scope',
      section: `${page} > Settings`,
      text: 'Set the scope to "Sync only assigned users and groups": with all users in scope nobody gets a role.',
      command: command(account, 'role-mapping --apply'),
      evidence: returned('the scope'),
    },
    {
      id: 'notification',
      section: `${page} > Overview > Properties`,
      text: 'Switch notification e-mails on, to an address that is read: Entra reports there when it puts the job in quarantine.',
      command: undefined,
      evidence: returned('the address'),
    },
    {
      id: 'accidental-deletions',
      section: `${page} > Overview > Properties`,
      text: 'Switch "Prevent accidental deletions" on, with the number of people who may lose access in one cycle.',
      command: undefined,
      evidence: returned('the number'),
    },
  ];
}

function onDemandStep(account: EntraAccount): EntraStep {
  return {
    id: 'provision-on-demand',
    section: `${applicationPage(account)} > Provisioning > Provision on demand`,
    text: 'Provision one person of an assigned group, and compare the role that Klaviyo shows for them with the declared one.',
    command: command(account, 'provision USER --apply'),
    evidence: { from: 'nothing', reason: 'Whether the right role arrived shows in Klaviyo.' },
  };
}

/** Only once the role is mapped: a job that runs before creates people without a role. */
function startSteps(account: EntraAccount): readonly EntraStep[] {
  const { app, provisioning } = account.identityProvider;
  if (app.kind === 'template' && provisioning.job === 'on') return [];
  return [
    {
      id: 'start',
      section: `${applicationPage(account)} > Provisioning > Overview`,
      text:
        app.kind === 'existing'
          ? 'Start provisioning.'
          : 'Write provisioning.job: on in the access file and deploy: Terraform starts provisioning.',
      command: undefined,
      evidence: { from: 'job' },
    },
  ];
}
