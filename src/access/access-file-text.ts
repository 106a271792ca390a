import { Document, isCollection, isMap, isScalar, isSeq } from 'yaml';
import { visible } from '../text/visible.js';
import { type FilePath } from '../yaml/file-path.js';

/**
 * The name of the schema's copy beside an access file. A copy, and no path into node_modules, so that an editor completes and
 * checks the file in a clone in which nothing is installed.
 */
export const SCHEMA_COPY = 'access.schema.json';

/** The line by which an editor with YAML's language server finds the schema; the path starts from the access file's folder. */
export const SCHEMA_LINE = `# yaml-language-server: $schema=./${SCHEMA_COPY}`;

/** What an access file that a command writes is made from. */
export interface AccessFileDraft {
  /** The file's content as plain values. Text from outside stands in it as data. */
  readonly content: Readonly<Record<string, unknown>>;
  /** Sentences for the top of the file; they may hold text from outside. */
  readonly heading: readonly string[];
  /** Comments before keys of the content. */
  readonly comments: readonly KeyComment[];
}

/** The lines of a comment, and the key before which they stand. A key that is not in the content gets none. */
export interface KeyComment {
  readonly at: FilePath;
  readonly lines: readonly string[];
}

/** The access file as YAML, with the line for editors and comments for its first reader. */
export function accessFileText({ content, heading, comments }: AccessFileDraft): string {
  const document = new Document(content);
  document.commentBefore = [SCHEMA_LINE.slice(1), ...heading.map(commentLine)].join('\n');
  for (const { at, lines } of comments) {
    const key = keyAt(document, at);
    if (isScalar(key)) key.commentBefore = lines.map(commentLine).join('\n');
  }
  const accounts = document.get('accounts');
  if (isSeq(accounts)) {
    for (const account of accounts.items) if (isMap(account)) account.items.forEach(({ value }) => flowInside(value));
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function keyAt(document: Document, at: FilePath): unknown {
  const within = at.length === 1 ? document.contents : document.getIn(at.slice(0, -1));
  if (!isMap(within)) return undefined;
  return within.items.find(({ key }) => isScalar(key) && key.value === at.at(-1))?.key;
}

/** A mapping or list that holds nothing but plain values, as an assignment does, goes on one line. */
function flowInside(node: unknown): void {
  if (isMap(node)) {
    const values = node.items.map(({ value }) => value);
    if (values.some(isCollection)) values.forEach(flowInside);
    else node.flow = values.length < 6;
  } else if (isSeq(node)) {
    node.items.forEach(flowInside);
  }
}

/** On a line of its own, so that nothing in it can end the comment. */
function commentLine(text: string): string {
  return ` ${visible(text)}`;
}
