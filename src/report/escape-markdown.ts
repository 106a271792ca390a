import { visible } from '../text/visible.js';

/**
 * A word that GitHub's Markdown takes for nothing but itself: letters (with an apostrophe or hyphen between them), a
 * short number or a day, with quotation marks, round brackets and punctuation around it.
 */
const PLAIN =
  /^["'(]*(?:\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*|\d{1,6}|\d{4}-\d{2}-\d{2})["')]*[.,;:?!]*["')]*$/u;

/** What may stand around a word and does nothing there: it is left outside the code span, so that the text reads well. */
const WRAPPED = /^(["'(]*)(.*?)(["')]*[.,;?!]*["')]*:?)$/su;

/** A longer word is not one of a language, and the pattern above need not look at it. */
const LONGEST_PLAIN = 60;

/** What GitHub may link as a commit though it has letters only: at least seven hexadecimal ones. */
const LETTERS_OF_A_COMMIT = /[a-f]{7}/i;

/**
 * Text from outside for a line or a table cell of GitHub's Markdown, where it shows as written and does nothing.
 *
 * Plain words stay as they are; every other word goes into a code span, inside which nothing is markup and which GitHub
 * leaves alone when it looks for mentions, references and links:
 *
 * - line ends, control, bidirectional and zero-width characters: made visible first (`visible`), so the text is one line;
 * - pipes: written as `&#124;` between two code spans, since a table splits its cells before it looks at anything else;
 * - backticks: the code span's fence is longer than any run of them in it;
 * - HTML, comments, entities, links, images, emphasis, headings, lists, mathematics, `:emoji:`: not looked for in code;
 * - mentions, `#1`, `GH-1`, `owner/repo#1`, e-mail addresses, `www.` and `https://`, and words that could be the start of
 *   a commit: likewise. An escape or an entity would not do: GitHub looks for these after it has read them.
 */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => (isPlain(word) ? word : wrappedCode(word)))
    .join(' ');
}

function isPlain(word: string): boolean {
  return word.length <= LONGEST_PLAIN && PLAIN.test(word) && !LETTERS_OF_A_COMMIT.test(word);
}

/** The word as code, with the quotation marks and punctuation around it left outside. */
function wrappedCode(word: string): string {
  const [, before = '', core = '', after = ''] = WRAPPED.exec(word) ?? [];
  return core === '' ? inCode(word) : `${before}${inCode(core)}${after}`;
}

/** The text, whatever it is, as code, and what does not show in it made visible. Empty for an empty text. */
export function inCode(text: string): string {
  return visible(text)
    .split('|')
    .map((part) => (part === '' ? '' : codeSpan(part)))
    .join('&#124;');
}

/** CommonMark 0.31, section 6.1: one blank is taken off each end, if the content is not blank altogether. */
function codeSpan(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const pad = /^[ `]|[ `]$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
