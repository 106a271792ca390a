import { type EntraAccount } from '../../../access/entra-account.js';

/** The steps that are left to a person, in the order of Klaviyo's guide. The ids are stable. */
export const ENTRA_STEP_IDS = [
  'single-sign-on-method',
  'single-sign-on-values',
  'single-sign-on',
  'access-key',
  'provisioning-mode',
  'connection',
  'group-mapping',
  'user-name-mapping',
  'unsupported-mappings',
  'role-mapping',
  'scope',
  'notification',
  'accidental-deletions',
  'provision-on-demand',
  'start',
] as const;

export type EntraStepId = (typeof ENTRA_STEP_IDS)[number];

/** By what one can tell whether a step was done. */
export type EntraStepEvidence =
  /** By the application's identifier and reply URLs. */
  | { readonly from: 'application' }
  /** By the service principal's `preferredSingleSignOnMode`. */
  | { readonly from: 'service-principal' }
  /** By these keys of the synchronization secrets: Graph returns which are set, not their values. */
  | { readonly from: 'secrets'; readonly keys: readonly string[] }
  /** By the schema of the synchronization job. */
  | { readonly from: 'schema' }
  /** By the synchronization job: that it is there, or its state. */
  | { readonly from: 'job' }
  /** By nothing that an API returns; `reason` says so as a sentence. */
  | { readonly from: 'nothing'; readonly reason: string };

/** One thing that a person does once: in the portal, or by a command of klaviyo-access. */
export interface EntraStep {
  readonly id: EntraStepId;
  /** Where: a page of Klaviyo or of the Microsoft Entra admin center. */
  readonly section: string;
  /** What to do there, with the account's own values. Never holds the access key itself. */
  readonly text: string;
  /** The command of klaviyo-access that does the same; undefined where there is none. */
  readonly command: string | undefined;
  readonly evidence: EntraStepEvidence;
}

/** The page of the account's enterprise application in the Microsoft Entra admin center. */
export function applicationPage({ identityProvider }: EntraAccount): string {
  return `Entra > Enterprise apps > ${identityProvider.app.label}`;
}

/** A command of klaviyo-access for this account. */
export function command(account: EntraAccount, of: string): string {
  return `klaviyo-access entra ${of} --account ${account.name}`;
}
