import { documentFiles, readDocument } from './docs/documents.js';
import { exampleMistakes } from './docs/example-mistakes.js';
import { linkMistakes } from './docs/links.js';
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
});
