import { replaceHidden } from './hidden-characters.js';
import { codePoint } from './visible.js';

/** A character of a name that its reader does not see, or takes for another one. */
export interface OddCharacter {
  /** The character and what it is, as in `has … in it`: `the invisible character U+200B (zero width space)`. */
  readonly thing: string;
  /** What to do about it, as an instruction: `remove it`. */
  readonly remedy: string;
  readonly character: string;
}

const PLAIN = /^[ -~]*$/;

/** Names of the characters that are pasted most often, as Unicode has them. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['\t', 'tab'],
  ['\n', 'line feed'],
  ['\r', 'carriage return'],
  ['\u00a0', 'no-break space'],
  ['\u00ad', 'soft hyphen'],
  ['\u200b', 'zero width space'],
  ['\u200c', 'zero width non-joiner'],
  ['\u200d', 'zero width joiner'],
  ['\u200e', 'left-to-right mark'],
  ['\u200f', 'right-to-left mark'],
  ['\u202d', 'left-to-right override'],
  ['\u202e', 'right-to-left override'],
  ['\u202f', 'narrow no-break space'],
  ['\u2060', 'word joiner'],
  ['\u3000', 'ideographic space'],
  ['\ufe0f', 'variation selector 16'],
  ['\ufeff', 'byte order mark'],
]);

/** Scripts whose words are written with joiners (Unicode Standard Annex 31, section 2.3; UTS 46 rule CONTEXTJ). */
const JOINING_SCRIPT =
  '[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}\\p{scx=Taml}' +
  '\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Mymr}\\p{scx=Khmr}]';

/** A joiner or a selector where it belongs: within a word of such a script, or within an emoji. */
const IN_ITS_PLACE = `\\p{RGI_Emoji}|(?<=${JOINING_SCRIPT})[\\u200c\\u200d](?=${JOINING_SCRIPT})`;

/** Made when it is first needed: it takes as long as a small program does to start. */
let inItsPlace: RegExp | undefined;

/**
 * The first character of a name that is invisible or a blank other than the common one; undefined if there is none. Joiners
 * within a word of a script that needs them, and the parts of an emoji, are none; nor is the ideographic space between letters,
 * which is as wide as one of them.
 */
export function hiddenCharacter(text: string): OddCharacter | undefined {
  if (PLAIN.test(text)) return undefined;
  inItsPlace ??= new RegExp(IN_ITS_PLACE, 'gv');
  const characters: string[] = [];
  replaceHidden(text.replace(inItsPlace, 'x').replace(/(?<=\p{L})\u3000(?=\p{L})/gu, ' '), (character) => {
    characters.push(character);
    return character;
  });
  const [character] = characters;
  if (character === undefined) return undefined;
  const name = NAMES.get(character);
  const kind = /[\p{Zs}\t]/u.test(character) ? 'blank' : 'invisible character';
  const remedy = kind === 'blank' ? 'remove it or write a normal space' : 'remove it';
  return { thing: `the ${kind} ${number(character)}${name === undefined ? '' : ` (${name})`}`, remedy, character };
}

/** The character that a program writes in place of one that it could not read (U+FFFD); undefined if there is none. */
export function lostCharacter(text: string): OddCharacter | undefined {
  if (!text.includes('\ufffd')) return undefined;
  const thing = 'the character \ufffd (U+FFFD), which stands for one that was lost,';
  return { thing, remedy: 'export the source again, as UTF-8', character: '\ufffd' };
}

/** Quotes that word processors and phones write in place of the ones on the keyboard. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ...Array.from('\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u00b4`\u02bc\uff07', (quote) => [quote, "'"] as const),
  ...Array.from('\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02', (quote) => [quote, '"'] as const),
]);

/** The name with the quotes, dashes and blanks of a keyboard in place of those that a word processor writes. */
export function asTyped(name: string): string {
  if (PLAIN.test(name)) return name;
  return Array.from(name, (character) => QUOTES.get(character) ?? character)
    .join('')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\p{Zs}/gu, ' ');
}

/** The first typographic quote or apostrophe of a text; undefined if there is none. */
export function typographicQuote(text: string): OddCharacter | undefined {
  const character = Array.from(text).find((each) => QUOTES.has(each) && each !== '`');
  return character === undefined ? undefined : quote(character);
}

/**
 * A quotation mark that became part of a name: quotes around the whole of it, or a double quote at one end that has no
 * counterpart. In `Team “A”` there is none.
 */
export function outerQuote(name: string): OddCharacter | undefined {
  const characters = Array.from(name);
  const ends = [characters[0] ?? '', characters.at(-1) ?? ''];
  const isQuoted = ends.every(isQuote) && characters.filter(isQuote).length === 2;
  const isUnpaired = characters.filter(isDoubleQuote).length % 2 === 1;
  const character = isQuoted ? ends[0] : isUnpaired ? ends.find(isDoubleQuote) : undefined;
  return character === undefined
    ? undefined
    : { ...quote(character), remedy: 'write the name without quotes around it' };
}

function isQuote(character: string): boolean {
  return typed(character) !== undefined;
}

function isDoubleQuote(character: string): boolean {
  return typed(character) === '"';
}

/** The quote of the keyboard that a quote stands for. */
function typed(character: string): string | undefined {
  return character === '"' || character === "'" ? character : QUOTES.get(character);
}

function quote(character: string): OddCharacter {
  const kind = /[ -~]/.test(character) ? 'quote' : 'typographic quote';
  return { thing: `the ${kind} ${character} (${number(character)})`, remedy: `write ${typed(character)}`, character };
}

/** The first character that is another form of a common one, such as a full-width letter or a ligature. */
export function compatibilityCharacter(text: string): OddCharacter | undefined {
  if (PLAIN.test(text)) return undefined;
  const character = Array.from(text).find((each) => each.normalize('NFKC') !== each.normalize('NFC'));
  if (character === undefined) return undefined;
  const common = character.normalize('NFKC');
  const thing = `the character ${character} (${number(character)}) in place of ${common}`;
  return { thing, remedy: `write ${common}`, character };
}

/** A letter of a script that has look-alikes of Latin letters, in a word that has Latin letters too. */
export function strangeLetter(text: string): OddCharacter | undefined {
  if (PLAIN.test(text)) return undefined;
  const mixed = text
    .match(/[\p{L}\p{M}]+/gu)
    ?.find((word) => /\p{sc=Latn}/u.test(word) && LOOK_ALIKE_SCRIPT.test(word));
  const character = mixed === undefined ? undefined : LOOK_ALIKE_SCRIPT.exec(mixed)?.[0];
  if (character === undefined) return undefined;
  const thing = `the letter ${character} (${number(character)}) of another script among Latin ones`;
  return { thing, remedy: 'write the Latin letter', character };
}

const LOOK_ALIKE_SCRIPT = /[\p{sc=Cyrl}\p{sc=Grek}\p{sc=Armn}\p{sc=Cher}\p{sc=Copt}]/u;

function number(character: string): string {
  return codePoint(character).slice(1, -1);
}
