import { plainJson, plainJsonLines } from '../../src/report/plain-json.js';
import { HOSTILE } from './drift/sample-report.js';

describe('plainJson', () => {
  it.each(HOSTILE.map((text) => [JSON.stringify(text), text]))(
    'GIVEN %s THEN it is visible ASCII and reads back',
    (_shown, text) => {
      const json = plainJson({ text });
      expect(json).toMatch(/^[\n\x20-\x7e]*$/);
      expect(json).not.toContain('##[');
      expect(JSON.parse(json)).toEqual({ text });
    },
  );

  it('GIVEN a value THEN it is indented and ends in a line end', () => {
    expect(plainJson({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}\n');
  });
});

describe('plainJsonLines', () => {
  it('GIVEN an object THEN each member, and each element of a list, has a line; what is undefined is left out', () => {
    const value = { a: 1, list: [{ b: '\u202e' }, [2]], none: undefined, empty: [], of: { c: [3, 4] } };
    const text = [...plainJsonLines(value)].join('');
    expect(text).toBe('{\n"a": 1,\n"list": [\n{"b":"\\u202e"},\n[2]\n],\n"empty": [],\n"of": {"c":[3,4]}\n}\n');
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
  });
});
