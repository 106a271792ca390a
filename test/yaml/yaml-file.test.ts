import { readYaml } from '../../src/yaml/yaml-file.js';
import { refusals } from '../access/example.js';

const problemsOf = (text: string): string[] =>
  readYaml(text).faults.map((fault) => `${fault.line}:${fault.column} ${fault.problem}`);

describe('positions', () => {
  const file = readYaml(
    'a: 1\nb:\n  - c: x\n    d:\n  - &e { f: y }\n  - *e\ng: { <<: *e, h: z }\nk: { <<: [{ l: 1 }, *e] }\n',
  );
  const at = (path: (string | number)[], on?: 'key' | 'value'): string => {
    const { line, column } = file.locate(path, on);
    return `${line}:${column}`;
  };

  test('of values and of keys', () => {
    expect(at([])).toBe('1:1');
    expect(at(['a'])).toBe('1:4');
    expect(at(['a'], 'key')).toBe('1:1');
    expect(at(['b', 0])).toBe('3:5');
    expect(at(['b', 0, 'c'])).toBe('3:8');
  });

  test('lead through aliases and merge keys to where the text stands', () => {
    expect(at(['b', 2])).toBe('6:5');
    expect(at(['b', 2, 'f'])).toBe('5:13');
    expect(at(['g', 'f'])).toBe('5:13');
    expect(at(['g', 'h'])).toBe('7:17');
    expect(at(['k', 'l'])).toBe('8:16');
    expect(at(['k', 'f'])).toBe('5:13');
  });

  test('of what is not there are those of what would hold it', () => {
    expect(at(['missing'])).toBe('1:1');
    expect(at(['b', 0, 'missing'])).toBe('3:5');
    expect(at(['b', 9])).toBe('3:3');
    expect(at(['a', 'missing'])).toBe('1:4');
    expect(at(['k', 'missing'])).toBe('8:4');
  });

  test('of repeated keys are those of the last, whose value counts', () => {
    const { line, column } = readYaml('a: 1\na: 2\n').locate(['a']);
    expect([line, column]).toEqual([2, 4]);
  });

  test('of a key without a value in braces are those of the key', () => {
    const { line, column } = readYaml('a: { b }').locate(['a', 'b']);
    expect([line, column]).toEqual([1, 6]);
  });
});

describe('values', () => {
  test('are those of the core schema: no dates, no yes', () => {
    expect(readYaml('a: 2027-03-31\nb: yes\nc: true\nd: 0x10\n1: x').value).toEqual({
      a: '2027-03-31',
      b: 'yes',
      c: true,
      d: 16,
      '1': 'x',
    });
  });

  test('stay so under another version of YAML', () => {
    expect(readYaml('%YAML 1.1\n---\na: yes').value).toEqual({ a: 'yes' });
  });

  test('an anchor may be used often', () => {
    const file = readYaml(`a: &a { x: 1 }\nb: [${'*a, '.repeat(900)}]`);
    expect(file.faults).toEqual([]);
    expect((file.value as { b: unknown[] }).b).toHaveLength(900);
  });
});

describe('faults', () => {
  test.each([
    ['a:\n\tb: 1', '2:1 a tab indents this line'],
    ['a: 1\n---\nb: 2', '2:1 a second document begins here'],
    ['a: 1\nb: 2\na: 3', '3:1 this key is on line 1 already'],
    ['? [a]\n: b', '1:3 this key is not a string'],
    ['a: !secret b', '1:4 this tag does not belong here'],
    ['a: !!binary aGk=', '1:13 this tag does not belong here'],
    ['a: !!set { b }', '1:10 this tag does not belong here'],
    ['a: *b', '1:4 this alias has no anchor'],
    ['a: *b\nc: &b 1', '1:4 this alias has no anchor'],
    ['a: &a [*a]', '1:8 this alias refers to a value that contains it'],
    ['a: &a\n  b:\n    <<: *a\n', '3:9 this alias refers to a value that contains it'],
    ['<<: 5', '1:5 what "<<" merges is not a mapping'],
    ['a: &a [b]\n<<: *a', '2:5 what "<<" merges is not a mapping'],
    ['a: "b', '1:6 not YAML: Missing closing "quote'],
    ['%FOO\n---\na: 1', '1:1 not YAML: Unknown directive %FOO'],
  ])('%j', (text, fault) => {
    expect(problemsOf(text)).toContain(fault);
  });

  test('an alias without an anchor in a merge key is one fault', () => {
    expect(problemsOf('<<: *b')).toEqual(['1:5 this alias has no anchor']);
  });

  test('merging twice is none', () => {
    expect(problemsOf('a: &a { x: 1 }\nb: &b { y: 1 }\nc: { <<: [*a, *b], z: 1 }')).toEqual([]);
  });

  test('what yaml quotes from the file is not repeated', () => {
    expect(problemsOf('a: |example-access-key\n b').join()).not.toContain('example-access-key');
    expect(problemsOf('- a\nb: example-access-key').join()).not.toContain('example-access-key');
  });

  test('a syntax error says up to where the file is sound', () => {
    expect(readYaml('a: 1\nb: @x').soundUntil).toBe(8);
    expect(readYaml('a: 1').soundUntil).toBe(Infinity);
    expect(readYaml('a: 1\n---\nb: 2').soundUntil).toBe(Infinity);
  });
});

describe('attacks', () => {
  test.each([
    ['flow', '['.repeat(100_000)],
    ['block', '- '.repeat(10_000)],
    ['mappings', '{a: '.repeat(10_000)],
  ])('nesting without end is refused: %s', (_name, text) => {
    expect(problemsOf(text)).toEqual(['1:1 lists and mappings are nested too deeply']);
    expect(readYaml(text).locate(['a'])).toMatchObject({ line: 1, column: 1 });
    expect(refusals(text)).toEqual([
      'access.yaml:1:1: lists and mappings are nested too deeply; expected fewer levels',
    ]);
  });

  test('aliases that multiply are refused', () => {
    // GIVEN nine levels of nine aliases each: 9^9 values
    const levels = Array.from(
      { length: 9 },
      (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(9)}]`,
    );
    const file = readYaml(['a0: &a0 [x]', ...levels].join('\n'));
    // THEN they are not read, and that is said once
    expect(file.value).toBeUndefined();
    expect(file.faults).toEqual([
      expect.objectContaining({ line: 6, problem: 'up to here, aliases refer to more than 10000 others' }),
    ]);
  });

  test('the longest chain of aliases that is not refused can be read', () => {
    const chain = Array.from({ length: 139 }, (_, link) => `a${link + 1}: &a${link + 1} { <<: *a${link} }`);
    const file = readYaml(['a0: &a0 { x: 1 }', ...chain].join('\n'));
    expect(file.faults).toEqual([]);
    expect(file.value).toMatchObject({ a139: { x: 1 } });
  });

  test('a long chain of aliases is refused', () => {
    const chain = Array.from({ length: 5000 }, (_, link) => `a${link + 1}: &a${link + 1} { <<: *a${link} }`);
    const file = readYaml(['a0: &a0 { x: 1 }', ...chain].join('\n'));
    expect(file.value).toBeUndefined();
    expect(file.faults[0]).toMatchObject({
      line: 142,
      problem: 'up to here, aliases refer to more than 10000 others',
    });
  });
});

test.each(['? - &a\ufeff', '? - &\ufeffa'])(
  'GIVEN %j, an anchor that yaml cannot write out THEN it is a fault, not a crash',
  (text) => {
    const { value, faults } = readYaml(text);

    expect(value).toBeUndefined();
    expect(faults.map(({ problem }) => problem)).toContain(
      'the name of this anchor has a blank, a bracket or a control character in it',
    );
  },
);
