/** What is known of a comparison: whether it holds, or that it cannot be told. */
export type Verdict = boolean | 'unknown';

/** Characters that OneLogin does not take in a rule, or that may mean something else than themselves in one (KB0010460, KB0010625). */
const UNCERTAIN = /[()*+\\?[\]{}^$]/;

type Test = (text: string, value: string) => boolean;

/** The operators of texts (developers.onelogin.com, "List Condition Operators"). */
const POSITIVE: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['=', (text, value) => text === value],
  ['~', (text, value) => text.includes(value)],
  ['bw', (text, value) => text.startsWith(value)],
  ['ew', (text, value) => text.endsWith(value)],
]);

/** The operators that hold where another one does not. */
const OPPOSITES: ReadonlyMap<string, string> = new Map([
  ['!=', '='],
  ['!~', '~'],
]);

/**
 * Whether a comparison of a rule of OneLogin holds for a text, as far as the documentation lets one tell. It does not say whether letter case and
 * spaces count, nor what a negative operator makes of a text that is missing, or of several texts: where that decides, nothing is known. `|` separates texts of which any
 * will do.
 *
 * @param text empty where the person has none
 */
export function comparedTexts(operator: string, text: string, value: string): Verdict {
  const opposite = OPPOSITES.get(operator);
  if (opposite !== undefined) {
    // "Not any of several" may as well be "any that it is not".
    const holds = text === '' || value.includes('|') ? 'unknown' : comparedTexts(opposite, text, value);
    return holds === 'unknown' ? holds : !holds;
  }
  const test = POSITIVE.get(operator);
  const values = value.split('|');
  if (test === undefined || UNCERTAIN.test(value) || values.some((one) => one.trim() === '')) return 'unknown';
  if (text === '') return false;
  const readings = [same, folded, trimmed].map((read) => values.some((one) => test(read(text), read(one))));
  return readings.every((holds) => holds === readings[0]) ? readings[0]! : 'unknown';
}

function same(text: string): string {
  return text;
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function trimmed(text: string): string {
  return folded(text).trim();
}
