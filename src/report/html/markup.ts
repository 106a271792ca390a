import { visible } from '../../text/visible.js';

const HTML = Symbol('html');

/** HTML that is safe to put into a page. Only this file makes it; no value read from JSON can be one. */
export interface Markup {
  readonly [HTML]: string;
}

/** What may stand in a template: markup as it is, everything else as text; a list one after the other. */
export type Part = Markup | string | number | readonly Part[];

/**
 * HTML from a template: what the template itself says is markup, what is put into it is text, unless it is markup already.
 * Text is made visible (`visible`) and escaped, so it does nothing, between tags and between the double quotes of an
 * attribute. Nothing may be put elsewhere: not unquoted, not into the name of a tag, a script, a style or an address.
 */
export function markup(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { [HTML]: String.raw({ raw: template }, ...parts.map(htmlOf)) };
}

/** HTML of our own making that no template wrote: a chart, the page's style and script. Never text from outside. */
export function ownHtml(html: string): Markup {
  return { [HTML]: html };
}

/** The HTML of a part. */
export function htmlOf(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  if (HTML in part) return part[HTML];
  return part.map(htmlOf).join('');
}

const REFERENCES = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
} as const;

function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => REFERENCES[character as keyof typeof REFERENCES]);
}
