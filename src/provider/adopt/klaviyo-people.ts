import { type ProvisionedPerson } from '../../people/listing.js';
import { type AccountKind, OWNER_ROLE } from '../../access/role.js';
import { quoted } from '../../text/quoted.js';
import { userKey } from '../../people/user-key.js';
import { AdoptError, type AdoptNote, info } from '../adoption.js';

/** How many people are named; the drift check names all. */
const MOST_NAMED = 10;

/**
 * The owner's userName: as Klaviyo lists them, or as given.
 *
 * @param provider - the identity provider's name
 * @param people - everybody in Klaviyo; undefined if it was not asked
 * @throws AdoptError if neither tells, or if the two disagree: the owner is never a target of a write, so it must be right
 */
export function ownerOf(
  provider: string,
  people: readonly ProvisionedPerson[] | undefined,
  kind: AccountKind,
  given: string | undefined,
): string {
  const owners = (people ?? []).filter(({ role }) => role === OWNER_ROLE[kind]).map(({ userName }) => userName);
  const [listed, ...others] = owners;
  if (others.length > 0) {
    throw new AdoptError(`Klaviyo lists several owners: ${owners.map(quoted).join(', ')}. An account has one.`);
  }
  if (given !== undefined && listed !== undefined && userKey(given) !== userKey(listed)) {
    throw new AdoptError(
      `Klaviyo lists ${quoted(listed)} as the owner, and --owner says ${quoted(given)}. Leave --owner out if ` +
        'Klaviyo is right, or check whether the key belongs to this account.',
    );
  }
  const owner = listed ?? given;
  if (owner === undefined) {
    const reason = people === undefined ? 'no access key is set, so Klaviyo was not asked' : 'Klaviyo lists none';
    throw new AdoptError(
      `${provider} does not know the owner of the account, and ${reason}. Name the owner with --owner.`,
    );
  }
  return owner;
}

/** Who is in Klaviyo and in none of the app's groups; the owner apart. */
export function onlyInKlaviyo(
  people: readonly ProvisionedPerson[] | undefined,
  roster: readonly { readonly userName: string }[],
  owner: string,
): readonly AdoptNote[] {
  const known = new Set([owner, ...roster.map(({ userName }) => userName)].map(userKey));
  const others = (people ?? []).filter(({ active, userName }) => active && !known.has(userKey(userName)));
  if (others.length === 0) return [];
  const named = others.slice(0, MOST_NAMED).map(({ userName }) => quoted(userName));
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : '';
  return [
    info(
      `In Klaviyo, but in none of the app's groups: ${named.join(', ')}${more}. No plan sees them; the drift check calls ` +
        'them unexpected until they are in a group or stand under exceptions.',
    ),
  ];
}
