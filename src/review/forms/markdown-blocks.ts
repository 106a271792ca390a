import { type FormFault } from './decision-form.js';

/** What a block of the Markdown form is about, as its comment names it. */
export type BlockSubject =
  | { readonly of: 'row'; readonly row: string; readonly review: string }
  | { readonly of: 'question'; readonly question: string; readonly account: string; readonly review: string };

/** A line of a file. */
export interface FormLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** A part of the Markdown form: from a heading to the next one. */
export interface MarkdownBlock {
  readonly heading: FormLine;
  readonly subject: BlockSubject;
  /** What stands below the comment: boxes, reason. Text from outside stands above it, and is not among them. */
  readonly lines: readonly FormLine[];
}

/** A form that was taken apart. */
export interface MarkdownBlocks {
  /** What stands before the first block. */
  readonly preamble: readonly FormLine[];
  readonly blocks: readonly MarkdownBlock[];
  readonly faults: readonly FormFault[];
}

const HEADING = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/u;

/** The comment that names a row or a question; an editor may have broken its line. */
const SUBJECT =
  /<!--\s*(?:row\s+(r[0-9a-f]{12})|question\s+([\w-]+)\s+about\s+([\w-]+))\s+of\s+review\s+([0-9a-f]{16}\/[0-9a-f]{12,64})\s*-->/gu;

/** What was one, perhaps. */
const LIKE_SUBJECT = /<!--\s*(?:row|question)\b/gu;

const COMMENT = /<!--.*?-->/gsu;

/** A box with something in it, as no text from outside is written: brackets are escaped there. */
const TICK = /^[\s>]*(?:[-*+]|\d+[.)])\s+\[\s*[^\s\][]{1,2}\s*\]/u;

/** What git writes where two versions of a file do not go together. */
const CONFLICT = /^(?:<{7}|>{7}|\|{7})(?:\s|$)/;

/** Takes a form apart by its headings and comments. A part that lacks one of the two is a mistake: its boxes could be anybody's. */
export function markdownBlocks(text: string): MarkdownBlocks {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((each, index): FormLine => ({ line: index + 1, text: each }));
  const conflict = lines.find((each) => CONFLICT.test(each.text));
  if (conflict !== undefined) {
    const message = 'Two versions of the file were not merged here. Settle the conflict, and take its marks out.';
    return { preamble: [], blocks: [], faults: [at(conflict, message)] };
  }
  const preamble: FormLine[] = [];
  const blocks: MarkdownBlock[] = [];
  const faults: FormFault[] = [];
  for (const part of partsOf(lines)) {
    const read = blockOf(part);
    if ('subject' in read) blocks.push(read);
    else if (read.faults.length > 0) faults.push(...read.faults);
    else if (blocks.length === 0) preamble.push(...part.lines);
    else faults.push(withoutSubject(part.lines[0]!));
  }
  return { preamble, blocks, faults };
}

interface Part {
  /** Undefined of what stands above the first heading. */
  readonly heading: FormLine | undefined;
  /** With the heading. */
  readonly lines: readonly FormLine[];
}

function partsOf(lines: readonly FormLine[]): readonly Part[] {
  const starts = lines.flatMap(({ text }, index) => (HEADING.test(text) ? [index] : []));
  const first = starts[0] ?? lines.length;
  return [
    ...(first === 0 ? [] : [{ heading: undefined, lines: lines.slice(0, first) }]),
    ...starts.map((start, index) => {
      const { line, text } = lines[start]!;
      const heading = { line, text: HEADING.exec(text)![1]! };
      return { heading, lines: lines.slice(start, starts[index + 1]) };
    }),
  ];
}

/** The block of a part, or what is wrong with it; nothing is where it is none. */
function blockOf({ heading, lines }: Part): MarkdownBlock | { readonly faults: readonly FormFault[] } {
  const text = lines.map((each) => each.text).join('\n');
  const [found, second] = Array.from(text.matchAll(SUBJECT));
  const lineAt = (index: number): FormLine => lines[text.slice(0, index).split('\n').length - 1]!;
  const alike = Array.from(text.matchAll(LIKE_SUBJECT));
  if (second !== undefined) {
    const message =
      'A second comment of a row or a question: the heading before it is gone. Write the heading as it was.';
    return { faults: [at(lineAt(second.index), message)] };
  }
  const changed = alike.find(({ index }) => index !== found?.index);
  if (changed !== undefined) {
    const message = 'The comment that names the row or the question was changed. Write it as it was.';
    return { faults: [at(lineAt(changed.index), message)] };
  }
  const end = found === undefined ? text.length : found.index + found[0].length;
  const above = linesOf(text.slice(0, end), lines);
  const stray = above.filter((each) => TICK.test(each.text));
  if (stray.length > 0) {
    const message =
      found === undefined
        ? 'A box is ticked, and no comment above it names the row or the question. Write it as it was in the file that you got.'
        : 'A box is ticked above the comment that names the row or the question, where it counts for nothing. Put it below.';
    return { faults: stray.map((each) => at(each, message)) };
  }
  if (found === undefined) return { faults: [] };
  if (heading === undefined) {
    const message = 'The heading above the comment is gone. Write it as it was.';
    return { faults: [at(lineAt(found.index), message)] };
  }
  const below = linesOf(text.slice(end), lines.slice(above.length - 1));
  return { heading, subject: subjectOf(found), lines: below };
}

/** The lines of a piece of text that begins in the first of the given lines, without comments. */
function linesOf(piece: string, lines: readonly FormLine[]): readonly FormLine[] {
  return piece
    .replace(COMMENT, (comment) => comment.replace(/[^\n]/g, ''))
    .split('\n')
    .map((text, index) => ({ line: lines[index]!.line, text }));
}

function subjectOf([, row, question, account, review]: RegExpExecArray): BlockSubject {
  return row === undefined
    ? { of: 'question', question: question!, account: account!, review: review! }
    : { of: 'row', row, review: review! };
}

function withoutSubject(heading: FormLine): FormFault {
  const message =
    'No comment below this heading names a row or a question. Write it as it was in the file that you got; in a reason, begin no line with #.';
  return at(heading, message);
}

function at({ line }: FormLine, message: string): FormFault {
  return { at: `line ${line}`, message };
}
