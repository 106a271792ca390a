import fc from 'fast-check';
import { repeatedName } from '../../src/text/repeated-name.js';

test.each([
  ['at the outermost level', '{"role":"admin","active":true,"role":"analyst"}', 'role'],
  ['with the same value', '{"role":"analyst","role":"analyst"}', 'role'],
  ['after an object of its own', '{"a":{"b":1},"a":2}', 'a'],
  ['after a list', '{"a":[{"b":1},2],"a":2}', 'a'],
  ['in an object of a list', '{"Resources":[{"id":"1"},{"id":"2","role":"admin","role":"analyst"}]}', 'role'],
  ['deep inside', '[[{"a":{"b":[{"c":1,"c":2}]}}]]', 'c'],
  ['with an escape in one', '{"r\\u006fle":"admin","role":"analyst"}', 'role'],
  ['with an escape in both', '{"\\u0072ole":"admin","r\\u006Fle":"analyst"}', 'role'],
  ['that is empty', '{"":1,"":2}', ''],
  ['that ends with a backslash', '{"a\\\\":1,"a\\\\":2}', 'a\\'],
  ['that has a quotation mark', '{"a\\"b":1,"a\\"b":2}', 'a"b'],
  ['that looks like punctuation', '{"{[,:]}":1,"{[,:]}":2}', '{[,:]}'],
  ['of the prototype', '{"__proto__":1,"__proto__":2}', '__proto__'],
  ['with white space around the colon', '{ "a"\t:1,\r\n"a" \n: 2 }', 'a'],
  ['twice over, of which the first is named', '{"a":1,"b":2,"b":3,"a":4}', 'b'],
])('GIVEN a name that stands twice %s THEN it is found', (_where, json, name) => {
  expect(JSON.parse(json)).toBeDefined();
  expect(repeatedName(json)).toBe(name);
});

test.each([
  ['in two objects of a list', '[{"a":1},{"a":2}]'],
  ['in an object and in one inside', '{"a":{"a":{"a":1}}}'],
  ['in an object and in the one after it', '{"x":{"a":1},"y":{"a":2},"a":3}'],
  ['as a name and as a value', '{"a":"a","b":["a","a"],"c":"b"}'],
  ['in another letter case', '{"role":1,"Role":2}'],
  ['inside the text of a value', '{"a":"\\",\\"a\\":1","b":"{\\"b\\":1,\\"b\\":2}"}'],
  ['and a value ends with backslashes', '{"a":"\\\\","b":"\\\\\\\\","c":1}'],
  ['in no object at all', '"a"'],
])('GIVEN a name that stands %s THEN none is repeated', (_where, json) => {
  expect(JSON.parse(json)).toBeDefined();
  expect(repeatedName(json)).toBeUndefined();
});

test('GIVEN a text that is nested a hundred thousand levels deep THEN it is read to its end', () => {
  const deep = `${'[{"a":'.repeat(50_000)}{"b":1,"b":2}${'}]'.repeat(50_000)}`;
  expect(repeatedName(deep)).toBe('b');
});

/** A JSON value as a tree whose objects keep every member that is written. */
type Tree =
  string | number | boolean | null | { readonly list: Tree[] } | { readonly members: (readonly [string, Tree])[] };

const key = fc.oneof(fc.constantFrom('a', 'b', 'role', '', '"', '\\', '\\"', ':', '{', 'é', '__proto__'), fc.string());
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    key,
    fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
    fc.record({ list: fc.array(tie('tree'), { maxLength: 4 }) }),
    fc.record({ members: fc.array(fc.tuple(key, tie('tree')), { maxLength: 5 }) }),
  ),
}));

/** Writes a tree, with white space and escapes chosen by `choices`, one after the other. */
function written(value: Tree, choices: () => number): string {
  const blank = (): string => ['', ' ', '\n', '\t \r'][choices() % 4]!;
  const text = (word: string): string => {
    const spelt = Array.from({ length: word.length }, (_, at) =>
      choices() % 5 === 0
        ? `\\u${word.charCodeAt(at).toString(16).padStart(4, '0')}`
        : JSON.stringify(word[at]).slice(1, -1),
    );
    return `"${spelt.join('')}"`;
  };
  const write = (part: Tree): string => {
    if (typeof part === 'string') return blank() + text(part) + blank();
    if (typeof part !== 'object' || part === null) return blank() + JSON.stringify(part) + blank();
    if ('list' in part) return `${blank()}[${part.list.map(write).join(',') || blank()}]${blank()}`;
    const members = part.members.map(([name, inner]) => `${blank()}${text(name)}${blank()}:${write(inner)}`);
    return `${blank()}{${members.join(',') || blank()}}${blank()}`;
  };
  return write(value);
}

/** The slow way: of the tree that was written, not of the text. An object is compared where it ends, so any one may be first. */
function repeatedIn(value: Tree): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  if ('list' in value) return new Set(value.list.flatMap((each) => [...repeatedIn(each)]));
  const names = value.members.map(([name]) => name);
  const own = names.filter((name, index) => names.indexOf(name) !== index);
  return new Set([...own, ...value.members.flatMap(([, inner]) => [...repeatedIn(inner)])]);
}

test('GIVEN any JSON with white space and escapes anywhere THEN what is found is what was written twice', () => {
  fc.assert(
    fc.property(tree, fc.infiniteStream(fc.nat(1_000)), (value, stream) => {
      const json = written(value, () => stream.next().value as number);
      expect(() => JSON.parse(json) as unknown).not.toThrow();
      const repeated = repeatedIn(value);
      const found = repeatedName(json);
      if (repeated.size === 0) expect(found).toBeUndefined();
      else expect(repeated).toContain(found);
    }),
    { numRuns: 500 },
  );
});
