import { escapeHidden } from '../drift/json-escape.js';
import { markup, type Markup, ownHtml } from './markup.js';

/**
 * A value as JSON in a page, for its script to read. No tag, comment or end of the block can begin in it: every `<` is written as a `\u`
 * escape (HTML standard, "Restrictions for contents of script elements"), and what would not show, too. A browser runs no such block.
 *
 * @param id - of the element
 */
export function jsonBlock(id: string, value: unknown): Markup {
  const json = escapeHidden(JSON.stringify(value)).replaceAll('<', '\\u003c');
  return markup`<script type="application/json" id="${id}">${ownHtml(json)}</script>`;
}
