import { bytesOf } from './fitted-markdown.js';
import { MarkdownLimitError } from './drift/markdown.js';

/**
 * Lines as one text of at most so many bytes, ending in a line end. Where not all fit, the last ones are left out, each as a
 * whole, and a notice stands in their place.
 *
 * @param notice - says that so many lines are left out and where they are; on a line of its own after an empty one
 * @throws MarkdownLimitError if not even the notice fits
 */
export function fitLines(lines: readonly string[], limit: number, notice: (leftOut: number) => string): string {
  const whole = textOf(lines);
  if (bytesOf(whole) <= limit) return whole;
  let kept = 0;
  // The notice for all of them is the longest one.
  let left = limit - bytesOf(textOf(['', notice(lines.length)]));
  if (!(left >= 0)) throw new MarkdownLimitError(`${limit} bytes have no room for the notice of what was left out.`);
  for (const line of lines) {
    left -= bytesOf(line) + 1;
    if (left < 0) break;
    kept += 1;
  }
  return textOf([...lines.slice(0, kept), '', notice(lines.length - kept)]);
}

function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
