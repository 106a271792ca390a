import { type PlannedValue } from '../../provider/plan-values.js';

/** How many characters of a value are shown: enough for an address, not for a certificate. */
const MOST_CHARACTERS = 160;

/** One side of a change, for the middle of a sentence. Text from outside stands in it as it is: escaping is the format's. */
export function valueWords(planned: PlannedValue, most = MOST_CHARACTERS): string {
  switch (planned.shown) {
    case 'value':
      return typeof planned.value === 'string'
        ? quotedWords(planned.value, most)
        : cut(plainWords(planned.value), most);
    case 'none':
      return 'nothing';
    case 'sensitive':
      return 'a sensitive value';
    case 'unknown':
      return 'a value known after the apply';
  }
}

/** A text in quotation marks, cut where it is too long to be read in a sentence, with its length. */
export function quotedWords(text: string, most = MOST_CHARACTERS): string {
  const characters = Array.from(text);
  return characters.length <= most
    ? `"${text}"`
    : `"${characters.slice(0, most).join('')}…" (${characters.length} characters)`;
}

/** The same without quotation marks. */
export function cut(text: string, most = MOST_CHARACTERS): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}… (${characters.length} characters)`;
}

function plainWords(value: unknown): string {
  if (!Array.isArray(value) || value.some((item) => typeof item === 'object')) return JSON.stringify(value);
  return value.length === 0 ? 'an empty list' : value.map(String).join(', ');
}
