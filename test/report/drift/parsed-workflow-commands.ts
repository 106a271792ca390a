/** A command in the log of a GitHub Actions step, as the runner reads it. */
export interface ReadCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** The commands among the lines of a log, read as actions/runner does (ActionCommand.TryParseV2), blanks at the start apart. */
export function commandsOf(log: string): readonly ReadCommand[] {
  return log
    .split(/\r\n|[\n\r]/)
    .map((line) => /^\s*::([^\s:]+)(?: ([^]*?))?::([^]*)$/.exec(line))
    .flatMap((match) => (match === null ? [] : [readCommand(match)]));
}

function readCommand([, command = '', properties = '', message = '']: RegExpExecArray): ReadCommand {
  const pairs = properties
    .split(',')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name.trim(), unescaped(value.join('='))] as const;
    });
  return { command, properties: Object.fromEntries(pairs), message: unescaped(message) };
}

/** In one go, as the runner does it last for `%25`: what it stands for is not unescaped again. */
function unescaped(text: string): string {
  const meant: Readonly<Record<string, string>> = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' };
  return text.replace(/%(?:0D|0A|3A|2C|25)/g, (escape) => meant[escape]!);
}
