import { quoted } from '../../../text/quoted.js';
import { textFault } from '../../../text/text-fault.js';
import { addressFault } from '../../../text/web-address.js';
import { type OktaAppState } from '../app/okta-app-state.js';
import { AdoptError, type AdoptNote, info, warning } from '../../adoption.js';

/** The parts `app` and `provisioning` of an account, as they are written. */
export interface AdoptedApp {
  readonly app: Readonly<Record<string, unknown>>;
  readonly provisioning: Readonly<Record<string, unknown>>;
  /** Whether the stack manages the app; otherwise it only reads it. */
  readonly managed: boolean;
  readonly notes: readonly AdoptNote[];
}

/**
 * The app as the access file declares it: from its SAML settings, by its name in Okta's catalogue, or, where neither can be
 * written, as an existing one. Terraform never updates it (`updates: check`).
 *
 * @throws AdoptError if it does not sign on with SAML or is not active
 */
export function adoptedApp(app: OktaAppState): AdoptedApp {
  const { id, label, signOnMode, status } = app;
  const named = `The app ${id} is labelled ${quoted(label)}`;
  if (signOnMode !== 'SAML_2_0') {
    throw new AdoptError(
      `${named} and signs on with ${quoted(signOnMode)}, not with SAML_2_0. Klaviyo's SCIM asks for SAML single ` +
        'sign-on: name the SAML app.',
    );
  }
  if (status !== 'ACTIVE') {
    throw new AdoptError(
      `${named} and is ${quoted(status)}. Okta shows the attributes of active apps only, so a plan would not find ` +
        "them either: activate it in Okta's console, under Applications > the app > Activate.",
    );
  }
  const source = sourceOf(app);
  return {
    ...source,
    provisioning: provisioningOf(app.features),
    notes: [...source.notes, ...userNameNotes(app, source.managed)],
  };
}

/** Okta tells the assertion consumer service of a custom app alone; of one of its catalogue it tells overrides. */
function sourceOf({ id, name, label, signOn }: OktaAppState): Omit<AdoptedApp, 'provisioning'> {
  const { ssoAcsUrl: ssoUrl, audience, recipient = ssoUrl, destination = ssoUrl } = signOn;
  if (ssoUrl === undefined && /^[A-Za-z0-9_.-]+$/.test(name)) {
    return { app: { label, updates: 'check', preconfigured: name }, managed: true, notes: [] };
  }
  const addresses = [ssoUrl, recipient, destination];
  const sound = audience !== undefined && /^\S(?:.*\S)?$/.test(audience) && textFault(audience) === undefined;
  if (sound && addresses.every((url) => url !== undefined && addressFault(url) === undefined)) {
    const saml = {
      ssoUrl,
      audience,
      ...(recipient !== ssoUrl && { recipient }),
      ...(destination !== ssoUrl && { destination }),
    };
    return { app: { label, updates: 'check', saml }, managed: true, notes: [] };
  }
  return {
    app: { label, existing: id },
    managed: false,
    notes: [
      warning(
        'The SAML settings of the app cannot be written into the access file: one of the addresses is not an absolute https ' +
          'URL, or the audience is empty or no text that it takes. The app is named under app.existing; the stack reads it and never changes it.',
      ),
    ],
  };
}

/** What is found, so that the check of the provisioning passes. An import of one kind alone cannot be written. */
function provisioningOf(features: readonly string[]): AdoptedApp['provisioning'] {
  const on = (...all: readonly string[]): boolean => all.every((feature) => features.includes(feature));
  return {
    mode: 'console',
    create: on('PUSH_NEW_USERS'),
    update: on('PUSH_PROFILE_UPDATES'),
    deactivate: on('PUSH_USER_DEACTIVATION'),
    import: on('IMPORT_NEW_USERS', 'IMPORT_PROFILE_UPDATES'),
  };
}

function userNameNotes({ userNameTemplate }: OktaAppState, managed: boolean): readonly AdoptNote[] {
  const { template, pushStatus } = userNameTemplate;
  const differences = [
    ...(template === '${source.email}' ? [] : [`it is ${quoted(template)}, not "\${source.email}"`]),
    ...(pushStatus === 'PUSH' ? [] : ['a changed one is not pushed']),
  ];
  if (differences.length === 0) return [];
  const seen = managed ? 'No plan changes it; the check app-declared warns of it on every plan.' : 'No plan sees it.';
  return [
    info(
      `The application username is not as Klaviyo asks for it: ${differences.join(', and ')}. ${seen} Correct it in Okta's ` +
        'console under Sign On.',
    ),
  ];
}
