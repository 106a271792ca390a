import { Composer, type Document, Lexer, LineCounter, Parser, YAMLParseError } from 'yaml';

/** An access file needs 7 levels. Beyond some thousand, yaml's own recursion would end the process. */
const DEEPEST = 100;

/** A text that yaml can read, right or wrong, with the lines of its offsets. */
export interface ParsedYaml {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/**
 * Reads a text as yaml's `parseDocument` does, by the parts that it is made of, so that the text is gone through once: the parser,
 * which does not recurse, shows how deep the text is nested before the rest of yaml, which does, gets it.
 *
 * @returns undefined if it is nested too deeply to be read
 */
export function parseYaml(source: string): ParsedYaml | undefined {
  const lines = new LineCounter();
  const composer = new Composer({
    schema: 'core',
    merge: true,
    stringKeys: true,
    // yamlStructure finds repeated keys, and can say where the first one stands.
    uniqueKeys: false,
    prettyErrors: false,
    // yaml would write warnings, with text of the file, to the console; they are among the faults.
    logLevel: 'error',
  });
  let document: Document.Parsed | undefined;
  try {
    for (const found of composer.compose(tokens(source, lines), true, source.length)) {
      if (document !== undefined) {
        document.errors.push(
          new YAMLParseError([found.range[0], found.range[1]], 'MULTIPLE_DOCS', 'a second document'),
        );
        break;
      }
      document = found;
    }
  } catch (error) {
    if (error === TOO_DEEP) return undefined;
    throw error;
  }
  // The composer gives a document at the end of every text, even of an empty one.
  return { document: document!, lines };
}

const TOO_DEEP = new RangeError('nested too deeply');

function* tokens(
  source: string,
  lines: LineCounter,
): Generator<ReturnType<Parser['parse']> extends Generator<infer Token> ? Token : never> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(source)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > DEEPEST) throw TOO_DEEP;
  }
  yield* parser.end();
}
