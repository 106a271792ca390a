import { visible } from '../text/visible.js';

/**
 * What makes a word into more than text on GitHub or on GitLab, where nothing but a code span keeps it from that: both look
 * for it in what a reader sees, after escapes and entities are read.
 */
const ACTED_ON: readonly RegExp[] = [
  // Mentions, e-mail addresses, references, mathematics; and what code spans and escapes are made of.
  /[@#$`\\]/,
  // Links. GitLab takes any scheme.
  /:\/\/|www\.|mailto:|xmpp:/i,
  // What may be a commit, though it have letters only: at least seven hexadecimal digits.
  /[\da-f]{7}/i,
  // GH-1, and a ticket's number, which GitHub and GitLab can be set to link.
  /gh-\d/i,
  /[A-Z][A-Z\d_]+-\d/,
  // Emoji, and whatever else a colon may begin.
  /:[^\s"').,;:]|:[^:]+:/,
  // GitLab's merge requests, epics, labels, milestones, alerts and iterations; emphasis.
  /[!&]\d|[%~^*](?:[\p{L}\p{N}_{]|["'].)/u,
  // HTML, and characters by their number, which are to be seen.
  /<[\p{L}\p{N}/!?]/u,
  // GitLab's marks of what was added and removed, its wiki links and its placeholders.
  /[[{][+-]|\[\[|%\{/,
  // GitLab's quick actions.
  /^\/\w/,
];

/**
 * What Markdown reads within a line, in a word that nothing acts on. A backslash before it takes that away, and does not show.
 * An underscore between two letters is none (CommonMark 0.31, section 6.2).
 */
const MARKUP = /[*~[\]<>&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** A first word that would begin a list, a quotation or a heading's line: the sign that is escaped, and what stands before it. */
const BLOCK_MARKER = /^(\d*)([-+=>]+|[.)])$/;

/** What may stand around a word and does nothing there: it is left outside the code span, so that the text reads well. */
const WRAPPED = /^(["'(]*)(.*?)(["')]*[.,;?!]*["')]*:?)$/su;

/** A longer word is not one of a language. */
const LONGEST_PLAIN = 60;

/**
 * Text from outside for a line or a table cell of GitHub's or GitLab's Markdown, where it shows as written and does nothing.
 *
 * Words stay words, with a backslash where Markdown would read a sign in them. A word that GitHub or GitLab could act on goes
 * into a code span, inside which nothing is markup and which both leave alone when they look for mentions, references and
 * links. An escape or an entity would not do there: they look for these after they have read them.
 *
 * - line ends, control, bidirectional and zero-width characters: made visible first (`visible`), so the text is one line;
 * - pipes: written as `&#124;`, between two code spans if need be, since a table splits its cells before it looks at anything
 *   else;
 * - backticks: the code span's fence is longer than any run of them in it;
 * - emphasis, links, images, entities, strike-through: escaped; HTML, comments, mathematics, `:emoji:`: in code;
 * - mentions, `#1`, `GH-1`, `owner/repo#1`, e-mail addresses, `www.` and `https://`, and words that could be the start of
 *   a commit: in code.
 */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word, index) => (isPlain(word) ? escapedWord(word, index === 0) : wrappedCode(word)))
    .join(' ');
}

function isPlain(word: string): boolean {
  return word.length <= LONGEST_PLAIN && !ACTED_ON.some((pattern) => pattern.test(word));
}

function escapedWord(word: string, isFirst: boolean): string {
  if (isFirst && BLOCK_MARKER.test(word)) return word.replace(BLOCK_MARKER, '$1\\$2');
  return word.replace(MARKUP, '\\$&').replaceAll('|', '&#124;');
}

/** The word as code, with the quotation marks and punctuation around it left outside. */
function wrappedCode(word: string): string {
  const [, before = '', core = '', after = ''] = WRAPPED.exec(word) ?? [];
  return core === '' ? codeSpans(word) : `${before}${codeSpans(core)}${after}`;
}

/** The text, whatever it is, as code, and what does not show in it made visible. Empty for an empty text. */
export function inCode(text: string): string {
  return codeSpans(visible(text));
}

function codeSpans(text: string): string {
  return text
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

/**
 * The text as code within HTML that stands in Markdown, such as a summary: nothing in it is Markdown there, and GitHub looks for
 * mentions in HTML too, but not in code.
 */
export function inHtmlCode(text: string): string {
  return `<code>${visible(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)}</code>`;
}
