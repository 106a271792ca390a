import { decodeRoster } from '../../directory/decode-roster.js';
import { quoted } from '../../text/quoted.js';
import { REVIEW_DECISIONS } from '../decision.js';
import { type FormFault, type FormReading, type PlacedAnswer, type PlacedDecision } from './decision-form.js';
import { ANSWERS, answerOf, decisionOf, wrongWord } from './decision-words.js';
import { type FormLine, type MarkdownBlock, markdownBlocks } from './markdown-blocks.js';
import { plainMarkdown } from './plain-markdown.js';

/**
 * Reads the Markdown form of decisions as editors and forges leave it: with any marks of lists, ends of line and order of its parts, its
 * lines broken at other places. A part without a ticked box is not decided on. Whatever was written and cannot be read is a mistake.
 *
 * @param bytes of the file
 */
export function readMarkdownForm(bytes: Uint8Array): FormReading {
  const decoded = decodeRoster(bytes);
  if (decoded.faults.length > 0) {
    return {
      faults: decoded.faults.map(({ line, message }) => ({
        at: `line ${line}`,
        message: `The file cannot be read here: ${message}.`,
      })),
    };
  }
  const { preamble, blocks, faults: blockFaults } = markdownBlocks(decoded.text);
  const faults: FormFault[] = [...blockFaults];
  const decisions: PlacedDecision[] = [];
  const answers: PlacedAnswer[] = [];
  for (const block of blocks) {
    const read = readBlock(block);
    if ('faults' in read) faults.push(...read.faults);
    else if ('decision' in read) decisions.push(read);
    else if ('answer' in read) answers.push(read);
  }
  const [first, second] = new Set(blocks.map(({ subject }) => subject.review));
  if (second !== undefined) {
    faults.push({ at: 'the file', message: 'Its parts name several reviews. Hand in one file for each.' });
  }
  if (first === undefined) {
    return faults.length > 0 ? { faults } : { faults: [{ at: 'the file', message: 'It has no row and no question.' }] };
  }
  const [review = '', population = ''] = first.split('/');
  const form = { review, population, reviewer: reviewerIn(preamble), decisions, answers };
  if (faults.length === 0) return { form };
  const isReadable = second === undefined && decisions.length + answers.length > 0;
  return { faults, ...(isReadable && { rest: form }) };
}

function reviewerIn(preamble: readonly FormLine[]): string | undefined {
  for (const { text } of preamble) {
    const written = /^\s*Reviewer:\s*(\S.*)$/iu.exec(text)?.[1];
    if (written !== undefined) return plainMarkdown(written);
  }
  return undefined;
}

type ReadBlock = PlacedDecision | PlacedAnswer | { readonly faults: readonly FormFault[] } | { readonly open: true };

function readBlock(block: MarkdownBlock): ReadBlock {
  const { boxes, reason, attachment, faults } = readLines(block.lines);
  const { subject, heading } = block;
  const ticked = boxes.filter(({ isTicked }) => isTicked);
  const all = [...faults, ...boxFaults(boxes)];
  if (subject.of === 'row' && attachment !== undefined) {
    all.push(at(attachment, 'Only the answer to a question has an attachment. Take it out.'));
  }
  const [tick, another] = ticked;
  if (another !== undefined) {
    const lines = ticked.map(({ line }) => line).join(', ');
    all.push(at(another, `Several boxes are ticked for one ${subject.of} (lines ${lines}). Tick one.`));
  }
  const left = reason ?? attachment;
  if (tick === undefined && left !== undefined && all.length === 0) {
    all.push(at(left, 'Something is written here, but no box is ticked. Tick one, or take the text out.'));
  }
  if (all.length > 0) return { faults: all };
  if (tick === undefined) return { open: true };
  const place = `line ${tick.line}`;
  if (subject.of === 'question') {
    const answer = answerOf(tick.word);
    if (answer === undefined) return { faults: [wrongWord(place, tick.word, ANSWERS)] };
    const { question, account } = subject;
    const named = attachment && { attachment: { name: plainMarkdown(attachment.text) } };
    return { question, account, answer, reason: reason?.text ?? '', ...named, at: place };
  }
  const decision = decisionOf(tick.word);
  if (decision === undefined) return { faults: [wrongWord(place, tick.word, REVIEW_DECISIONS)] };
  const who = whoIn(heading);
  if (who === undefined) {
    return { faults: [at(heading, 'The heading does not say who and where. Write it as it was.')] };
  }
  return {
    ...{ row: subject.row, ...who, decision },
    ...(tick.role !== '' && { newRole: tick.role }),
    ...(reason && { reason: reason.text }),
    at: place,
  };
}

/** Who a block is about, as its heading shows it. */
function whoIn(heading: FormLine): Pick<PlacedDecision, 'account' | 'userName'> | undefined {
  const [, userName = '', account] = /^(?:(.*)\s)?in\s(\S+)$/su.exec(plainMarkdown(heading.text)) ?? [];
  return account === undefined ? undefined : { userName: userName.trim(), account };
}

interface Box {
  readonly line: number;
  readonly isTicked: boolean;
  /** What stands in it. */
  readonly mark: string;
  readonly word: string;
  /** Behind `change-role to`. */
  readonly role: string;
  /** Why nobody can say whether it is meant, as a sentence: it is struck out, or stands in a quotation. */
  readonly doubt: string | undefined;
}

interface BlockLines {
  readonly boxes: readonly Box[];
  readonly reason: FormLine | undefined;
  readonly attachment: FormLine | undefined;
  readonly faults: readonly FormFault[];
}

/** An editor may have escaped the brackets. Without the mark of a list it is one only if nothing else can be meant. */
const BOX = /^[\s>]*(?:(?:[-*+•]|\d+[.)])\s+\\?\[([^\][\\]{0,3})\\?\](?!\()|\\?\[(\s*[xX]?\s*)\\?\](?!\())\s*(.*)$/su;

const LABEL = /^[\s>]*(?:[-*+•]\s+)?[*_]{0,2}(Reason|Attachment)[*_]{0,2}\s*:[*_]{0,2}\s*(.*)$/isu;

/** A rule, which some editors write between parts. */
const NOTHING = /^[\s>]*(?:[-*_]\s*)*$/u;

function readLines(lines: readonly FormLine[]): BlockLines {
  const boxes: Box[] = [];
  const faults: FormFault[] = [];
  const texts = new Map<string, { line: number; written: string[] }>();
  let open: { written: string[] } | undefined;
  for (const each of lines) {
    const { line, text } = each;
    const [, listed, bare, behind] = BOX.exec(text) ?? [];
    const mark = listed ?? bare;
    const [, label, content] = LABEL.exec(text) ?? [];
    if (mark !== undefined && behind !== undefined) {
      open = undefined;
      boxes.push({ ...boxOf(line, mark.trim(), behind), doubt: doubtOf(text) });
    } else if (label !== undefined && content !== undefined) {
      const name = label.toLowerCase();
      if ((texts.get(name)?.written ?? []).some((one) => one.trim() !== '')) {
        faults.push(at(each, `${label} stands here a second time. Keep one.`));
      }
      open = { written: [content] };
      texts.set(name, { line, ...open });
    } else if (open !== undefined) {
      open.written.push(text);
    } else if (!NOTHING.test(text)) {
      faults.push(at(each, 'This text stands where nothing is read. Write why behind `Reason:`.'));
    }
  }
  return { boxes, reason: textUnder('reason'), attachment: textUnder('attachment'), faults };

  function textUnder(name: string): FormLine | undefined {
    const found = texts.get(name);
    const text = found === undefined ? '' : paragraphs(found.written);
    return text === '' ? undefined : { line: found!.line, text };
  }
}

/** Lines that an editor broke are one again; a blank line remains. */
function paragraphs(lines: readonly string[]): string {
  return lines
    .map((line) => (NOTHING.test(line) ? '' : line.trim()))
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim().replaceAll('\n', ' '))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

const CHANGE_ROLE = /^(change[\s_\p{Pd}]*role)\b(?:\s+to\b)?[\s:]*(.*)$/isu;

/** What strikes out in Markdown and in HTML, and a quotation, such as of somebody else's answer. */
function doubtOf(text: string): string | undefined {
  if (/~~|<(?:s|del|strike)\b/iu.test(text)) return 'It is ticked and struck out.';
  return /^\s*>/u.test(text) ? 'It is ticked in a quotation.' : undefined;
}

function boxOf(line: number, mark: string, behind: string): Omit<Box, 'doubt'> {
  const written = plainMarkdown(behind.replace(/\*\*|~~/g, '')).replace(/[\s.,:;!]+$/u, '');
  const isTicked = mark !== '';
  const [, word, role] = CHANGE_ROLE.exec(written) ?? [];
  if (word !== undefined && role !== undefined) return { line, isTicked, mark, word, role };
  return { line, isTicked, mark, word: written, role: '' };
}

function boxFaults(boxes: readonly Box[]): readonly FormFault[] {
  return boxes.flatMap((box) => {
    if (box.isTicked && box.mark.toLowerCase() !== 'x') {
      return [at(box, `The box has ${quoted(box.mark)} in it. Put an x into it, as in [x], or leave it empty.`)];
    }
    if (box.isTicked && box.doubt !== undefined) {
      return [at(box, `${box.doubt} Tick the box that is meant, as it stood in the file that you got.`)];
    }
    return !box.isTicked && box.role !== ''
      ? [at(box, 'A new role is named, but its box is not ticked. Tick it, or take the role out.')]
      : [];
  });
}

function at({ line }: Pick<FormLine, 'line'>, message: string): FormFault {
  return { at: `line ${line}`, message };
}
