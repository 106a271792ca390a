import { isUtf8 } from 'node:buffer';

import { type LineFault } from './roster-error.js';

const LINE_FEED = 0x0a;

const SAVE_AS_UTF8 = 'save it as UTF-8 (in a spreadsheet "CSV UTF-8", in PowerShell `-Encoding utf8`)';

/** Files that are named like a roster and are something else, by their first bytes. */
const OTHER_FILES: readonly (readonly [start: string, what: string])[] = [
  ['PK\x03\x04', 'is an Excel workbook or another ZIP file; save the sheet as "CSV UTF-8"'],
  ['\xd0\xcf\x11\xe0', 'is a workbook of an old Excel; save the sheet as "CSV UTF-8"'],
  ['\x1f\x8b', 'is compressed with gzip; unpack it first'],
  ['%PDF-', 'is a PDF; export the people as "CSV UTF-8"'],
  ['<!DOCTYPE', 'is a web page, not a list of people; export the people as "CSV UTF-8"'],
  ['<html', 'is a web page, not a list of people; export the people as "CSV UTF-8"'],
  ['<?xml', 'is XML; export the people as "CSV UTF-8"'],
  ['\xff\xfe\0\0', `is UTF-32; ${SAVE_AS_UTF8}`],
  ['\0\0\xfe\xff', `is UTF-32; ${SAVE_AS_UTF8}`],
  ['\xff\xfe', `is UTF-16; ${SAVE_AS_UTF8}`],
  ['\xfe\xff', `is UTF-16; ${SAVE_AS_UTF8}`],
];

/**
 * The text of UTF-8 bytes, without a byte order mark; or the lines that are not UTF-8. A character that was replaced in
 * silence could make two people of one. A file of another kind is named, in place of the many mistakes that it would be read
 * as.
 */
export function decodeRoster(content: string | Uint8Array): {
  readonly text: string;
  readonly faults: readonly LineFault[];
} {
  const other = otherFile(content);
  if (other !== undefined) return { text: '', faults: [{ line: 1, message: `the file ${other}` }] };
  if (typeof content === 'string') return { text: content, faults: [] };
  return isUtf8(content)
    ? { text: new TextDecoder().decode(content), faults: [] }
    : { text: '', faults: badLines(content) };
}

function otherFile(content: string | Uint8Array): string | undefined {
  const start =
    typeof content === 'string' ? content.slice(0, 16) : Buffer.from(content.subarray(0, 16)).toString('latin1');
  const known = OTHER_FILES.find(([bytes]) => start.trimStart().toLowerCase().startsWith(bytes.toLowerCase()));
  if (known !== undefined) return known[1];
  // ASCII in UTF-32 without a byte order mark: of four bytes, three are 0.
  if (/^(?:\0\0\0[^\0]){2}|^(?:[^\0]\0\0\0){2}/.test(start)) return `is UTF-32; ${SAVE_AS_UTF8}`;
  // ASCII in UTF-16 without a byte order mark: every other byte is 0.
  return /^(?:\0[^\0]){2}|^(?:[^\0]\0){2}/.test(start) ? `is UTF-16; ${SAVE_AS_UTF8}` : undefined;
}

function badLines(bytes: Uint8Array): LineFault[] {
  const faults: LineFault[] = [];
  // No byte of a longer UTF-8 character is a line feed (RFC 3629, section 3), so lines can be decoded one by one.
  for (let line = 1, start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    if (!isUtf8(bytes.subarray(start, end))) {
      faults.push({ line, message: 'the line is not UTF-8; save the file as UTF-8 (in a spreadsheet: "CSV UTF-8")' });
    }
    start = end;
  }
  return faults;
}
