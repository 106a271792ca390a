import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { marked, type Token } from 'marked';

export const ROOT = resolve(__dirname, '../..');

/** A fenced block of a document. */
export interface Example {
  /** Path of the document from the repository's root. */
  readonly file: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** The word after the fence. */
  readonly language: string;
  readonly text: string;
}

/** One Markdown file, cut into what is tested of it. */
export interface DocumentParts {
  readonly file: string;
  readonly examples: readonly Example[];
  /** Targets of links, as written. */
  readonly links: readonly string[];
  /** What a link can aim at after the `#`. */
  readonly anchors: readonly string[];
  /** Texts of inline code. */
  readonly codeSpans: readonly string[];
}

/** The pages at the top, and everything under docs/. */
export function documentFiles(root = ROOT): readonly string[] {
  const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  );
  const top = readdirSync(root).filter((path) => path.endsWith('.md') && path !== 'README.md');
  return ['README.md', ...top.sort(), ...pages.map((path) => `docs/${path}`).sort()];
}

export function readDocument(file: string, root = ROOT): DocumentParts {
  return documentParts(file, readFileSync(join(root, file), 'utf8'));
}

export function documentParts(file: string, markdown: string): DocumentParts {
  const examples: Example[] = [];
  const links: string[] = [];
  const headings: string[] = [];
  const codeSpans: string[] = [];
  let cursor = 0;
  const take = (token: Token): void => {
    switch (token.type) {
      case 'code': {
        const { raw, lang, text } = token as { raw: string; lang?: string; text: string };
        // Within a list the token has lost its indentation; its first line is still found as it stands.
        const start = markdown.indexOf(raw.split('\n', 1)[0] ?? '', cursor);
        cursor = start + 1;
        examples.push({ file, line: markdown.slice(0, start).split('\n').length, language: lang ?? '', text });
        return;
      }
      case 'link':
      case 'image':
        links.push((token as { href: string }).href);
        return;
      case 'heading':
        headings.push((token as { text: string }).text);
        return;
      case 'codespan':
        codeSpans.push((token as { text: string }).text);
        return;
    }
  };
  void marked.walkTokens(marked.lexer(markdown), take);
  return { file, examples, links, anchors: anchorsOf(headings), codeSpans };
}

/** The anchors that GitHub gives to headings. */
function anchorsOf(headings: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const anchor = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}
