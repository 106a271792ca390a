/** A text of several lines, such as a reason in a YAML block or in a field of a web page, on one line. */
export function oneLine(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
