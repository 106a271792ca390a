import { isUtf8 } from 'node:buffer';

import { type LineFault } from './roster-error.js';

const LINE_FEED = 0x0a;

/**
 * The text of UTF-8 bytes, without a byte order mark; or the lines that are none. A character that was replaced in
 * silence could make two people of one.
 */
export function decodeRoster(bytes: Uint8Array): { readonly text: string; readonly faults: readonly LineFault[] } {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return {
      text: '',
      faults: [{ line: 1, message: 'the file is UTF-16; save it as UTF-8 (in a spreadsheet: "CSV UTF-8")' }],
    };
  }
  return isUtf8(bytes)
    ? { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), faults: [] }
    : { text: '', faults: badLines(bytes) };
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
