import { isUtf16AsUtf8 } from '../../src/text/utf-16.js';

const decoded = (bytes: Buffer): string => bytes.toString('utf8');

test.each([
  ['little-endian with a byte order mark', Buffer.from('\ufeffversion: 1', 'utf16le')],
  ['little-endian without one', Buffer.from('version: 1', 'utf16le')],
  ['big-endian with a byte order mark', Buffer.from('\ufeffversion: 1', 'utf16le').swap16()],
  ['big-endian without one', Buffer.from('version: 1', 'utf16le').swap16()],
])('GIVEN UTF-16, %s, decoded as UTF-8 THEN it is known', (_what, bytes) => {
  expect(isUtf16AsUtf8(decoded(bytes))).toBe(true);
});

test.each(['version: 1', '\ufeffversion: 1', '', 'é', 'ver\0sion', '\ufffd: 1'])(
  'GIVEN UTF-8 (%j) THEN it is not UTF-16',
  (text) => {
    expect(isUtf16AsUtf8(text)).toBe(false);
  },
);
