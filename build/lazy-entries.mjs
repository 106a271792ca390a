import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import process from 'node:process';
import ts from 'typescript';

/**
 * A plugin that writes the entries of the package. An entry's source only says from which module each name comes. As built,
 * each name is a getter that loads its module when it is first asked for, so that a program loads what it uses: a stack that
 * parses an access file loads neither the renderers nor the HTTP client.
 *
 * @param entries - by name, see entries.mjs
 * @param peerCheck - the module that says which optional peers are missing, see src/packages/
 */
export function lazyEntries(entries, peerCheck) {
  const modules = new Map();
  const exported = Object.entries(entries).map(([name, { source, needs }]) => ({
    name,
    needs,
    names: withoutRepeats(exportedNames(resolve(source))),
  }));
  return {
    name: 'lazy-entries',
    buildStart() {
      const files = [...exported.flatMap(({ names }) => names.map(({ file }) => file)), resolve(peerCheck)];
      for (const file of new Set(files)) {
        modules.set(
          file,
          this.emitFile({ type: 'chunk', id: file, name: partName(file), preserveSignature: 'strict' }),
        );
      }
    },
    generateBundle() {
      const fileOf = (file) => this.getFileName(modules.get(file));
      for (const entry of exported) {
        this.emitFile({
          type: 'asset',
          fileName: `${entry.name}.js`,
          source: entryText(entry, fileOf, fileOf(resolve(peerCheck))),
        });
      }
    },
  };
}

function partName(file) {
  return `parts/${relative(process.cwd(), file)
    .replace(/^src\//, '')
    .replace(/\.ts$/, '')}`;
}

/** What a source exports by name, types left out; `export * from` another such source counts as its names. */
function exportedNames(path) {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) {
      throw new Error(
        `${path} may have \`export … from\` only, since it becomes an entry: ${statement.getText(source)}`,
      );
    }
    if (statement.isTypeOnly) return [];
    const file = resolve(dirname(path), statement.moduleSpecifier.text.replace(/\.js$/, '.ts'));
    if (statement.exportClause === undefined) return exportedNames(file);
    return statement.exportClause.elements
      .filter(({ isTypeOnly }) => !isTypeOnly)
      .map(({ name, propertyName }) => ({ name: name.text, inModule: (propertyName ?? name).text, file }));
  });
}

/** The same name may come from the same module more than once, as it may in TypeScript. */
function withoutRepeats(names) {
  const byName = new Map(names.map((each) => [each.name, each]));
  const other = names.find(({ name, file }) => byName.get(name).file !== file);
  if (other !== undefined) throw new Error(`Two modules export ${other.name} to one entry.`);
  return [...byName.values()];
}

function entryText({ name, needs, names }, fileOf, peerCheckFile) {
  const folder = dirname(`/${name}`);
  const pathTo = (file) => {
    const path = relative(folder, `/${file}`);
    return path.startsWith('.') ? path : `./${path}`;
  };
  const check =
    needs.length === 0
      ? []
      : [
          `require(${JSON.stringify(pathTo(peerCheckFile))}).requirePackages(${JSON.stringify(`klaviyo-access/${name}`)}, ${JSON.stringify(needs)});`,
        ];
  const getters = names.map(
    (each) => `lazy('${each.name}', '${each.inModule}', () => require(${JSON.stringify(pathTo(fileOf(each.file)))}));`,
  );
  return [
    "'use strict';",
    '// Each name is loaded when it is first asked for.',
    "Object.defineProperty(exports, '__esModule', { value: true });",
    ...check,
    'const lazy = (name, inModule, load) =>',
    '  Object.defineProperty(exports, name, { enumerable: true, get: () => load()[inModule] });',
    ...getters,
    // This names the exports for Node.js, which reads them from the text when an ES module imports it.
    `0 && (module.exports = { ${names.map((each) => each.name).join(', ')} });`,
    '',
  ].join('\n');
}
