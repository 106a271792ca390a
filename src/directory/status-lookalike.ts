import { hasHiddenCharacters } from '../text/hidden-characters.js';
import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';

/** By what other words directories and people systems say that somebody is active or has left. */
const STATUS_WORDS: ReadonlySet<string> = new Set([
  'active',
  'archived',
  'deactivated',
  'deprovisioned',
  'disabled',
  'enabled',
  'inactive',
  'isactive',
  'isenabled',
  'leaver',
  'state',
  'suspended',
  'terminated',
]);

/**
 * Why the name of a column or key is not taken for one that means nothing; undefined if it may be one. With a hidden
 * character it can look like any other name. And without a `status`, one that looks like it would silently let everybody
 * pass as active, leavers too.
 *
 * @param holder what has it: `the header has` or `the entry has`
 * @param thing `column` or `key`
 */
export function nameFault(
  name: string,
  { hasStatus, holder, thing }: { readonly hasStatus: boolean; readonly holder: string; readonly thing: string },
): string | undefined {
  const shown = quoted(name);
  if (hasHiddenCharacters(name))
    return `${holder} the ${thing} ${shown}, with characters that nobody sees; write it without them`;
  if (hasStatus || !looksLikeStatus(name)) return undefined;
  return (
    `${holder} no ${thing} "status", but ${shown}, which looks like it; call it "status" or, if it is something else, ` +
    'by another name'
  );
}

function looksLikeStatus(name: string): boolean {
  const words = name
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  const whole = words.join('');
  return (
    whole.includes('status') ||
    [whole, ...words].some((word) => STATUS_WORDS.has(word) || nearestWord(word, ['status']) !== undefined)
  );
}
