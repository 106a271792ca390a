import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { preProcessFile } from 'typescript';

const ROOT = join(__dirname, '..');

/** The files of the house that a file names, for a type or for a value. */
function imported(file: string): readonly string[] {
  return preProcessFile(readFileSync(file, 'utf8'))
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => resolve(dirname(file), name.replace(/\.js$/, '.ts')));
}

/** A way from a file back to itself, if there is one. */
function circleOf(start: string, imports: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const ways = new Map([[start, [start]]]);
  for (const [file, way] of ways) {
    for (const next of imports.get(file) ?? []) {
      if (next === start) return [...way, start].map((path) => path.slice(ROOT.length + 1));
      if (!ways.has(next)) ways.set(next, [...way, next]);
    }
  }
  return undefined;
}

describe('the files of src/ and stacks/', () => {
  const imports = new Map(
    ['src', 'stacks'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts'))
        .map((path) => join(ROOT, folder, path))
        .map((file) => [file, imported(file)] as const),
    ),
  );

  it('import what is there', () => {
    expect(imports.size).toBeGreaterThan(100);
    expect([...imports.values()].flat().filter((file) => !imports.has(file))).toEqual([]);
  });

  it('do not import each other in a circle', () => {
    expect([...imports.keys()].map((file) => circleOf(file, imports)).filter((way) => way !== undefined)).toEqual([]);
  });
});
