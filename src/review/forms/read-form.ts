import { isUtf16AsUtf8 } from '../../text/utf-16.js';
import { type FormFault, type FormReading } from './decision-form.js';
import { readCsvForm } from './read-csv-form.js';
import { readJsonForm } from './read-json-form.js';
import { readMarkdownForm } from './read-markdown-form.js';

/**
 * Reads a file of decisions in the form that it has, whatever its name is: JSON begins with a brace, the Markdown form has headings, and
 * everything else is CSV.
 *
 * @param bytes of the file
 */
export function readForm(bytes: Uint8Array): FormReading {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^<(?:!doctype|html)\b/i.test(text)) return { faults: [WEB_PAGE] };
  if (text.startsWith('{')) return readJsonForm(text);
  // A spreadsheet saves "Unicode text" as UTF-16; an editor does so with Markdown, too.
  return isMarkdown(isUtf16AsUtf8(text) ? Buffer.from(bytes).toString('utf16le') : text)
    ? readMarkdownForm(bytes)
    : readCsvForm(bytes);
}

/** The page of a reviewer, as it was sent to them: what they chose stays in their browser. */
const WEB_PAGE: FormFault = {
  at: 'the file',
  message:
    'It is a web page, and holds no decisions. Open the page, choose "Download the decisions", and record the file that it then gives ' +
    '(decisions-….json).',
};

/** The header of the CSV form; a first line may say what separates its columns. */
const CSV_HEADER = /^(?:"?sep=.*\r?\n)?[^\r\n]*\bdecision\b/i;

function isMarkdown(text: string): boolean {
  return text.startsWith('#') || (/^ {0,3}#{1,6}\s/m.test(text) && !CSV_HEADER.test(text));
}
