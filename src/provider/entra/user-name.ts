import { type EntraUserName } from '../../access/entra-settings.js';
import { isEMail } from '../../people/e-mail.js';
import { pushedUserName } from '../../rules/entra/guest-name.js';
import { quoted } from '../../text/quoted.js';
import { type EntraUser } from './app/entra-state.js';
import { EntraReadError } from './connection/entra-read-error.js';

/** A person's userName in Klaviyo, as Entra pushes it (`pushedUserName`); undefined where they have none that Klaviyo takes. */
export function userNameOf(
  user: Pick<EntraUser, 'userPrincipalName' | 'mail'>,
  from: EntraUserName,
): string | undefined {
  const name = from === 'userPrincipalName' ? pushedUserName(user[from]) : user[from];
  return name !== undefined && isEMail(name) ? name : undefined;
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
