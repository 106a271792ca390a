import { createRequire } from 'node:module';

/** The parts of jsdom that the tests use. Its own types would bring the browser's into the whole program. */
export interface HtmlNode {
  readonly tagName: string;
  readonly textContent: string;
  readonly outerHTML: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): HtmlNode | null;
  querySelectorAll(selector: string): Iterable<HtmlNode>;
}

interface Jsdom {
  readonly JSDOM: new (html: string) => { readonly window: { readonly document: HtmlNode } };
}

/** A page as a browser reads it (jsdom parses as the HTML standard says); its script does not run. */
export function parseHtml(html: string): HtmlNode {
  const { JSDOM } = createRequire(__filename)('jsdom') as Jsdom;
  return new JSDOM(html).window.document;
}

export function all(node: HtmlNode, selector: string): readonly HtmlNode[] {
  return Array.from(node.querySelectorAll(selector));
}

/** The one element of a selector. */
export function one(node: HtmlNode, selector: string): HtmlNode {
  const found = all(node, selector);
  if (found.length !== 1) throw new Error(`${found.length} elements fit ${selector}, not one`);
  return found[0]!;
}

/** The texts of all elements of a selector, blanks and line ends drawn together. */
export function texts(node: HtmlNode, selector: string): readonly string[] {
  return all(node, selector).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
}

/** What a page is made of: the name of each kind of element, and of each attribute with its element. */
export function namesIn(node: HtmlNode): ReadonlySet<string> {
  const names = all(node, '*').flatMap(({ tagName, attributes }) => [
    tagName.toLowerCase(),
    ...Array.from(attributes, ({ name }) => `${tagName.toLowerCase()}[${name}]`),
  ]);
  return new Set(names);
}
