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
];

/** The byte order marks of UTF-16, as which spreadsheets write "Unicode Text" (RFC 2781, section 3.2). */
const UTF_16_MARKS = [
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
] as const;

interface DecodedRoster {
  readonly text: string;
  readonly faults: readonly LineFault[];
}

/**
 * The text of UTF-8 bytes, or of UTF-16 with a byte order mark, without the mark; or the lines that are neither. A character
 * that was replaced in silence could make two people of one. A file of another kind is named, in place of the many mistakes
 * that it would be read as.
 */
export function decodeRoster(content: string | Uint8Array): DecodedRoster {
  const other = otherFile(content);
  if (other !== undefined) return otherKind(other);
  if (typeof content === 'string') return { text: content, faults: [] };
  const [utf16] = UTF_16_MARKS.find(([, first, second]) => content[0] === first && content[1] === second) ?? [];
  if (utf16 !== undefined) return decodeUtf16(content, utf16);
  return isUtf8(content)
    ? { text: new TextDecoder().decode(content), faults: [] }
    : { text: '', faults: badLines(content) };
}

function otherKind(what: string): DecodedRoster {
  return { text: '', faults: [{ line: 1, message: `the file ${what}` }] };
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): DecodedRoster {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    const other = otherFile(text);
    return other === undefined ? { text, faults: [] } : otherKind(other);
  } catch {
    // Half a character: the replacement character shows in which line.
    const lines = new TextDecoder(encoding).decode(bytes).split('\n');
    const line = lines.findIndex((each) => each.includes('\uFFFD')) + 1;
    return {
      text: '',
      faults: [{ line, message: `the line is not UTF-16, as which the file begins; ${SAVE_AS_UTF8}` }],
    };
  }
}

function otherFile(content: string | Uint8Array): string | undefined {
  const start =
    typeof content === 'string' ? content.slice(0, 16) : Buffer.from(content.subarray(0, 16)).toString('latin1');
  const known = OTHER_FILES.find(([bytes]) => start.trimStart().toLowerCase().startsWith(bytes.toLowerCase()));
  if (known !== undefined) return known[1];
  // ASCII in UTF-32 without a byte order mark: of four bytes, three are 0.
  if (/^(?:\0\0\0[^\0]){2}|^(?:[^\0]\0\0\0){2}/.test(start)) return `is UTF-32; ${SAVE_AS_UTF8}`;
  // ASCII in UTF-16 without a byte order mark: every other byte is 0.
  return /^(?:\0[^\0]){2}|^(?:[^\0]\0){2}/.test(start)
    ? `is UTF-16 without a byte order mark; ${SAVE_AS_UTF8}`
    : undefined;
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
