import { quoted } from '../text/quoted.js';
import { type WireMember } from './wire-members.js';

/** What a record says of whether the user is active. */
export interface ActiveReading {
  readonly active: boolean;
  /** Whether the record has no `active`, so that it only counts as active. */
  readonly isMissing: boolean;
  readonly conflicts: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Reads `active`, which may be a boolean or, as Entra sends it, a string. In doubt the user counts as active, the graver
 * case: where two members disagree, which is a conflict, and where it is missing. It is missing where it is absent or null, and
 * where it stands in an extension or in a sub-attribute alone, which may mean something else by it.
 */
export function readActive(members: readonly WireMember[]): ActiveReading {
  const named = members.filter(({ attribute }) => attribute === 'active');
  const own = named.filter(({ place }) => place === 'user');
  const problems = own.flatMap(({ label, value }) =>
    flag(value) === undefined ? [`${label} must be true or false, not ${quoted(value)}`] : [],
  );
  const flags = new Set(named.map(({ value }) => flag(value)));
  if (flags.size > 1) {
    const list = named.map(({ value, shortLabel }) => `${quoted(value)} (${shortLabel})`).join(', ');
    const conflict = `The record gives different values for "active": ${list}; it is counted as active.`;
    return { active: true, isMissing: own.length === 0, conflicts: [conflict], problems };
  }
  const isMissing = own.length === 0;
  return { active: isMissing || !flags.has(false), isMissing, conflicts: [], problems };
}

/** The value of `active`; undefined where it is neither true nor false. */
function flag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string' || !/^(true|false)$/i.test(value)) return undefined;
  return value.toLowerCase() === 'true';
}
