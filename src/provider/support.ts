import { type IdentityProviderKind } from '../access/access-model.js';

/** The ways in which people come into Klaviyo: an identity provider that provisions, Google Workspace, which does not, or none. */
export type SupportKind = IdentityProviderKind | 'google' | 'none';

/** What an access file may ask for, or a person may expect, that not every provider does. The keys are stable. */
export const FEATURES = {
  conditions: 'Conditions (`when`)',
  everyone: '`everyone: true`',
  overlap: 'One person in several assignments',
  existingGroups: 'Groups that exist already',
  nestedGroups: 'Groups within groups',
  leavers: 'Leavers in Klaviyo',
  roleReadBack: 'The assigned role, read back',
  reapply: 'A changed rule reaches who is there already',
  exceptions: 'Exceptions',
} as const;

export type Feature = keyof typeof FEATURES;

/** Whether it is so, and how, as a text without a full stop. `part` where the access file may ask for something that is refused, or not defined. */
export interface FeatureSupport {
  readonly supported: 'yes' | 'part' | 'no';
  readonly note: string;
}

/** A Terraform resource of a stack, and what it is there for, such as `okta_app_saml` and `the app`. */
export type Declared = readonly [type: string, what: string];

/** One row of the matrix. Texts are without a full stop, as cells of a table. */
export interface ProviderSupport {
  readonly name: string;
  /** How people sign in. */
  readonly sso: string;
  /** Who writes to Klaviyo's SCIM server. */
  readonly scim: string;
  /** The Terraform resources of a stack that is made whole, in the order in which they build on one another. None: there is no stack. */
  readonly declares: readonly Declared[];
  /** The pages on which somebody does by hand what no API can, in order. */
  readonly consolePages: readonly string[];
  /** The command that prints those steps with the account's own values. */
  readonly runbook: string | undefined;
  /** What drift reads of the three stations, each with what cannot be read. */
  readonly reads: { readonly declared: string; readonly assigned: string; readonly notRead: string };
  /** What there must be before anything works, in the order in which it is needed. */
  readonly prerequisites: readonly string[];
  /** What klaviyo-access does where the provider has nothing. */
  readonly answer: string;
  readonly features: Readonly<Record<Feature, FeatureSupport>>;
}

/** Most are the same whatever the provider is: they are kept by klaviyo-access, and the provider knows nothing of them. */
export const EXCEPTIONS: FeatureSupport = {
  supported: 'yes',
  note: 'for findings, and for what klaviyo-access writes; a provider that pushes does not know them',
};

/**
 * What Klaviyo asks for, whatever provisions (help.klaviyo.com, "How to set up SCIM user provisioning": a paid plan, an Admin or Owner
 * who sets it up, single sign-on switched on before SCIM).
 */
export const KLAVIYO_FIRST = [
  "Klaviyo: a paid plan, and the set-up by one of the account's admins or its owner",
  'Klaviyo: single sign-on switched on, before SCIM',
] as const;

/** The next one, where the key is for the identity provider and for the drift check. */
export const KLAVIYO_KEY = 'Klaviyo: SCIM switched on; its access key is shown once';
