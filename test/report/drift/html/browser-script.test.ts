import ts from 'typescript';
import { BROWSER_SCRIPT } from '../../../../src/report/drift/html/browser-script.js';

const FILE = '/browser-script.js';

/** What TypeScript finds wrong with a script, with the browser's own types. */
function mistakes(script: string): readonly string[] {
  const options: ts.CompilerOptions = {
    allowJs: true,
    checkJs: true,
    strict: true,
    noEmit: true,
    noUnusedLocals: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const fromDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, language, ...rest) =>
    name === FILE ? ts.createSourceFile(name, script, language) : fromDisk(name, language, ...rest);
  const program = ts.createProgram([FILE], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('the script of the page', () => {
  test('has the types of what a browser has', () => {
    expect(mistakes(BROWSER_SCRIPT)).toEqual([]);
  });

  test('would be found out otherwise', () => {
    expect(mistakes(`${BROWSER_SCRIPT}\ndocument.getElementById('filter').hiden = false;`)).not.toEqual([]);
  });

  test('can stand in a page as it is', () => {
    expect(BROWSER_SCRIPT).not.toMatch(/<[/!]|\r|[^\x20-\x7e\n]/);
  });

  test('makes no markup of text and runs no text', () => {
    expect(BROWSER_SCRIPT).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function\(/);
  });
});
