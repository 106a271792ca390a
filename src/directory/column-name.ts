import { hasHiddenCharacters } from '../text/hidden-characters.js';
import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';
import { LEAVER_NAMES, LEAVER_PHRASES, LEAVER_WORDS, OTHER_MEANINGS } from './leaver-columns.js';

/**
 * Why the name of a column or key is refused; undefined if it may have any meaning. With a hidden character it can look like
 * any other name. And without a `status`, one that says who has left would silently let everybody pass as active.
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
    return `${holder} the ${thing} ${shown}, with invisible characters; write it without them`;
  if (hasStatus || !saysWhoHasLeft(name)) return undefined;
  return (
    `${holder} no ${thing} "status", but ${shown}, which can say who has left; call it "status", with the values active, ` +
    'inactive, suspended or deprovisioned, or, if it means something else, rename it or leave it out'
  );
}

/** Whether the name of a column or key is one that can say who has left. */
export function saysWhoHasLeft(name: string): boolean {
  const words = withoutOtherMeanings(wordsOf(name));
  const has = (phrase: readonly string[]): boolean => phrase.every((word) => words.includes(word));
  const whole = words.join('');
  return (
    whole.includes('status') ||
    LEAVER_WORDS.has(whole) ||
    LEAVER_NAMES.has(whole) ||
    words.some((word) => LEAVER_WORDS.has(word) || nearestWord(word, ['status']) !== undefined) ||
    nearestWord(whole, ['status']) !== undefined ||
    LEAVER_PHRASES.some(has)
  );
}

/** The words without those of each phrase that is about something else. */
function withoutOtherMeanings(words: readonly string[]): readonly string[] {
  const left: string[] = [];
  for (let place = 0; place < words.length;) {
    const phrase = OTHER_MEANINGS.find((each) => each.every((word, index) => words[place + index] === word));
    if (phrase === undefined) left.push(words[place] ?? '');
    place += phrase?.length ?? 1;
  }
  return left;
}

/** The words of a name, in lower case and without accents; `endDate` is two. */
function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
}

/**
 * What is wrong with a person whose status is empty, which means active, while something that can say who has left does not; undefined
 * if nothing is.
 *
 * @param leaver the names of the columns or keys that can say it, each with the person's value
 */
export function emptyStatusFault(leaver: readonly (readonly [name: string, value: string])[]): string | undefined {
  const [filled] = leaver.filter(([, value]) => value !== '');
  if (filled === undefined) return undefined;
  const [name, value] = filled;
  return (
    `status is empty, which means active, but ${quoted(name)} is ${quoted(value)}, which can say that the person has left; ` +
    'write the status'
  );
}
