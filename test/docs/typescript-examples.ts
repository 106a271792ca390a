import { join } from 'node:path';
import ts from 'typescript';
import { type Example, ROOT } from './documents.js';

/** What the documents import, as package.json exports it, by the source that it is built from. */
const PATHS = {
  'klaviyo-access': ['./src/index.ts'],
  'klaviyo-access/constructs': ['./src/constructs/okta/index.ts'],
  'klaviyo-access/stacks': ['./stacks/index.ts'],
};

/** Compiles all examples in one program, strictly, as a CDKTF app would; each is a module of its own. */
export function typescriptMistakes(examples: readonly Example[]): readonly string[] {
  const modules = new Map(examples.map((example) => [join(ROOT, `${example.file}.${example.line}.ts`), example]));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    strict: true,
    noUncheckedSideEffectImports: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    typeRoots: [join(ROOT, 'node_modules/@types')],
    paths: Object.fromEntries(Object.entries(PATHS).map(([name, [path]]) => [name, [join(ROOT, path!)]])),
  };
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([...modules.keys()], options, {
    ...host,
    fileExists: (file) => modules.has(file) || host.fileExists(file),
    readFile: (file) => modules.get(file)?.text ?? host.readFile(file),
    getSourceFile: (file, version) => {
      const example = modules.get(file);
      return example === undefined
        ? host.getSourceFile(file, version)
        : ts.createSourceFile(file, example.text, version, true);
    },
  });
  return [...modules].flatMap(([path, { file, line }]) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((diagnostic) => {
      const within = source!.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line;
      return `${file}:${line + 1 + within}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`;
    });
  });
}
