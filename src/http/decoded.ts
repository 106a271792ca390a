/** A text as it may be read, and where each of its characters stands in the text that came. */
export interface View {
  readonly text: string;
  /** Where each character begins. */
  readonly starts: readonly number[];
  /** Where each character ends. */
  readonly ends: readonly number[];
}

/**
 * Escapes of one character: of URLs, HTML, JSON and JavaScript. An access key is
 * visible ASCII, so one byte is one character.
 */
const ESCAPE =
  /%([0-9a-f]{2})|&#x0*([0-9a-f]{1,6});?|&#0*(\d{1,7});?|&([a-z]{2,7});|\\u\{0*([0-9a-f]{1,6})\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|\\([nrtbfv0])|\\(.)/gi;

/** Bytes in quoted-printable and as numbers. They are read apart: a key may have such letters of its own. */
const BYTE = /=([0-9a-f]{2})|=[\r\n]+|0x([0-9a-f]{2})[\s,;]*/gi;

/** The same in quoted-printable alone: in a key that was cut, `0x1a` are letters of its own. */
const QUOTED_PRINTABLE = /=([0-9a-f]{2})|=[\r\n]+/gi;

/** HTML's names of the punctuation that may stand in a key. */
const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", sol: '/', bsol: '\\', plus: '+', equals: '=', lowbar: '_' },
  ...{ hyphen: '-', dash: '-', period: '.', colon: ':', comma: ',', semi: ';', commat: '@', num: '#', excl: '!' },
};

/** How often a text may have been escaped, one escape around the other. */
const MOST_LAYERS = 3;

/** White space, control characters, and characters that do not show: what a word may be cut by. */
const SEPARATORS = /[\s\p{Cc}\p{Cf}]|\p{Variation_Selector}|\u034f/gu;

const PRINTABLE_ASCII = /^[ -~]*$/;

/** Whether there are bytes in quoted-printable or as numbers. */
const BYTES = /=[0-9a-f\r\n]|0x[0-9a-f]/;

/** The patterns of the bytes that a text may have, each for a reading of its own. */
function bytePatterns(text: string): readonly RegExp[] {
  // A search for one or two characters is many times as fast as a pattern.
  const isPrintable = text.includes('=');
  const hasNumbers = text.includes('0x');
  if ((!isPrintable && !hasNumbers) || !BYTES.test(text)) return [];
  return isPrintable && hasNumbers ? [BYTE, QUOTED_PRINTABLE] : [BYTE];
}

/** What may stand between the bytes of a text in hexadecimal. */
const BETWEEN_BYTES = /[\s:,-]/gu;

/** Eight bytes or more in hexadecimal, each apart: only then is it worth to put them together. */
const BYTES_APART = /(?:[0-9a-f]{2}[\s:,-]+){7}[0-9a-f]{2}/;

/**
 * The ways to read a text in which a secret may stand: as it is, with its escapes undone, up to three times over, and each of
 * these without what a word may be cut by. All in lower case.
 */
export function decoded(text: string): readonly View[] {
  const places = Array.from({ length: text.length }, (_, index) => index);
  const layers: View[] = [{ text: asciiLowerCase(text), starts: places, ends: places.map((place) => place + 1) }];
  for (let layer = layers[0]!; layers.length <= MOST_LAYERS;) {
    const next = unescaped(layer, ESCAPE, escapedCharacter);
    if (next.text === layer.text) break;
    layers.push(next);
    layer = next;
  }
  return layers.flatMap((layer) => [
    ...[layer, without(layer, SEPARATORS)],
    ...bytePatterns(layer.text).map((pattern) => unescaped(layer, pattern, byteCharacter)),
    ...(BYTES_APART.test(layer.text) ? [without(layer, BETWEEN_BYTES)] : []),
  ]);
}

/**
 * The same readings as {@link decoded} gives, without places and one at a time: for texts of many kilobytes.
 *
 * @param bytesApart whether a text has bytes in hexadecimal, each apart, that are worth to put together
 */
export function* decodedTexts(text: string, bytesApart = BYTES_APART): Generator<string> {
  let layer = text.toLowerCase();
  for (let layers = 0; layers <= MOST_LAYERS; layers += 1) {
    yield layer;
    // The usual text has no separator but blanks, which are taken out many times as fast.
    const whole = PRINTABLE_ASCII.test(layer) ? layer.replaceAll(' ', '') : layer.replace(SEPARATORS, '');
    if (whole !== layer) yield whole;
    for (const pattern of bytePatterns(layer)) yield replaced(layer, pattern, byteCharacter);
    if (bytesApart.test(layer)) yield layer.replace(BETWEEN_BYTES, '');
    if (!layer.includes('%') && !layer.includes('&') && !layer.includes('\\')) return;
    const next = replaced(layer, ESCAPE, escapedCharacter);
    if (next === layer) return;
    layer = next;
  }
}

function unescaped({ text, starts, ends }: View, pattern: RegExp, characterOf: CharacterOf): View {
  let shown = '';
  const [from, to]: [number[], number[]] = [[], []];
  const keep = (start: number, end: number): void => {
    shown += text.slice(start, end);
    for (let at = start; at < end; at += 1) {
      from.push(starts[at]!);
      to.push(ends[at]!);
    }
  };
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    keep(at, match.index);
    at = match.index + match[0].length;
    const character = characterOf(match);
    if (character === undefined) keep(match.index, at);
    for (const unit of asciiLowerCase(character ?? '')) {
      shown += unit;
      from.push(starts[match.index]!);
      to.push(ends[at - 1]!);
    }
  }
  keep(at, text.length);
  return { text: shown, starts: from, ends: to };
}

/** The character that a match stands for; empty for none, undefined where it is not an escape. */
type CharacterOf = (match: readonly (string | undefined)[]) => string | undefined;

function escapedCharacter(match: readonly (string | undefined)[]): string | undefined {
  const [, percent, hex, decimal, entity, braced, unicode, byte, control, literal] = match;
  if (entity !== undefined) return ENTITIES[entity];
  if (control !== undefined) return '\n';
  if (literal !== undefined) return literal;
  if (decimal !== undefined) return ofCode(Number(decimal));
  return ofCode(Number.parseInt(percent ?? hex ?? braced ?? unicode ?? byte ?? '', 16));
}

function byteCharacter([, printable, number]: readonly (string | undefined)[]): string | undefined {
  const digits = printable ?? number;
  return digits === undefined ? '' : ofCode(Number.parseInt(digits, 16));
}

/** A text with each match replaced by its character, in lower case. */
function replaced(text: string, pattern: RegExp, characterOf: CharacterOf): string {
  // Behind its groups, replace gives the place of a match and the whole text.
  return text.replace(
    pattern,
    (...match: string[]) => characterOf(match.slice(0, -2))?.toLowerCase() ?? match[0] ?? '',
  );
}

/** A character of ASCII; another one is never part of a key, and is left as it is written. */
function ofCode(code: number): string | undefined {
  return code < 128 ? String.fromCharCode(code) : undefined;
}

function without({ text, starts, ends }: View, left: RegExp): View {
  const kept: number[] = [];
  let at = 0;
  for (const { index, 0: separator } of text.matchAll(left)) {
    for (; at < index; at += 1) kept.push(at);
    at = index + separator.length;
  }
  for (; at < text.length; at += 1) kept.push(at);
  return {
    text: text.replace(left, ''),
    starts: kept.map((place) => starts[place]!),
    ends: kept.map((place) => ends[place]!),
  };
}

/** Lower case of A to Z alone, so that the length, and with it every position, stays the same. */
function asciiLowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
