/** Whether a text is UTF-16 that was decoded as UTF-8: its byte order mark is not UTF-8, or a NUL is beside the first character. */
export function isUtf16AsUtf8(text: string): boolean {
  return text.startsWith('\ufffd\ufffd') || text.slice(0, 2).includes('\0');
}
