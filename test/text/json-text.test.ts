import { parseJsonText } from '../../src/text/json-text.js';

const fault = (text: string): unknown => {
  const parsed = parseJsonText(text);
  return parsed.ok ? 'none' : parsed.fault;
};
/** Bytes as Node.js decodes a file that is read as UTF-8. */
const decoded = (...bytes: readonly number[]): string => Buffer.from(bytes).toString('utf8');

describe('parseJsonText', () => {
  it.each([['{"a":1}'], ['\ufeff{"a":1}'], [' {"a":1}\n']])('GIVEN %j THEN it is read', (text) => {
    expect(parseJsonText(text)).toEqual({ ok: true, value: { a: 1 } });
  });

  it('GIVEN a byte order mark within a text THEN it stays', () => {
    expect(parseJsonText('{"a":"\ufeff"}')).toEqual({ ok: true, value: { a: '\ufeff' } });
  });

  it.each(['{"a":1,"a":1}', '\ufeff[{"b":{"\\u0061":1,"a":2}}]'])('GIVEN %j THEN it has a name twice', (text) => {
    expect(fault(text)).toEqual({ kind: 'repeated name', name: 'a' });
  });

  it.each([[''], [' \n'], ['\ufeff']])('GIVEN %j THEN it is empty', (text) => {
    expect(fault(text)).toEqual({ kind: 'empty' });
  });

  it.each([
    ['little-endian with a mark', decoded(0xff, 0xfe, 0x7b, 0, 0x7d, 0)],
    ['big-endian with a mark', decoded(0xfe, 0xff, 0, 0x7b, 0, 0x7d)],
    ['little-endian without a mark', decoded(0x7b, 0, 0x7d, 0)],
    ['big-endian without a mark', decoded(0, 0x7b, 0, 0x7d)],
  ])('GIVEN UTF-16, %s THEN it is called so', (_what, text) => {
    expect(fault(text)).toEqual({ kind: 'utf-16' });
  });

  it.each([
    ['a line before', '[command]/opt/terraform-bin show\n{"a":\n{}}\n', '[command]/opt/terraform-bin show'],
    ['a line after', '{"a":1}\r\n::debug::exited with 0.\r\n', '::debug::exited with 0.'],
    ['two lines before', 'one\ntwo\n{"a":1}', 'one'],
    ['blank lines and a line', '\n \n  note\n{"a":1}', 'note'],
    ['a word on its line', 'stdout: {"a":1}', 'stdout:'],
    ['a brace in the line before', 'run {x}\n{"a":1}', 'run {x}'],
  ])('GIVEN an object with %s THEN the first line around it is named', (_what, text, line) => {
    expect(fault(text)).toEqual({ kind: 'surrounded', line });
  });

  it.each([['text'], ['{"a":'], ['}{'], ['{"a":1}\n{"b":2}'], ['PK\u0003\u0004\0\0'], ['a\ufffd\ufffd']])(
    'GIVEN %j THEN it is not JSON, with the reason of the parser',
    (text) => {
      expect(fault(text)).toEqual({ kind: 'not json', reason: expect.stringMatching(/\S/) as string });
    },
  );
});

test.each([
  ['KEY=1\nmore', 'it begins with "KEY=1"'],
  ['{"a": ', 'it ends too early, as if it was cut off'],
  ['{"a": "b', 'it ends too early, as if it was cut off'],
  ['{"a": 1,\n "b" 2}', 'it has a mistake in its syntax at line 2, column 6'],
])('GIVEN %j THEN the reason is in plain words', (text, reason) => {
  expect(parseJsonText(text)).toEqual({ ok: false, fault: { kind: 'not json', reason } });
});
