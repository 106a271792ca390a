/** One simple command of a shell script, cut into words; comments, assignments before it and redirections are left out. */
export type ShellCommand = readonly string[];

const CONTROL = /^(?:&&|\|\||;;?|\||&|\n)/;
const REDIRECTION = /^\d?(?:>>|>&|>|<)&?\s*/;
const KEYWORDS = new Set(['if', 'then', 'else', 'elif', 'while', 'until', 'do', '!', 'fi', 'done', 'time']);
const ASSIGNMENT = /^[A-Za-z_][A-Za-z0-9_]*=/;

/**
 * The simple commands of a script in the order in which they stand. It knows quotes, escapes, comments, continued lines and
 * operators, which is what examples are made of; expansions stay as they are written.
 */
export function shellCommands(script: string): readonly ShellCommand[] {
  const commands: string[][] = [[]];
  let rest = script.replace(/\\\n/g, ' ');
  while (rest !== '') {
    const step = nextStep(rest);
    rest = rest.slice(step.length);
    if (step.ends) commands.push([]);
    else if (step.word !== undefined) commands.at(-1)?.push(step.word);
  }
  return commands.map(withoutPreamble).filter((words) => words.length > 0);
}

interface Step {
  readonly length: number;
  readonly ends?: boolean;
  readonly word?: string;
}

function nextStep(rest: string): Step {
  const blank = /^(?:[ \t]+|#[^\n]*)/.exec(rest)?.[0];
  if (blank !== undefined) return { length: blank.length };
  const redirection = REDIRECTION.exec(rest)?.[0];
  if (redirection !== undefined)
    return { length: redirection.length + readWord(rest.slice(redirection.length)).length };
  const control = CONTROL.exec(rest)?.[0];
  if (control !== undefined) return { length: control.length, ends: true };
  return readWord(rest);
}

function readWord(rest: string): { readonly length: number; readonly word: string } {
  let word = '';
  let length = 0;
  while (length < rest.length && !/[\s;&|<>]/.test(rest.charAt(length))) {
    const part = /^(?:'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|(\$\([^)]*\))|([^\s;&|<>'"\\]))/s.exec(rest.slice(length));
    if (part === null) throw new Error(`a quote is opened and not closed: ${rest.slice(length)}`);
    word += part[1] ?? part[2]?.replace(/\\(.)/g, '$1') ?? part[3] ?? part[4] ?? part[5] ?? '';
    length += part[0].length;
  }
  // A character that begins no word, such as a lone bracket of redirection: never stand still.
  return length === 0 ? { length: 1, word: rest.charAt(0) } : { length, word };
}

function withoutPreamble(words: readonly string[]): ShellCommand {
  const start = words.findIndex((word) => !KEYWORDS.has(word) && !ASSIGNMENT.test(word));
  return start === -1 ? [] : words.slice(start);
}
