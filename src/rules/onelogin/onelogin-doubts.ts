import { comparedText, comparedValue, withoutOuterSpaces } from '../compared-text.js';
import { type Condition } from '../condition.js';
import { attributeReader, type Subject } from '../subject.js';
import { type FlatComparison, flatCondition } from './flat-condition.js';
import { type OneLoginTest } from './onelogin-comparison.js';

/** A text of a person of which it is not known whether OneLogin decides as the condition does. */
export interface OneLoginDoubt {
  /** The attribute, as the condition calls it. */
  readonly attribute: string;
  /** The person's text. Empty: there is none. */
  readonly value: string;
  /** Why, as the end of a sentence: `letter case may count in OneLogin`. */
  readonly reason: string;
}

/**
 * Makes a function that names the texts of a person because of which OneLogin may decide otherwise than `compileCondition`, though the
 * condition is compiled to a mapping. Whether letter case, spaces and accents count for OneLogin is not documented, nor what a negative operator
 * decides of a field without a text, nor whether a dot stands for any character. For a person without such texts both decide alike.
 *
 * @param condition - one that `oneLoginMapping` takes
 * @param attributeNames - as `compileCondition` takes them
 * @throws UnknownAttributeError as `compileCondition` does
 */
export function oneLoginDoubts(
  condition: Condition,
  attributeNames?: readonly string[],
): (person: Subject) => readonly OneLoginDoubt[] {
  const { match, comparisons } = flatCondition(condition);
  const each = comparisons.map((comparison) => ({
    comparison,
    read: attributeReader(comparison.leaf, attributeNames),
  }));
  return (person) => {
    const judged = each.map(({ comparison, read }) => judge(comparison, read(person) ?? ''));
    // One that surely holds decides any, and one that surely fails all.
    if (judged.some(({ outcome }) => outcome === (match === 'any'))) return [];
    const doubts = judged.flatMap(({ doubt }) => doubt ?? []);
    return [...new Map(doubts.map((doubt) => [JSON.stringify(doubt), doubt])).values()];
  };
}

/** What a comparison decides. Undefined: that is not known. */
interface Judgement {
  readonly outcome: boolean | undefined;
  readonly doubt?: OneLoginDoubt | undefined;
}

function judge({ leaf: { attribute }, test, holds, value }: FlatComparison, text: string): Judgement {
  const reason = doubtOf(test, holds, value, text);
  if (reason !== undefined) return { outcome: undefined, doubt: { attribute, value: text, reason } };
  return { outcome: isFound(test, text, value) === holds };
}

function doubtOf(test: OneLoginTest, holds: boolean, value: string, text: string): string | undefined {
  // No positive operator finds anything in nothing.
  if (text === '' && holds) return undefined;
  if (comparedText(text) === '') return 'what OneLogin decides where there is none is not documented';
  const strict = isFound(test, text, value);
  const trimmed = isFound(test, withoutOuterSpaces(text), value);
  const ours = isFound(test, comparedText(text), comparedValue(value));
  const loose = isFoundLoosely(test, text, value);
  if (strict !== trimmed) return 'the spaces at its ends may count in OneLogin';
  if (trimmed !== ours) return 'letter case may count in OneLogin';
  return ours === loose ? undefined : 'how OneLogin compares accents, spaces and dots is not documented';
}

function isFound(test: OneLoginTest, text: string, value: string): boolean {
  switch (test) {
    case 'equals':
      return text === value;
    case 'contains':
      return text.includes(value);
    case 'startsWith':
      return text.startsWith(value);
    case 'endsWith':
      return text.endsWith(value);
  }
}

/** As somebody compares for whom letter case, accents or spaces do not count, and to whom a dot is any character. */
function isFoundLoosely(test: OneLoginTest, text: string, value: string): boolean {
  return [lowerCase, comparedText, bare].some((form) => isFoundAlike(test, [...form(text)], [...form(value)]));
}

function isFoundAlike(test: OneLoginTest, held: readonly string[], wanted: readonly string[]): boolean {
  const isAt = (start: number): boolean =>
    start >= 0 && wanted.every((character, index) => isAlike(held[start + index], character));
  switch (test) {
    case 'equals':
      return held.length === wanted.length && isAt(0);
    case 'startsWith':
      return isAt(0);
    case 'endsWith':
      return isAt(held.length - wanted.length);
    case 'contains':
      return held.some((_, start) => isAt(start));
  }
}

function isAlike(held: string | undefined, wanted: string): boolean {
  return held !== undefined && (held === wanted || wanted === '.');
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

/** Without accents and without white space at the ends, each letter in the form in which it is a capital one. */
function bare(text: string): string {
  return comparedText(text)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toUpperCase()
    .trim();
}
