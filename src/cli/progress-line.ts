import { visible } from '../text/visible.js';
import { type CliStream } from './cli-io.js';

/** A line that is written over as work goes on; nothing at all where the stream is not a terminal. */
export interface ProgressLine {
  show(text: string): void;
  clear(): void;
}

const CLEAR_LINE = '\r\u001b[2K';

/**
 * A progress line on a stream, meant for standard error, so that reports on standard output stay clean. What is shown may
 * hold text from outside, such as a group's name.
 */
export function progressLine(stream: CliStream): ProgressLine {
  if (stream.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  return {
    show: (text) => void stream.write(`${CLEAR_LINE}${visible(text)}`),
    clear: () => void stream.write(CLEAR_LINE),
  };
}
