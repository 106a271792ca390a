import { type AppSettings } from '../../../access/okta-settings.js';
import { type OktaAppState } from './okta-app-state.js';
import { quoted } from '../../../text/quoted.js';

/**
 * By what a live app, found by its label alone, shows itself as another one than the access file declares, such as the app
 * of another Klaviyo account: as the rest of a sentence, after the app. Undefined if it may be the declared one.
 *
 * Of the SAML settings both the assertion consumer service and the audience have to differ: one of them alone is a change
 * of the same app. An app that is declared by its id is that one, whatever else differs.
 */
export function anotherApp(declared: AppSettings, live: OktaAppState): string | undefined {
  if (declared.kind === 'existing') return undefined;
  if (live.signOnMode !== 'SAML_2_0') return `signs on with ${quoted(live.signOnMode)}, where SAML_2_0 is declared`;
  if (declared.kind === 'preconfigured') {
    const { preconfigured } = declared;
    if (live.name === preconfigured) return undefined;
    return `is ${quoted(live.name)} in Okta's catalogue, where ${quoted(preconfigured)} is declared`;
  }
  const { ssoUrl, audience } = declared.saml;
  const { signOn } = live;
  if (signOn.ssoAcsUrl === ssoUrl || signOn.audience === audience) return undefined;
  return (
    `has the single sign-on URL ${quoted(signOn.ssoAcsUrl)} and the audience ${quoted(signOn.audience)}, where ` +
    `${quoted(ssoUrl)} and ${quoted(audience)} are declared`
  );
}
