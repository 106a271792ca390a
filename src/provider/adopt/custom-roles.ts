import { ACCOUNT_KINDS, type AccountKind, BUILT_IN_ROLES, OWNER_ROLE, type Role } from '../../access/role.js';
import { nearestWord } from '../../text/nearest-word.js';
import { quoted } from '../../text/quoted.js';
import { textFault } from '../../text/text-fault.js';
import { type AdoptNote, info, warning } from '../adoption.js';

/** The roles that an app gives out, as the access file declares them. */
export interface AdoptedRoles {
  readonly kind: AccountKind;
  /** In the order in which the app gives them. */
  readonly customRoles: readonly Role[];
  readonly notes: readonly AdoptNote[];
}

/** A role of an app: what it is on the wire, and what people call it. */
export interface FoundRole {
  readonly id: string;
  /** Undefined where the app has none. */
  readonly title: string | undefined;
}

const builtIn = (kind: AccountKind): readonly string[] => BUILT_IN_ROLES[kind].map(({ id }) => id);

/** Ids that Klaviyo has given a meaning; no custom role has one, whatever its case. */
const RESERVED = new Set(ACCOUNT_KINDS.flatMap((kind) => [OWNER_ROLE[kind], ...builtIn(kind)]));

/**
 * The custom roles of an app: all of its roles, the built-in ones apart.
 *
 * @param found - each once
 * @param consequence - what becomes of a role that cannot be declared, as a sentence
 * @param kind - default: a portfolio if one of a portfolio's roles is among them, else an account
 */
export function adoptedCustomRoles(
  found: readonly FoundRole[],
  consequence: string,
  kind: AccountKind = kindOf(found),
): AdoptedRoles {
  const customRoles: Role[] = [];
  const notes: AdoptNote[] = [];
  for (const { id, title } of found) {
    if (builtIn(kind).includes(id)) continue;
    const reason = whyNoCustomRole(id, customRoles);
    if (reason === undefined) {
      customRoles.push({ id, title: writtenTitle(title ?? '') ?? id });
      notes.push(info(customRoleNote(id, kind)));
    } else {
      notes.push(warning(`The role ${quoted(id)} of the app cannot be declared: ${reason} ${consequence}`));
    }
  }
  return { kind, customRoles, notes };
}

function kindOf(found: readonly FoundRole[]): AccountKind {
  return found.some(({ id }) => builtIn('portfolio').includes(id)) ? 'portfolio' : 'account';
}

/** The provider does not know the roles of Klaviyo, so a misspelt one looks like a custom one. */
function customRoleNote(id: string, kind: AccountKind): string {
  const nearest = nearestWord(id, builtIn(kind));
  const hint = nearest === undefined ? '' : ` The closest built-in role is ${quoted(nearest)}.`;
  return (
    `The role ${quoted(id)} is not built into Klaviyo, so it is written under customRoles.${hint} Check that it is the ` +
    'Custom SCIM ID of a role of this account. No plan checks it.'
  );
}

function whyNoCustomRole(id: string, others: readonly Role[]): string | undefined {
  if (!/^\S+$/.test(id)) return 'it is empty, or has white space in it.';
  const fault = textFault(id);
  if (fault !== undefined) return `an access file takes ids ${fault}.`;
  const word = id.toLowerCase();
  if (RESERVED.has(word))
    return "it is the owner's role, a role of the other kind of account, or a built-in one in other letters.";
  if (others.some((other) => other.id.toLowerCase() === word))
    return 'another one differs from it in capital letters only.';
  return undefined;
}

/** The title as an access file takes it; undefined if it takes none of it. */
function writtenTitle(title: string): string | undefined {
  const trimmed = title.trim();
  return trimmed === '' || textFault(trimmed) !== undefined ? undefined : trimmed;
}
