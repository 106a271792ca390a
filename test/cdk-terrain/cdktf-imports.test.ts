import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '../..');
const CDKTN = join(ROOT, 'node_modules/cdktn/lib/index.d.ts');

interface CdktfImports {
  readonly file: string;
  /** Module specifiers, such as `cdktf`. */
  readonly from: readonly string[];
  readonly names: readonly string[];
}

function sourceFiles(): readonly string[] {
  return ['src', 'stacks'].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => join(ROOT, room, path)),
  );
}

/** What a source imports of cdktf, by whatever form of import or re-export; `*` for all of it. */
function cdktfImports(file: string, text: string): CdktfImports {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const from: string[] = [];
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined && /^cdktf(\/|$)/.test(specifier)) {
      from.push(specifier);
      names.push(...importedNames(node));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { file: relative(ROOT, file), from, names: [...new Set(names)].sort() };
}

function specifierOf(node: ts.Node): string | undefined {
  const written =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
        ? node.argument.literal
        : ts.isCallExpression(node) && /^(require|import)$/.test(node.expression.getText())
          ? node.arguments[0]
          : ts.isExternalModuleReference(node)
            ? node.expression
            : undefined;
  return written !== undefined && ts.isStringLiteral(written) ? written.text : undefined;
}

function importedNames(node: ts.Node): readonly string[] {
  const bindings = ts.isImportDeclaration(node)
    ? node.importClause?.name === undefined
      ? node.importClause?.namedBindings
      : undefined
    : ts.isExportDeclaration(node)
      ? node.exportClause
      : undefined;
  if (bindings === undefined || ts.isNamespaceImport(bindings) || ts.isNamespaceExport(bindings)) return ['*'];
  return bindings.elements.map((element) => (element.propertyName ?? element.name).text);
}

const used = sourceFiles()
  .map((file) => cdktfImports(file, readFileSync(file, 'utf8')))
  .filter(({ from }) => from.length > 0);

/** The sources of the constructs and stacks, compiled with cdktn in place of cdktf, for the provider's bindings too. */
function compileWithCdktn(): ts.Program {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: ['stacks/index.ts'] },
    ts.sys,
    ROOT,
  );
  return ts.createProgram(
    [
      'stacks/index.ts',
      'stacks/main.ts',
      'src/constructs/okta/index.ts',
      'src/constructs/entra/index.ts',
      'src/constructs/onelogin/index.ts',
    ].map((path) => join(ROOT, path)),
    { ...options, types: ['node'], paths: { cdktf: [CDKTN] } },
  );
}

describe('what is used of cdktf', () => {
  const program = compileWithCdktn();
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(CDKTN)!);
  const exportedByCdktn = new Set(checker.getExportsOfModule(module!).map(({ name }) => name));

  it('is found', () => {
    expect(used.map(({ file }) => file)).toEqual(
      expect.arrayContaining([
        'src/constructs/entra/user-search.ts',
        'src/constructs/okta/saml-app.ts',
        'src/constructs/onelogin/bindings/onelogin-role.ts',
        'stacks/klaviyo-stack.ts',
      ]),
    );
    expect(exportedByCdktn).toContain('TerraformStack');
  });

  it.each(used.map((one) => [one.file, one.names.join(', '), one] as const))(
    'in %s: %s, all of it exported by cdktn',
    (_file, _names, { from, names }) => {
      expect(new Set(from)).toEqual(new Set(['cdktf']));
      expect(names.filter((name) => !exportedByCdktn.has(name))).toEqual([]);
    },
  );

  it('has the types that cdktn has', () => {
    const mistakes = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => ({
      file: file?.fileName,
      problem: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }));

    expect(mistakes).toEqual([]);
    expect(program.getSourceFiles().filter(({ fileName }) => fileName.includes('/node_modules/cdktf/'))).toEqual([]);
  });
});

describe('the search for imports', () => {
  it.each([
    ["import { Fn, type IResolvable as R } from 'cdktf';", ['cdktf'], ['Fn', 'IResolvable']],
    ["export { App } from 'cdktf';", ['cdktf'], ['App']],
    ["import * as cdktf from 'cdktf';", ['cdktf'], ['*']],
    ["import cdktf from 'cdktf';", ['cdktf'], ['*']],
    ["import cdktf = require('cdktf');", ['cdktf'], ['*']],
    ["export * from 'cdktf';", ['cdktf'], ['*']],
    ["const cdktf = await import('cdktf');", ['cdktf'], ['*']],
    ["type A = import('cdktf').App;", ['cdktf'], ['*']],
    ["import { hidden } from 'cdktf/lib/private/fs';", ['cdktf/lib/private/fs'], ['hidden']],
    ["import { Group } from '@cdktf/provider-okta/lib/group/index.js';", [], []],
  ])('reads %s', (text, from, names) => {
    expect(cdktfImports('a.ts', text)).toMatchObject({ from, names });
  });
});
