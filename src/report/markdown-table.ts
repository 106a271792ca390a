/** A table of GitHub's Markdown. Rows are a list, so that a report that must be shorter can take fewer of them. */
export interface MarkdownTable {
  readonly header: string;
  readonly rows: readonly string[];
}

/** A table from headings and cells that are Markdown already; a heading that ends in ":" is of a right-aligned column. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): MarkdownTable {
  const names = headings.map((heading) => heading.replace(/:$/, ''));
  const rules = headings.map((heading) => (heading.endsWith(':') ? '---:' : '---'));
  return { header: `${row(names)}\n${row(rules)}`, rows: rows.map(row) };
}

/** The lines of a table. */
export function tableLines({ header, rows }: MarkdownTable): readonly string[] {
  return [header, ...rows];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
