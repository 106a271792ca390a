import { isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { type TextEdit } from '../text/text-edit.js';
import { type FilePath } from './file-path.js';
import { parseYaml } from './parse-yaml.js';

/**
 * Ways to change a YAML text that leave every other character of it as it is, comments too. A way is undefined where what is to be changed
 * stands behind an alias, comes from a merge key, or has an anchor: then it is also read somewhere else.
 */
export interface YamlEditor {
  /** Takes items out of a list, by their indices, and puts others at its end. One of those that are there has to stay. */
  readonly changeItems: (list: FilePath, change: ItemChange) => readonly TextEdit[] | undefined;
  /** Takes a key with its value out of a mapping. Not its only one. */
  readonly removeKey: (mapping: FilePath, key: string) => readonly TextEdit[] | undefined;
}

export interface ItemChange {
  readonly remove: readonly number[];
  /** As plain data. Default: none. */
  readonly append?: readonly PlainItem[];
}

/** A text, or a mapping of texts. */
export type PlainItem = string | Readonly<Record<string, string>>;

/** Prepares edits of a text that was read without faults. Offsets are those of the text as it is, its byte order mark included. */
export function yamlEditor(text: string): YamlEditor | undefined {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const source = text.slice(mark);
  const root = parseYaml(source)?.document.contents;
  if (root === undefined) return undefined;
  const placed = (edits: readonly TextEdit[] | undefined): readonly TextEdit[] | undefined =>
    edits?.map((edit) => ({ ...edit, start: edit.start + mark, end: edit.end + mark }));
  return {
    changeItems: (at, change) => {
      const node = ownNode(root, at);
      return placed(isSeq<Node>(node) ? withChange(source, node, change) : undefined);
    },
    removeKey: (at, key) => {
      const node = ownNode(root, at);
      return placed(isMap<Node, Node | null>(node) ? withoutKey(source, node, key) : undefined);
    },
  };
}

/** The node at a path, if every step to it is written there. */
function ownNode(root: Node | null, at: FilePath): Node | undefined {
  let node: Node | null | undefined = root;
  for (const step of at) {
    if (isSeq<Node>(node) && typeof step === 'number') node = node.items[step];
    else if (isMap<Node, Node | null>(node))
      node = node.items.findLast(({ key }) => isScalar(key) && key.value === step)?.value;
    else return undefined;
    if (!isPlain(node)) return undefined;
  }
  return node ?? undefined;
}

/** Whether a node is written where it stands, and nowhere else read. */
function isPlain(node: Node | null | undefined): node is Node {
  return node !== null && node !== undefined && !isAlias(node) && node.anchor === undefined && node.tag === undefined;
}

/** First and last offset of what a node is written with, without blanks and comments behind it. */
function spanOf(source: string, { range }: Node): { readonly start: number; readonly end: number } {
  const [start, end] = range!;
  return { start, end: start + source.slice(start, end).trimEnd().length };
}

function withChange(
  source: string,
  list: YAMLSeq<Node>,
  { remove, append = [] }: ItemChange,
): readonly TextEdit[] | undefined {
  const gone = [...new Set(remove)].sort((one, other) => one - other);
  const stays = list.items.findLast((_, index) => !gone.includes(index));
  if (stays === undefined || !gone.every((index) => isPlain(list.items[index]))) return undefined;
  const edits: TextEdit[] = [];
  for (const index of gone) {
    const edit = list.flow === true ? flowItem(source, list.items, index, gone) : blockItem(source, list.items[index]!);
    if (edit === undefined || edit.start < (edits.at(-1)?.end ?? 0)) return undefined;
    edits.push(edit);
  }
  if (append.length === 0) return edits;
  const put = list.flow === true ? flowItems(source, stays, append) : blockItems(source, stays, append);
  return put && [...put, ...edits];
}

/** An item of a list with dashes, if it stands on lines of its own. */
function blockItem(source: string, item: Node): TextEdit | undefined {
  const { start, end } = spanOf(source, item);
  const dash = source.slice(0, start).trimEnd().length - 1;
  const line = lineStart(source, dash);
  return source[dash] === '-' && isBlank(source.slice(line, dash)) && isBlankOrComment(restOfLine(source, end))
    ? { start: line, end: lineEnd(source, end), text: '' }
    : undefined;
}

/** An item between brackets: its lines where it has lines of its own, else the item with one comma. */
function flowItem(source: string, items: readonly Node[], index: number, gone: readonly number[]): TextEdit {
  const { start, end } = spanOf(source, items[index]!);
  const line = lineStart(source, start);
  const rest = restOfLine(source, end).replace(/^\s*,/, '');
  if (isBlank(source.slice(line, start)) && isBlankOrComment(rest))
    return { start: line, end: lineEnd(source, end), text: '' };
  // With the comma before it, but for the items at the beginning, which go with the comma behind.
  const isAtBeginning = gone[index] === index;
  if (!isAtBeginning) return { start: spanOf(source, items[index - 1]!).end, end, text: '' };
  const next = spanOf(source, items[index + 1]!).start;
  const between = source.slice(end, next);
  return { start, end: isBlank(between.replace(',', '')) ? next : end + between.indexOf(',') + 1, text: '' };
}

/** Items with dashes behind one that is there. */
function blockItems(source: string, last: Node, items: readonly PlainItem[]): readonly TextEdit[] | undefined {
  const { start, end } = spanOf(source, last);
  const dash = source.slice(0, start).trimEnd().length - 1;
  const indent = source.slice(lineStart(source, dash), dash);
  if (!isPlain(last) || source[dash] !== '-' || !isBlank(indent) || !isBlankOrComment(restOfLine(source, end)))
    return undefined;
  return [
    newLines(
      source,
      end,
      items.map((item) => `${indent}- ${written(item)}`),
    ),
  ];
}

/** Items between brackets behind one that is there: on lines of their own, where it is on one. */
function flowItems(source: string, last: Node, items: readonly PlainItem[]): readonly TextEdit[] {
  const { start, end } = spanOf(source, last);
  const before = source.slice(lineStart(source, start), start);
  const rest = restOfLine(source, end);
  const comma = /^\s*,/.exec(rest)?.[0];
  if (!isBlank(before) || !isBlankOrComment(rest.slice(comma?.length ?? 0))) {
    return [{ start: end, end, text: items.map((item) => `, ${written(item)}`).join('') }];
  }
  return [
    ...(comma === undefined ? [{ start: end, end, text: ',' }] : []),
    newLines(
      source,
      end,
      items.map((item) => `${before}${written(item)},`),
    ),
  ];
}

/** Lines behind the one of an offset, with the line ends of the text. */
function newLines(source: string, after: number, lines: readonly string[]): TextEdit {
  const at = lineEnd(source, after);
  const ending = source.includes('\r\n') ? '\r\n' : '\n';
  const isOpen = at === source.length && !source.endsWith('\n');
  return { start: at, end: at, text: lines.map((line) => (isOpen ? `${ending}${line}` : `${line}${ending}`)).join('') };
}

function withoutKey(source: string, mapping: YAMLMap<Node, Node | null>, key: string): readonly TextEdit[] | undefined {
  const index = mapping.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
  const pair = mapping.items[index];
  if (pair === undefined || mapping.items.length === 1 || !isPlain(pair.value) || !isPlain(pair.key)) return undefined;
  const start = pair.key.range![0];
  const { end } = spanOf(source, pair.value);
  const line = lineStart(source, start);
  if (mapping.flow === true) {
    const [before, after] = [mapping.items[index - 1], mapping.items[index + 1]];
    if (after !== undefined) return [{ start, end: after.key.range![0], text: '' }];
    const value = before?.value;
    return isPlain(value) ? [{ start: spanOf(source, value).end, end, text: '' }] : undefined;
  }
  // The first key of an item stands behind its dash, which would be left over.
  return isBlank(source.slice(line, start)) && isBlankOrComment(restOfLine(source, end))
    ? [{ start: line, end: lineEnd(source, end), text: '' }]
    : undefined;
}

/** A text that reads as itself without quotes, in brackets too; one with an @ in it is no number and no word of YAML. */
const PLAIN_TEXT = /^[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9.-]*[A-Za-z0-9]$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** On one line. JSON's texts are those of YAML in double quotes. */
function written(item: PlainItem): string {
  if (typeof item === 'string') return PLAIN_TEXT.test(item) || DAY.test(item) ? item : JSON.stringify(item);
  return `{ ${Object.entries(item)
    .map(([key, value]) => `${key}: ${written(value)}`)
    .join(', ')} }`;
}

function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the end of the line of an offset. */
function lineEnd(source: string, offset: number): number {
  const at = source.indexOf('\n', offset);
  return at === -1 ? source.length : at + 1;
}

function restOfLine(source: string, offset: number): string {
  return source.slice(offset, lineEnd(source, offset));
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function isBlankOrComment(text: string): boolean {
  return /^\s*(?:#.*)?\s*$/s.test(text);
}
