import { type ProvisioningSettings } from '../../../access/okta-settings.js';

/** What the access file declares under `provisioning`. */
export type ProvisioningSwitches = Omit<ProvisioningSettings, 'mode'>;

/** A provisioning feature of an Okta app: what the access file declares of it, and where the console switches it. */
export interface ProvisioningFeature {
  /** The value in the app's `features`. */
  readonly feature: string;
  /** Whether the access file wants it on. */
  readonly declared: boolean;
  /** What in the access file says so, as `provisioning.create: true`. */
  readonly declaration: string;
  /** Where it is switched in the app's page of the console. */
  readonly console: string;
}

const IMPORT = 'Provisioning > Integration > Import New Users and Profile Updates';

const FEATURES: readonly { setting: keyof ProvisioningSwitches; feature: string; console: string }[] = [
  {
    setting: 'create',
    feature: 'PUSH_NEW_USERS',
    console: 'Provisioning > To App > Create Users, and Push New Users under Provisioning > Integration',
  },
  {
    setting: 'update',
    feature: 'PUSH_PROFILE_UPDATES',
    console:
      'Provisioning > To App > Update User Attributes, and Push Profile Updates under Provisioning > Integration',
  },
  {
    setting: 'deactivate',
    feature: 'PUSH_USER_DEACTIVATION',
    console: 'Provisioning > To App > Deactivate Users',
  },
  { setting: 'import', feature: 'IMPORT_NEW_USERS', console: IMPORT },
  { setting: 'import', feature: 'IMPORT_PROFILE_UPDATES', console: IMPORT },
];

/** Whether anything is to be provisioned at all. */
export function isProvisioned(switches: ProvisioningSwitches): boolean {
  return switches.create || switches.update || switches.deactivate || switches.import;
}

/**
 * The features that an app must have, and those that it must not have, for what the access file declares.
 *
 * The values are those that Okta's apps API returns for apps with SCIM on (the provider's recorded tests, its issue 710);
 * the console's names are those of Klaviyo's SCIM guide for Okta. That each value follows its switch is inferred from the
 * names: Okta documents it nowhere.
 *
 * `SCIM_PROVISIONING` is checked for custom SAML apps only: apps of the catalogue are recorded with features and without
 * it. `GROUP_PUSH` and `REACTIVATE_USERS` are not checked: no switch that we know of stands for them.
 */
export function provisioningFeatures(
  switches: ProvisioningSwitches,
  app: { readonly isCustomSaml: boolean },
): readonly ProvisioningFeature[] {
  const scim: ProvisioningFeature = {
    feature: 'SCIM_PROVISIONING',
    declared: isProvisioned(switches),
    declaration: isProvisioned(switches) ? 'provisioning that needs SCIM' : 'nothing to provision',
    console: 'General > App Settings > Provisioning: SCIM',
  };
  const switched = FEATURES.map(({ setting, feature, console }) => ({
    feature,
    declared: switches[setting],
    declaration: `provisioning.${setting}: ${switches[setting]}`,
    console,
  }));
  return app.isCustomSaml ? [scim, ...switched] : switched;
}
