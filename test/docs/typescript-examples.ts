import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type Example, ROOT } from './documents.js';

interface Manifest {
  readonly exports: Readonly<Record<string, { readonly types?: string }>>;
}

/** What the documents import, as package.json exports it, by the source that it is built from. */
function sourceOfEntries(): Readonly<Record<string, readonly string[]>> {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
  return Object.fromEntries(
    Object.entries(exports).flatMap(([entry, { types }]) =>
      types === undefined
        ? []
        : [[join('klaviyo-access', entry), [types.replace('/dist/types/', '/').replace(/\.d\.ts$/, '.ts')]]],
    ),
  );
}

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
    paths: Object.fromEntries(Object.entries(sourceOfEntries()).map(([name, [path]]) => [name, [join(ROOT, path!)]])),
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
