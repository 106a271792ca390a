/** What somebody wrote on several lines, as one: a reason that was typed into a web page or a cell. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s*[\r\n\t\u2028\u2029]\s*/gu, ' ');
}
