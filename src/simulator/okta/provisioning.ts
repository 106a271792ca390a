import { type OktaApp, type Provisioning } from './world.js';

/** Nothing switched on: an app as it is made. */
export function noProvisioning(): Provisioning {
  return { enabled: false, create: false, update: false, deactivate: false, import: false, pushGroups: false };
}

/** The switches under the integration; those that are left out are off. */
export type ProvisioningSwitches = Readonly<
  Partial<Record<Exclude<keyof Provisioning, 'enabled'>, boolean | undefined>>
>;

/** The integration switched on, with these switches under it. */
export function switchedOn(switches: ProvisioningSwitches): Provisioning {
  const { create, update, deactivate, import: imports, pushGroups } = switches;
  return {
    enabled: true,
    create: create ?? false,
    update: update ?? false,
    deactivate: deactivate ?? false,
    import: imports ?? false,
    pushGroups: pushGroups ?? false,
  };
}

/**
 * The values of an app's `features`, in the order in which Okta's recorded answers hold them, and the switch of the
 * console behind each.
 */
const FEATURES: readonly (readonly [feature: string, isOn: (provisioning: Provisioning) => boolean])[] = [
  ['IMPORT_PROFILE_UPDATES', (provisioning) => provisioning.import],
  ['PUSH_NEW_USERS', (provisioning) => provisioning.create],
  ['PUSH_USER_DEACTIVATION', (provisioning) => provisioning.deactivate],
  ['SCIM_PROVISIONING', () => true],
  ['GROUP_PUSH', (provisioning) => provisioning.pushGroups],
  ['REACTIVATE_USERS', (provisioning) => provisioning.deactivate],
  ['IMPORT_NEW_USERS', (provisioning) => provisioning.import],
  ['PUSH_PROFILE_UPDATES', (provisioning) => provisioning.update],
];

/** The app's `features` as the API returns them: empty while the integration is off. */
export function features(app: OktaApp): readonly string[] {
  return app.provisioning.enabled
    ? FEATURES.filter(([, isOn]) => isOn(app.provisioning)).map(([feature]) => feature)
    : [];
}

/** What the connections and features API can do with an app of Okta's catalogue. */
export interface ProvisioningSupport {
  readonly authSchemes: readonly ('TOKEN' | 'OAUTH2')[];
  readonly features: readonly ProvisioningFeature[];
}

export type ProvisioningFeature = 'USER_PROVISIONING' | 'INBOUND_PROVISIONING';

const BOTH: readonly ProvisioningFeature[] = ['USER_PROVISIONING', 'INBOUND_PROVISIONING'];

/** The apps that those two APIs support (Okta's OpenAPI description, "Application Connections", "Application Features"). */
const SUPPORTED: Readonly<Record<string, ProvisioningSupport>> = {
  google: { authSchemes: ['OAUTH2'], features: BOTH },
  office365: { authSchemes: ['OAUTH2'], features: BOTH },
  okta_org2org: { authSchemes: ['TOKEN', 'OAUTH2'], features: BOTH },
  slack: { authSchemes: ['OAUTH2'], features: BOTH },
  zoomus: { authSchemes: ['OAUTH2'], features: BOTH },
  zscalerbyz: { authSchemes: ['TOKEN'], features: ['USER_PROVISIONING'] },
};

/** What the API supports of an app; undefined for every custom app and for most of the catalogue. */
export function provisioningSupport(app: OktaApp): ProvisioningSupport | undefined {
  return Object.hasOwn(SUPPORTED, app.name) ? SUPPORTED[app.name] : undefined;
}
