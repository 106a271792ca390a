import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dependencyMistakes, type Manifest } from './docs/dependencies.js';
import { documentFiles, readDocument, ROOT } from './docs/documents.js';
import { exampleMistakes } from './docs/example-mistakes.js';
import { linkMistakes, pagesNotInReadme, pagesOutOfReach } from './docs/links.js';
import { typescriptMistakes } from './docs/typescript-examples.js';

const documents = documentFiles().map((file) => readDocument(file));

describe('the documents', () => {
  it.each(documents.map((document) => [document.file, document] as const))(
    '%s: every example holds against the program',
    (_file, document) => {
      expect(exampleMistakes(document)).toEqual([]);
    },
  );

  it('have TypeScript that compiles', () => {
    const examples = documents.flatMap((document) => document.examples.filter(({ language }) => language === 'ts'));

    expect(examples.length).toBeGreaterThan(0);
    expect(typescriptMistakes(examples)).toEqual([]);
  });

  it('link to what is there', () => {
    expect(linkMistakes(documents)).toEqual([]);
  });

  it('are all found from README.md, the pages of docs/ at once', () => {
    expect(pagesOutOfReach(documents)).toEqual([]);
    expect(pagesNotInReadme(documents)).toEqual([]);
  });

  it('say of each dependency why it is there', () => {
    const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

    expect(dependencyMistakes(read('README.md'), JSON.parse(read('package.json')) as Manifest)).toEqual([]);
  });
});
