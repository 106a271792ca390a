import { type EntraAccountSettings } from '../../../access/entra-settings.js';
import { quoted } from '../../../text/quoted.js';
import { type EntraApplication } from './entra-state.js';

/**
 * By what a live application, found by its name and template alone, shows itself as another one than the access file declares, such as
 * that of another Klaviyo account: as the rest of a sentence, after the application. Undefined if it may be the declared one.
 *
 * Of the SAML settings both the reply URL and the identifier have to differ; and single sign-on that is not set up yet tells nothing. One
 * that is declared by its id is that one, whatever else differs; of one that is taken over by its id the name must agree.
 */
export function anotherApplication(
  { app: declared, adopt }: Pick<EntraAccountSettings, 'app' | 'adopt'>,
  live: EntraApplication,
): string | undefined {
  if (declared.kind === 'existing') return undefined;
  if (adopt !== undefined) {
    return live.label === declared.label
      ? undefined
      : `is the one under adopt.servicePrincipal, where the name ${quoted(declared.label)} is declared`;
  }
  const { saml } = declared;
  if (saml === undefined || live.replyUrls.length === 0) return undefined;
  if (live.replyUrls.includes(saml.replyUrl) || live.identifiers.includes(saml.identifier)) return undefined;
  return (
    `has the reply URL ${live.replyUrls.map(quoted).join(', ')} and the identifiers ${live.identifiers.map(quoted).join(', ')}, where ` +
    `${quoted(saml.replyUrl)} and ${quoted(saml.identifier)} are declared`
  );
}
