import { type EntraSaml } from '../../../access/entra-settings.js';
import { quoted } from '../../../text/quoted.js';
import { textFault } from '../../../text/text-fault.js';
import { addressFault } from '../../../text/web-address.js';
import { type AdoptNote, info } from '../../adoption.js';
import { type EntraRegistration } from './read-registration.js';

/** The part `saml` of an application; undefined where it is not declared. */
export interface AdoptedSaml {
  readonly saml: EntraSaml | undefined;
  readonly notes: readonly AdoptNote[];
}

/**
 * The SAML settings of an application, where the stack can take them over: it has one identifier and one reply URL. The stack would
 * remove further reply URLs, and of several identifiers nobody knows which is Klaviyo's.
 */
export function adoptedSaml({
  identifiers,
  replyUrls,
}: Pick<EntraRegistration, 'identifiers' | 'replyUrls'>): AdoptedSaml {
  if (identifiers.length === 0 && replyUrls.length === 0) return left('The application has no SAML settings yet.');
  const [identifier, ...otherIdentifiers] = identifiers;
  const [replyUrl, ...otherReplyUrls] = replyUrls;
  if (identifier === undefined || replyUrl === undefined || otherIdentifiers.length + otherReplyUrls.length > 0) {
    return left(
      `The application has the identifiers ${listed(identifiers)} and the reply URLs ${listed(replyUrls)}, and the access file declares one of ` +
        'each.',
    );
  }
  const fault = whyNotWritten(identifier, replyUrl);
  if (fault !== undefined) return left(fault);
  return { saml: { identifier, replyUrl }, notes: [] };
}

function left(why: string): AdoptedSaml {
  return {
    saml: undefined,
    notes: [info(`${why} The access file does not declare single sign-on (app.saml), and no plan changes it.`)],
  };
}

function listed(texts: readonly string[]): string {
  return texts.length === 0 ? 'none' : texts.map(quoted).join(', ');
}

function whyNotWritten(identifier: string, replyUrl: string): string | undefined {
  if (!/^\S(?:.*\S)?$/.test(identifier) || textFault(identifier) !== undefined) {
    return `An access file cannot hold the identifier ${quoted(identifier)}.`;
  }
  // The construct refuses it: the provider makes an id of the identifier in base64, and reads a slash in it as the end of it.
  if (Buffer.from(identifier, 'utf8').toString('base64').includes('/')) {
    return `The Terraform provider azuread cannot read back the identifier ${quoted(identifier)}.`;
  }
  const fault = addressFault(replyUrl);
  return fault === undefined ? undefined : `The reply URL ${quoted(replyUrl)} ${fault.problem}.`;
}
