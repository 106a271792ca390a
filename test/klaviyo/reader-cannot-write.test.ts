import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { preProcessFile } from 'typescript';

const ROOT = join(__dirname, '../..');

/** The files of the house that a file names, for a type or for a value. */
function imported(file: string): readonly string[] {
  return preProcessFile(readFileSync(file, 'utf8'))
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => name.startsWith('.'))
    .map((name) => resolve(dirname(file), name.replace(/\.js$/, '.ts')));
}

/** All files that a file names, by whatever way. */
function reached(start: string): readonly string[] {
  const files = new Set([start]);
  for (const file of files) for (const next of imported(file)) files.add(next);
  return [...files].map((file) => relative(ROOT, file));
}

test('GIVEN the reading client WHEN its files are followed THEN none of them can write', () => {
  const files = reached(join(ROOT, 'src/klaviyo/scim-client.ts'));
  expect(files).toContain('src/klaviyo/scim-connection.ts');
  expect(files.filter((file) => /scim-write|write-body|replaced-user/.test(file))).toEqual([]);
  const methods = files.flatMap(
    (file) => readFileSync(join(ROOT, file), 'utf8').match(/method: '[A-Z]+'(?!\])/g) ?? [],
  );
  expect(new Set(methods)).toEqual(new Set(["method: 'GET'"]));
});

test('GIVEN all files WHEN they name the writing client THEN they are of klaviyo, reconcile, or the two commands that write', () => {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) =>
      imported(join(ROOT, 'src', file)).some((name) => /klaviyo\/(scim-write|settle-write)/.test(name)),
    );
  expect(files).toContain('klaviyo/settle-write.ts');
  expect(files.filter((file) => !/^(klaviyo\/|reconcile\/|cli\/reconcile\/|cli\/offboard[/.])/.test(file))).toEqual([]);
});
