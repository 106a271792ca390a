import { marked, type Token, type Tokens } from 'marked';

/** The only HTML of a report: what is unfolded. */
const OWN_HTML = /^<\/?details>\n*(<summary>[\w ,:]+<\/summary>\n*)?$/;

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

/** What GitHub makes a mention, a reference, a link, a commit, an emoji or mathematics of, outside code. */
const ACTED_ON = /@\w|#\d|GH-\d|:\/\/|www\.|[0-9a-f]{7}|:\w+:|\$\w/i;

/** What is wrong with a document as GitHub would read it: nothing. */
export function markdownFaults(markdown: string): readonly string[] {
  const strange = tokensOf(markdown).flatMap((token) => {
    if (token.type === 'html') return OWN_HTML.test(token.raw) ? [] : [`HTML: ${token.raw}`];
    if (token.type === 'text' && !('tokens' in token) && ACTED_ON.test(token.raw.replaceAll('&#124;', '')))
      return [`acted on: ${token.raw}`];
    return ['code', 'link', 'image', 'em', 'del', 'blockquote', 'hr', 'def', 'escape'].includes(token.type)
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
