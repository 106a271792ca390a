/*
 * How text is compared, here and in every provider that a condition is compiled for. docs/rules.md says it for users.
 * Only what Okta's documented functions can do as well: spaces at both ends do not count, other white space does, and letters
 * are lower-cased one by one by Unicode (`İ` becomes `i` with a dot above, `ß` stays). Okta has no function for Unicode's
 * normal forms, so the text of a person is taken in the form in which it is.
 */

/** A person's text as conditions compare it: without spaces at its ends, in lower case. Empty: the person has none. */
export function comparedText(text: string): string {
  return withoutOuterSpaces(text).toLowerCase();
}

/** A text of a condition as it is compared: also in Unicode's form NFC, in which nearly all text of people is. */
export function comparedValue(value: string): string {
  return comparedText(value.normalize('NFC'));
}

/** A text without the spaces at its ends. */
export function withoutOuterSpaces(text: string): string {
  // No pattern: one for the end takes time that grows with the square of a run of spaces inside.
  let start = 0;
  let end = text.length;
  while (start < end && text[start] === ' ') start += 1;
  while (end > start && text[end - 1] === ' ') end -= 1;
  return text.slice(start, end);
}
