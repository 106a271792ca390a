import * as fc from 'fast-check';
import { jsonBlock } from '../../../src/report/html/json-block.js';
import { htmlOf, markup } from '../../../src/report/html/markup.js';
import { HOSTILE } from '../drift/sample-report.js';
import { all, one, parseHtml } from './parse-html.js';

const pageOf = (value: unknown): string =>
  htmlOf(markup`<!doctype html><body>${jsonBlock('data', value)}<p>after</p></body>`);
const readBack = (value: unknown): unknown => JSON.parse(one(parseHtml(pageOf(value)), '#data').textContent);

test.each(['</script><script>alert(1)</script>', '<!--<script>', ']]>', '\\u003c', '\u2028\u202e\u0000', ...HOSTILE])(
  'GIVEN %j THEN the block ends where it should, and is read back as it was',
  (text) => {
    expect(readBack({ [text]: [text] })).toEqual({ [text]: [text] });
    expect(all(parseHtml(pageOf(text)), 'p')).toHaveLength(1);
    expect(pageOf(text)).not.toMatch(/[\u202e\u2028]/);
  },
);

test('GIVEN any value THEN it is read back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) =>
      expect(readBack(value)).toEqual(JSON.parse(JSON.stringify(value))),
    ),
  );
});
