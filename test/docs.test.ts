import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dependencyMistakes, type Manifest } from './docs/dependencies.js';
import { documentFiles, readDocument, ROOT } from './docs/documents.js';
import { exampleMistakes } from './docs/example-mistakes.js';
import { linkMistakes, pagesNotInReadme, pagesOutOfReach } from './docs/links.js';

const documents = documentFiles().map((file) => readDocument(file));

describe('the documents', () => {
  it.each(documents.map((document) => [document.file, document] as const))(
    '%s: every example holds against the program',
    (_file, document) => {
      expect(exampleMistakes(document)).toEqual([]);
    },
  );

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
