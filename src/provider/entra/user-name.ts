import { type EntraUserName } from '../../access/entra-settings.js';
import { isEMail } from '../../people/e-mail.js';
import { quoted } from '../../text/quoted.js';
import { type EntraUser } from './app/entra-state.js';
import { EntraReadError } from './connection/entra-read-error.js';

/**
 * A person's userName in Klaviyo, as Entra pushes it; undefined where they have none that Klaviyo takes. Of a guest's userPrincipalName,
 * `alias_theirdomain#EXT#@yourdomain`, Entra pushes `alias@theirdomain` (Microsoft, "How application provisioning works in Microsoft Entra
 * ID", B2B users).
 */
export function userNameOf(
  user: Pick<EntraUser, 'userPrincipalName' | 'mail'>,
  from: EntraUserName,
): string | undefined {
  const name = from === 'userPrincipalName' ? withoutGuestMark(user[from]) : user[from];
  return name !== undefined && isEMail(name) ? name : undefined;
}

/** A domain has no underscore, so the last one stands where the `@` was. */
function withoutGuestMark(userPrincipalName: string): string {
  const [, address] = /^(.*)#EXT#@/i.exec(userPrincipalName) ?? [];
  return address === undefined ? userPrincipalName : address.replace(/_([^_]*)$/, '@$1');
}

/** Somebody gets access, and has no userName. @param whose - who it is, as the subject of a sentence */
export function withoutUserName(whose: string, from: EntraUserName): EntraReadError {
  const property = from === 'mail' ? 'e-mail address (mail)' : 'userPrincipalName of the form of an e-mail address';
  return new EntraReadError('ENTRA_UNEXPECTED', {
    problem: `${whose} has no ${property} in Entra.`,
    remedy:
      `The access file takes it as the userName (app.userName: ${from}), so their access is not known. Correct it in Entra, or take the ` +
      'userName from the other attribute, in the access file and in the attribute mappings.',
  });
}

/** A person as messages name them. */
export function namedUser({ userPrincipalName, id }: Pick<EntraUser, 'userPrincipalName' | 'id'>): string {
  return `${quoted(userPrincipalName)} (${id})`;
}
