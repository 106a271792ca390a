import { marked, type Token, type Tokens } from 'marked';

/** The only HTML of a report: what is unfolded. */
const OWN_HTML = /^(<\/details>\n*)*(<details>\n*(<summary>([\w ,:-]|<code>[^<>]*<\/code>)+<\/summary>\n*)?)?$/;

/** The tables of a document of GitHub's Markdown as marked reads them. */
export function tablesOf(markdown: string): readonly Tokens.Table[] {
  const tables: Tokens.Table[] = [];
  void marked.walkTokens(marked.lexer(markdown), (token) => {
    if (token.type === 'table') tables.push(token as Tokens.Table);
  });
  return tables;
}

/** The rows of all tables with these headings: each cell as it is written. */
export function rowsUnder(markdown: string, headings: readonly string[]): readonly (readonly string[])[] {
  return tablesOf(markdown)
    .filter(({ header }) => JSON.stringify(header.map(({ text }) => text)) === JSON.stringify(headings))
    .flatMap(({ rows }) => rows.map((cells) => cells.map(({ text }) => text)));
}

/** Every token in the document, in tables and lists too. */
export function tokensOf(markdown: string): readonly Token[] {
  const tokens: Token[] = [];
  void marked.walkTokens(marked.lexer(markdown), (token) => {
    tokens.push(token);
  });
  return tokens;
}

/**
 * What GitHub or GitLab makes a mention, a reference, a link, a commit, an emoji, mathematics, a quick action, a mark of a change or
 * a placeholder of, in text that is not in code.
 */
export const ACTED_ON =
  /@\w|#\d|\b[Gg][Hh]-\d|[A-Z]{2}-\d|[!&]\d|[%~]\w|:\/\/|[Ww]{3}\.|[\da-fA-F]{7}|:\w+:|\$\S|^\s*\/\w|[[{][+-]|\[\[|%\{/;

/** A piece of Markdown as a browser has it. */
export interface RenderedText {
  /** The names of its elements, in order. */
  readonly elements: readonly string[];
  readonly shown: string;
  /** The same with a box in place of each piece of code. */
  readonly outsideCode: string;
}

/** marked writes `<` for a tag of its own alone, so its HTML can be read without a parser, which takes longer. */
export function renderedText(markdown: string): RenderedText {
  const html = marked.parse(markdown, { async: false });
  const text = (of: string): string => of.replace(/<[^>]*>/g, '').replace(/&(?:#(\d+)|(\w+));/g, character);
  return {
    elements: Array.from(html.matchAll(/<(\w+)/g), ([, name]) => name!),
    shown: text(html),
    outsideCode: text(html.replace(/<code>[^<]*<\/code>/g, '\u25a1')),
  };
}

function character(entity: string, number: string | undefined, name: string | undefined): string {
  if (number !== undefined) return String.fromCodePoint(Number(number));
  const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
  return characters[name ?? ''] ?? entity;
}

/** The tokens that do not begin a line, since another one stands before them there: marked makes a token of each escaped sign. */
function withinLines(tokens: readonly Token[]): ReadonlySet<Token> {
  const within = new Set<Token>();
  for (const children of tokens.flatMap(linesIn)) {
    children.slice(1).forEach((child, index) => {
      if (!children[index]!.raw.endsWith('\n')) within.add(child);
    });
  }
  return within;
}

/** The tokens in a token; of a table those of each cell. */
function linesIn(token: Token): readonly (readonly Token[])[] {
  if (token.type !== 'table') return 'tokens' in token ? [token.tokens ?? []] : [];
  const { header, rows } = token as Tokens.Table;
  return [header, ...rows].flat().map((cell) => cell.tokens);
}

/** What is wrong with a document as GitHub would read it: nothing. */
export function markdownFaults(markdown: string): readonly string[] {
  const tokens = tokensOf(markdown);
  const within = withinLines(tokens);
  const strange = tokens.flatMap((token) => {
    if (token.type === 'html') return OWN_HTML.test(token.raw) ? [] : [`HTML: ${token.raw}`];
    if (token.type === 'text' && !('tokens' in token)) {
      const line = `${within.has(token) ? '\u25a1' : ''}${token.raw.replaceAll('&#124;', '|')}`;
      return ACTED_ON.test(line) ? [`acted on: ${token.raw}`] : [];
    }
    if (token.type === 'code') return token.raw.startsWith('```yaml\n') ? [] : [`code: ${token.raw}`];
    return ['link', 'image', 'em', 'del', 'blockquote', 'hr', 'def'].includes(token.type)
      ? [`${token.type}: ${token.raw}`]
      : [];
  });
  const opened = markdown.match(/^<details>$/gm)?.length ?? 0;
  const closed = markdown.match(/^<\/details>$/gm)?.length ?? 0;
  // A row that was cut would not end in a pipe; a cell that is missing or too many would shift those behind it.
  const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
  const tableRows = tablesOf(markdown).reduce((sum, table) => sum + 2 + table.rows.length, 0);
  const ragged = tablesOf(markdown).flatMap((table) =>
    table.rows.filter((cells) => cells.length !== table.header.length).map(() => 'a ragged row'),
  );
  return [
    ...strange,
    ...ragged,
    ...(opened === closed ? [] : ['details not closed']),
    ...rows.filter((line) => !line.endsWith(' |')).map((line) => `cut: ${line}`),
    ...(tableRows === rows.length ? [] : [`${rows.length} lines of tables, ${tableRows} read`]),
  ];
}
