/*
 * Texts in Okta's expression language stand in double or single quotes. Nothing is documented that puts a quote into a text
 * that stands in the same ones, and a backslash is a character like any other: Okta's own examples write `"XDOMAIN\"` and `"\"`
 * (developer.okta.com, Okta Expression Language overview, "Popular expressions").
 */

/** A text as a literal: in double quotes or, if it has one in it, in single ones. Undefined if it cannot be written. */
export function oktaLiteral(text: string): string | undefined {
  // eslint-disable-next-line no-control-regex -- a line break or another control character, of which nothing is documented
  if (/[\0-\x1f\x7f]/.test(text)) return undefined;
  if (!text.includes('"')) return `"${text}"`;
  return text.includes("'") ? undefined : `'${text}'`;
}

/**
 * The same for a text that was checked before.
 *
 * @throws RangeError if it cannot be written
 */
export function writtenLiteral(text: string): string {
  const literal = oktaLiteral(text);
  if (literal === undefined)
    throw new RangeError('Okta has no way to write a text with both kinds of quotes or a control character.');
  return literal;
}
