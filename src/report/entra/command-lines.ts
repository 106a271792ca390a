import { visible } from '../../text/visible.js';
import { visibleLines } from '../visible-lines.js';

const WIDTH = 100;

/** Which application of which account a command is about. */
export interface CommandSubject {
  /** Name of the account. */
  readonly account: string;
  readonly application: { readonly id: string; readonly label: string };
}

/** The heading of an account in the output of a command. */
export function subjectLines({ account, application: { id, label } }: CommandSubject): readonly string[] {
  return [...line(0, `Account ${account}: the enterprise application "${label}" (${id}) in Entra`), ''];
}

/** A text as lines that begin at a column, those that go on two columns further in. Text from outside is made visible. */
export function line(indent: number, text: string): readonly string[] {
  const blanks = ' '.repeat(indent);
  return visibleLines(text, WIDTH - indent - 2).map((part, index) => `${blanks}${index === 0 ? '' : '  '}${part}`);
}

/** Why something is not done, each with the way past it. */
export function refusalLines(refusals: readonly string[]): readonly string[] {
  return refusals.flatMap((refusal) => line(0, `REFUSED: ${refusal}`));
}

/** Lines as they are written, with an empty one at the end. */
export function written(lines: readonly string[]): string {
  return `${lines.join('\n')}\n\n`;
}

/** A command line that is to be typed: on one line, however long it is. */
export function commandLine(text: string): string {
  return `  ${visible(text)}`;
}
