/**
 * A text from outside as one word of a command that is printed to be copied: in single quotation marks, in which a POSIX shell
 * reads everything as it is but the mark itself (POSIX: Shell Command Language, 2.2.2). A Terraform address may have any text in
 * the key of a `for_each`.
 */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** The same in quotation marks only where a shell would read something in it: for a path that nearly always needs none. */
export function shellWord(word: string): string {
  return /^[\w./@+][\w./@+-]*$/.test(word) ? word : shellQuoted(word);
}
