import { foldedName } from './folded-name.js';
import { replaceHidden } from './hidden-characters.js';
import { asTyped } from './odd-character.js';

/**
 * Letters of Greek and Cyrillic that are drawn as a Latin one (Unicode Technical Standard 39, confusables.txt), each before
 * the Latin letter.
 */
const TWINS = 'АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXаaеeоoрpсcуyхxѕsіiјjһhԁdԛqԝwӏl' + 'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaοoνvρpιi';

const PLAIN = /^[ -~]*$/;

const TWIN_OF: ReadonlyMap<string, string> = new Map(
  (TWINS.match(/../gu) ?? []).map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

/**
 * Whether a reader can take two names for one: they are the same but for letter case, Unicode form, blanks, quotes, dashes,
 * invisible characters, and letters of one script in place of another's.
 */
export function looksLike(one: string, other: string): boolean {
  const [first, second] = [skeleton(one), skeleton(other)];
  return first === second || hasStrangeLetters(Array.from(first), Array.from(second));
}

/** What is left of a name where all that a reader overlooks is taken out. Two look-alikes have the same, most often. */
export function skeleton(name: string): string {
  if (PLAIN.test(name)) return foldedName(name.replace(/ +/g, ' '));
  const visible = replaceHidden(asTyped(name.normalize('NFKC')), () => '');
  const latin = Array.from(visible, (letter) => TWIN_OF.get(letter) ?? letter).join('');
  return foldedName(latin.replace(/\s+/g, ' '));
}

/**
 * Whether two names differ only in a few letters, each of them a Latin one in the one name and of another script in the
 * other. No table has all pairs that look alike, and a word that mixes two scripts is not one that a person would write.
 */
function hasStrangeLetters(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  const pairs = one.map((letter, index) => [letter, other[index] ?? ''] as const);
  const different = pairs.filter(([first, second]) => first !== second);
  return different.length * 2 < one.length && different.every(areOfTwoScripts);
}

/** Whether one of the two letters is Latin, and the other one is not. */
function areOfTwoScripts(letters: readonly [string, string]): boolean {
  const latin = letters.filter((letter) => /\p{sc=Latn}/u.test(letter));
  return latin.length === 1 && letters.every((letter) => /\p{L}/u.test(letter));
}
