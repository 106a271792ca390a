import { parse } from 'yaml';
import { accessFileText, SCHEMA_LINE } from '../../src/access/access-file-text.js';

const written = (content: Readonly<Record<string, unknown>>, heading: readonly string[] = []): string =>
  accessFileText({ content, heading, comments: [] });

describe('accessFileText', () => {
  it('GIVEN any content THEN the first line is the one by which an editor finds the schema', () => {
    const [first, second] = written({ version: 1 }, ['Who may be in Klaviyo.']).split('\n');

    expect(first).toBe(SCHEMA_LINE);
    expect(second).toBe('# Who may be in Klaviyo.');
  });

  it.each([
    'it: is',
    'a # b',
    '"',
    "'",
    '- a',
    '{ a: b }',
    'null',
    'yes',
    '1e3',
    '&a',
    '*a',
    '!!str',
    '% x',
    'ü',
    '  ',
  ])('GIVEN the text %j as a value THEN it reads back the same', (text) => {
    const content = { version: 1, okta: { org: text }, accounts: [{ name: text, assignments: [{ role: text }] }] };

    expect(parse(written(content))).toEqual(content);
  });

  it('GIVEN a heading with a line end in it THEN it cannot end the comment', () => {
    const text = written({ version: 1 }, ['one\naccounts: []']);

    expect(parse(text)).toEqual({ version: 1 });
    expect(text).toContain('# one<U+000A>accounts: []\n');
  });

  it('GIVEN comments THEN each stands before its key, and one whose key is not there is left out', () => {
    const text = accessFileText({
      content: { version: 1, accounts: [{ name: 'acme', scim: { baseUrl: 'https://example.com', env: { a: 1 } } }] },
      heading: [],
      comments: [
        { at: ['accounts'], lines: ['all', '  of them'] },
        { at: ['accounts', 0, 'scim', 'baseUrl'], lines: ['copy yours'] },
        { at: ['accounts', 0, 'adopt'], lines: ['not there'] },
        { at: ['accounts', 1, 'scim'], lines: ['not there'] },
      ],
    });

    expect(text).toContain('# all\n#   of them\naccounts:\n');
    expect(text).toContain('      # copy yours\n      baseUrl: https://example.com\n');
    expect(text).not.toContain('not there');
  });
});
