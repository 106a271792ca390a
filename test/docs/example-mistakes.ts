import { checkCsv, checkJson, checkYaml, scriptsInYaml } from './data-examples.js';
import { type DocumentParts, type Example } from './documents.js';
import { checkShell } from './shell-examples.js';

/** What is shown and not run: output, other languages. A block without a language says nothing and is refused. */
const SHOWN = ['text', 'diff', 'hcl', 'markdown', 'ini', 'mermaid'];

const CHECKS: Readonly<Record<string, (text: string) => void>> = {
  yaml: (text) => {
    checkYaml(text);
    scriptsInYaml(text).forEach(checkShell);
  },
  csv: checkCsv,
  json: checkJson,
  sh: checkShell,
  // All TypeScript is compiled in one program, apart from this.
  ts: () => undefined,
};

/** What is wrong with the examples of a document, those in TypeScript apart. */
export function exampleMistakes({ file, examples, codeSpans }: DocumentParts): readonly string[] {
  const inline = codeSpans
    .filter((text) => text.startsWith('klaviyo-access '))
    .flatMap((text) => mistake(file, () => checkShell(text)));
  return [...examples.flatMap((example) => mistake(`${file}:${example.line}`, () => checkExample(example))), ...inline];
}

function checkExample({ language, text }: Example): void {
  const check = Object.hasOwn(CHECKS, language) ? CHECKS[language] : undefined;
  if (check !== undefined) check(text);
  else if (!SHOWN.includes(language)) {
    throw new Error(
      `the language "${language}" is neither run (${Object.keys(CHECKS).join(', ')}) nor shown (${SHOWN.join(', ')}).`,
    );
  }
}

function mistake(place: string, check: () => void): readonly string[] {
  try {
    check();
    return [];
  } catch (error) {
    return [`${place}: ${(error as Error).message}`];
  }
}
