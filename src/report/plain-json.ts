/** Everything outside visible ASCII but the line end, which JSON has escaped inside a string. */
const NOT_PLAIN = /[^\n\x20-\x7e]/g;

/**
 * A value as JSON, indented by two blanks, a line end at the end. What is not visible ASCII is written as a `\u` escape, so
 * that nothing hides in a terminal or a log, and so is the first of `##[`, which a GitHub Actions log takes for a command; a
 * parser reads the same text.
 */
export function plainJson(value: object): string {
  return `${JSON.stringify(value, undefined, 2)
    .replace(NOT_PLAIN, escaped)
    .replace(/#(?=#\[)/g, escaped)}\n`;
}

/** As JSON writes a UTF-16 code unit (RFC 8259, section 7). */
function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
