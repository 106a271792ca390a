import { visible } from '../text/visible.js';
import { wrap } from './wrap.js';

/**
 * Text from outside as lines for a terminal or a pipeline's log that may stand behind nothing but blanks. Each line goes
 * through `visible` once more: wherever the wrapping broke the text, no line is a command to a GitHub Actions log. A line in
 * which something had to be masked for that is a few columns wider than asked.
 *
 * @param width columns of a line, at least 2
 */
export function visibleLines(text: string, width: number): readonly string[] {
  return wrap(visible(text), width).map(visible);
}
