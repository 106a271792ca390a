import { createInterface } from 'node:readline/promises';
import { CliError } from '../cli-error.js';
import { type CliStream } from '../cli-io.js';

/** Somebody at a terminal who is asked one line at a time. */
export interface Terminal {
  /** Shows a text and waits for a line. */
  readonly ask: (text: string) => Promise<string>;
  readonly close: () => void;
}

/**
 * Opens a terminal. The line is edited as the terminal itself lets a person edit it, so that no answer is lost if several
 * lines are pasted at once.
 *
 * @throws CliError from `ask` if the input ends, and the signal's reason if the run is interrupted
 */
export function openTerminal(input: NodeJS.ReadableStream, output: CliStream, interrupted: AbortSignal): Terminal {
  const lines = createInterface({ input, terminal: false });
  const answers = lines[Symbol.asyncIterator]();
  const stop = (): void => lines.close();
  interrupted.addEventListener('abort', stop, { once: true });
  return {
    ask: async (text) => {
      interrupted.throwIfAborted();
      output.write(text);
      const answer = await answers.next();
      interrupted.throwIfAborted();
      if (answer.done === true) throw new CliError('The input ended before the last answer. Nothing was written.');
      return answer.value;
    },
    close: () => {
      interrupted.removeEventListener('abort', stop);
      lines.close();
    },
  };
}
