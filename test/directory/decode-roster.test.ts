import { decodeRoster } from '../../src/directory/decode-roster.js';

test('GIVEN UTF-8 with a byte order mark THEN the text is without it', () => {
  expect(decodeRoster(Buffer.from('\uFEFFé', 'utf8'))).toEqual({ text: 'é', faults: [] });
});

test.each([
  ['PK\x03\x04sheet', /Excel workbook/],
  [' \n<!doctype html>', /web page/],
  ['\0\0\0a\0\0\0b', /UTF-32/],
  ['a\0\0\0b\0\0\0', /UTF-32/],
  ['\0a\0b', /UTF-16/],
  ['a\0b\0', /UTF-16/],
])('GIVEN a file that begins with %j THEN nothing of it is read, and it is named', (content, message) => {
  for (const each of [content, Buffer.from(content, 'latin1')]) {
    expect(decodeRoster(each)).toEqual({
      text: '',
      faults: [{ line: 1, message: expect.stringMatching(message) as string }],
    });
  }
});

test.each([
  '\0abc',
  'a\0bc',
  '\0\0\0abc',
  'a\0\0\0bcd',
  'xx\0a\0b',
  '\0\0a\0b\0',
  'xx\0\0\0a\0\0\0b',
  '\0xa\0\0\0b\0\0\0',
])('GIVEN zeros in %j that no other encoding has THEN it is text', (content) => {
  expect(decodeRoster(content)).toEqual({ text: content, faults: [] });
});

test('GIVEN a line that is not UTF-8 THEN it is named, and there is no text', () => {
  expect(decodeRoster(Buffer.from('a\n\xe9\nb', 'latin1'))).toEqual({
    text: '',
    faults: [{ line: 2, message: expect.stringContaining('the line is not UTF-8') as string }],
  });
});

test('GIVEN UTF-16 with a byte order mark THEN the text is without it', () => {
  const little = Buffer.from('\uFEFFé🙂', 'utf16le');
  expect(decodeRoster(little)).toEqual({ text: 'é🙂', faults: [] });
  expect(decodeRoster(Buffer.from(little).swap16())).toEqual({ text: 'é🙂', faults: [] });
});

test('GIVEN UTF-16 with half a character THEN its line is named, and there is no text', () => {
  expect(decodeRoster(Buffer.from('\uFEFFa\nb\ud800c\n', 'utf16le'))).toEqual({
    text: '',
    faults: [{ line: 2, message: expect.stringContaining('the line is not UTF-16') as string }],
  });
});
