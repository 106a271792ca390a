/**
 * What may take two columns of a terminal: East Asian wide and fullwidth characters (UAX 11), pictographs and flags. Wide
 * on purpose, so that a line is rather too short than too long.
 */
const WIDE =
  /[\u1100-\u115F\u2329\u232A\u2E80-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1B000}-\u{1B2FF}\u{1F000}-\u{3FFFD}\p{Emoji_Presentation}\p{Regional_Indicator}]/u;

/** Marks that stand on the character before them, such as an accent written on its own (general categories Mn and Me). */
const MARK = /[\p{Mn}\p{Me}]/u;

const PRINTABLE_ASCII = /^[ -~]*$/;

/** Columns that a text takes at most. */
export function columnsOf(text: string): number {
  let columns = 0;
  // Nearly every text has nothing wide, and is as many columns as it has characters.
  if (PRINTABLE_ASCII.test(text)) return text.length;
  for (const character of text) columns += MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/**
 * A text as lines of at most so many columns, broken at spaces; a longer word is broken where it must be, and nothing is
 * left out. An empty text is one empty line.
 *
 * @param width at least 2
 */
export function wrap(text: string, width: number): readonly string[] {
  return (PRINTABLE_ASCII.test(text) ? wrapPlain(text, width) : undefined) ?? wrapAny(text, width);
}

/** A text whose characters take a column each, cut without looking at each; undefined where a word is longer than a line. */
function wrapPlain(text: string, width: number): readonly string[] | undefined {
  const lines: string[] = [];
  // Blanks at the start of a line are left out.
  let start = 0;
  let end = 0;
  for (let wordStart = 0; wordStart <= text.length;) {
    const blank = text.indexOf(' ', wordStart);
    const wordEnd = blank === -1 ? text.length : blank;
    if (wordEnd - wordStart > width) return undefined;
    if (end > start && wordEnd - start > width) {
      lines.push(text.slice(start, end));
      start = wordStart;
    } else if (end === start) {
      start = wordStart;
    }
    end = wordEnd;
    wordStart = wordEnd + 1;
  }
  lines.push(text.slice(start, end));
  return lines;
}

/** {@link wrap} for texts of every kind. */
export function wrapAny(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const word of text.split(' ').flatMap((part) => pieces(part, width))) {
    const columns = columnsOf(word);
    if (line !== '' && taken + 1 + columns > width) {
      lines.push(line);
      [line, taken] = [word, columns];
    } else {
      [line, taken] = line === '' ? [word, columns] : [`${line} ${word}`, taken + 1 + columns];
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number): readonly string[] {
  if (columnsOf(word) <= width) return [word];
  const whole: string[] = [];
  let piece = '';
  let columns = 0;
  for (const character of word) {
    const wide = columnsOf(character);
    if (columns + wide > width) {
      whole.push(piece);
      piece = '';
      columns = 0;
    }
    piece += character;
    columns += wide;
  }
  return [...whole, piece];
}
