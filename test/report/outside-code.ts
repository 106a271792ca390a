/** What is left outside code spans, as CommonMark finds them: a run of backticks up to the next run of the same length. */
export function outsideCode(markdown: string): string {
  let outside = '';
  let rest = markdown;
  for (;;) {
    const open = /(?<!`)`+(?!`)/.exec(rest);
    if (open === null) return outside + rest;
    const after = rest.slice(open.index + open[0].length);
    const close = new RegExp(`(?<!\`)${open[0]}(?!\`)`).exec(after);
    if (close === null) throw new Error(`A run of backticks is not closed: ${markdown}`);
    outside += `${rest.slice(0, open.index)}\u25a1`;
    rest = after.slice(close.index + close[0].length);
  }
}
