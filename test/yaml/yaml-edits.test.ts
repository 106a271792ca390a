import { edited } from '../../src/text/text-edit.js';
import { type ItemChange, yamlEditor } from '../../src/yaml/yaml-edits.js';

/** The text after a change of the list under `people`; undefined where it cannot be made. */
function changed(text: string, change: ItemChange): string | undefined {
  const edits = yamlEditor(text)?.changeItems(['people'], change);
  return edits && edited(text, edits);
}

function without(text: string, key: string, ...at: readonly (string | number)[]): string | undefined {
  const edits = yamlEditor(text)?.removeKey(at, key);
  return edits && edited(text, edits);
}

const BLOCK = `people: # all of us
  # the first
  - ada # a
  - user: lin
    reason: |
      long
      text

  # the last
  - eve
next: 1
`;

describe('edits of YAML', () => {
  it.each<[string, readonly number[], string]>([
    ['[ a, b, c ]', [1], '[ a, c ]'],
    ['[ a, b, c ]', [0], '[ b, c ]'],
    ['[ a, b, c ]', [2], '[ a, b ]'],
    ['[ a, b, c ]', [0, 1], '[ c ]'],
    ['[ a, b, c ]', [1, 2], '[ a ]'],
    ['[ a, b, ]', [1], '[ a, ]'],
    ['[{ user: a, until: 2 }, b]', [0], '[b]'],
    ['[a,\n  b, c]', [1], '[a, c]'],
    ['[a, # first\n  b]', [0], '[ # first\n  b]'],
    ['[\n  a, # first\n  b, # second\n]', [1], '[\n  a, # first\n]'],
    ['[\n  a,\n  b\n]', [0], '[\n  b\n]'],
  ])('GIVEN the list %s WHEN items go THEN the others stay as they are', (list, remove, left) => {
    expect(changed(`people: ${list}\nnext: 1\n`, { remove })).toBe(`people: ${left}\nnext: 1\n`);
  });

  it.each<[string, readonly number[], string]>([
    ['[ a ]', [], '[ a, z@example.com ]'],
    ['[ a, b ]', [1], '[ a, z@example.com ]'],
    ['[ a, b ]', [0], '[ b, z@example.com ]'],
    ['[\n  a, # first\n  b # second\n]', [], '[\n  a, # first\n  b, # second\n  z@example.com,\n]'],
    ['[\n  a,\n  b,\n]', [1], '[\n  a,\n  z@example.com,\n]'],
  ])('GIVEN the list %s WHEN somebody joins it THEN they stand at its end', (list, remove, left) => {
    const change = { remove, append: ['z@example.com'] };
    expect(changed(`people: ${list}\n`, change)).toBe(`people: ${left}\n`);
  });

  it('GIVEN a list of lines WHEN items go and come THEN only their lines change, and comments stay', () => {
    expect(changed(BLOCK, { remove: [1], append: ['zoe: [', { user: 'z@example.com', until: '2027-01-01' }] })).toBe(
      BLOCK.replace('  - user: lin\n    reason: |\n      long\n      text\n', '').replace(
        '  - eve\n',
        '  - eve\n  - "zoe: ["\n  - { user: z@example.com, until: 2027-01-01 }\n',
      ),
    );
    expect(changed(BLOCK, { remove: [0, 2] })).toBe(BLOCK.replace('  - ada # a\n', '').replace('  - eve\n', ''));
  });

  it('GIVEN another way to end lines, a byte order mark, or no end of the last line THEN it is kept', () => {
    const windows = '\uFEFFpeople:\r\n  - a\r\n  - b';
    expect(changed(windows, { remove: [0] })).toBe('\uFEFFpeople:\r\n  - b');
    expect(changed(windows, { remove: [0], append: ['c'] })).toBe('\uFEFFpeople:\r\n  - b\r\n  - "c"');
  });

  it.each([
    ['every item', 'people: [a]\n', [0]],
    ['an anchor', 'people: [&x a, b]\nnext: *x\n', [0]],
    ['an alias', 'all: &all [a, b]\npeople: *all\n', [0]],
    ['a merge key', 'all: &all { people: [a, b] }\n<<: *all\n', [0]],
  ])('GIVEN %s THEN it is left to a person', (_, text, remove) => {
    expect(changed(text, { remove })).toBeUndefined();
  });

  it.each([
    ['a: 1\nb: [x] # why\nc: 2\n', 'a: 1\nc: 2\n'],
    ['a: 1\nb:\n  - x\n  - y\n', 'a: 1\n'],
    ['{ a: 1, b: [x], c: 2 }', '{ a: 1, c: 2 }'],
    ['{ a: 1, b: [x] }', '{ a: 1 }'],
    ['{ b: [x], c: 2 }', '{ c: 2 }'],
    ['- b: [x]\n  c: 2\n', undefined],
    ['b: 1\n', undefined],
  ])('GIVEN %j WHEN a key goes THEN the others stay', (text, left) => {
    expect(without(text, 'b', ...(text.startsWith('-') ? [0] : []))).toBe(left);
  });
});
