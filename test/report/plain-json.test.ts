import { plainJson } from '../../src/report/plain-json.js';
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
