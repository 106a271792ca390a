import { looksLike, skeleton } from '../text/look-alike.js';

/** A name that has no blank in it and more than letters, so that it does not begin a longer name that has blanks in it. */
const ONE_WORD = /^\S*[-_.\d]\S*$/;

const ASCII = /^[\0-\x7f]*$/;

/** Hidden characters, and the low quotes that look like a comma: a comparison of look-alikes would drop them or read them as quotes. */
const LOST_SEPARATORS = /[\t\n\v\f\r\u0085\u2028\u2029\u201a\u201e]+/gu;

const SIGN = /[^\0-\x7f\P{P}]|[^\0-\x7f\P{S}]/gu;

const ONLY_SIGNS = /^[\p{P}\p{S}]+$/u;

/** Characters as URLs (`%3B`), JSON (`\u003b`, `\n`) and Excel's XML (`_x000D_`) write them. */
const ESCAPES = /%[0-9a-f]{2}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\[nrt]|_x[0-9a-f]{4}_/g;

/**
 * Finds out whether a group of a directory is surely none of the assigned ones, though it is not written as any of them.
 *
 * @param assigned the names of the groups that an account assigns
 * @returns for another group's name, the assigned one that is meant by it or in it; undefined if there is none
 */
export function nearGroupNames(assigned: Iterable<string>): (group: string) => string | undefined {
  const names = Array.from(assigned, (name) => ({ name, shape: skeleton(name), isAscii: ASCII.test(name) }));
  const byShape = new Map(names.map(({ name, shape }) => [shape, name]));
  return (group) => {
    const shape = skeleton(group);
    const list = skeleton(withSeparators(group));
    const unescaped = list.replace(ESCAPES, ',');
    const lists = list === unescaped ? [list] : [list, unescaped];
    const isAscii = ASCII.test(group);
    return (
      byShape.get(shape) ??
      names.find((each) => !(isAscii && each.isAscii) && looksLike(group, each.name))?.name ??
      names.find((each) => lists.some((text) => hasAmongOthers(text, each.shape)))?.name
    );
  };
}

/** The text with a comma for each separator that its skeleton would not have: `™` would become letters. */
function withSeparators(text: string): string {
  return text
    .replace(LOST_SEPARATORS, ',')
    .replace(SIGN, (sign) => (ONLY_SIGNS.test(sign.normalize('NFKC')) ? sign : ','));
}

/** Whether the name of an assigned group is one of several in a text, or stands in it as JSON does. Both are skeletons. */
function hasAmongOthers(list: string, name: string): boolean {
  if (name === '') return false;
  const isWord = ONE_WORD.test(name);
  for (let start = list.indexOf(name); start !== -1; start = list.indexOf(name, start + 1)) {
    const end = start + name.length;
    const before = list.slice(Math.max(0, start - LONGEST_GAP), start);
    if (
      isEdge(Array.from(before).reverse(), isWord) &&
      isEdge(Array.from(list.slice(end, end + LONGEST_GAP)), isWord)
    ) {
      return true;
    }
  }
  return false;
}

/** So many characters beside a name are looked at. More of them without a letter or digit are not part of another name. */
const LONGEST_GAP = 50;

const LETTER_OR_DIGIT = /[\p{L}\p{M}\p{N}]/u;

/** Joins the words of one name: `sales-emea`, `sales_emea`, `Sales EMEA`, `Sales - EMEA`. */
const JOINER = /[-_ ]/;

/** What stands around a word of a name, behind a blank: `Sales (EMEA)`. */
const MARK = /["'`[\](){}*]/;

/**
 * Whether a name can end here, so that what follows is another one.
 *
 * It ends where nothing but signs follows, and at every sign that does not join the words of one name. A blank joins the words of a name of
 * letters, also with a bracket or quote behind it; behind a name that is one word by its form, such as `klaviyo-analysts`, a blank
 * separates.
 *
 * @param beside the characters beside the name, the nearest one first
 */
function isEdge(beside: readonly string[], isWord: boolean): boolean {
  const next = beside.findIndex((character) => LETTER_OR_DIGIT.test(character));
  if (next === -1) return true;
  const [nearest, ...others] = beside.slice(0, next);
  if (nearest === undefined) return false;
  if (!JOINER.test(nearest) || (isWord && (nearest === ' ' || others.includes(' ')))) return true;
  return others.some((character) => !JOINER.test(character) && !MARK.test(character));
}
