import { readForm } from '../../../src/review/forms/read-form.js';

const REVIEW = '0123456789abcdef/aaaaaaaaaaaaaaaa';
const JSON_FORM = JSON.stringify({
  ...{ version: 1, review: '0123456789abcdef', population: 'a'.repeat(64), reviewer: 'grace@example.com', answers: [] },
  decisions: [{ row: 'r0123456789ab', account: 'acme', userName: 'ada@example.com', decision: 'keep' }],
});
const CSV_FORM = `row,account,userName,decision,newRole,reason,review\nr0123456789ab,acme,ada@example.com,keep,,"see\n# 1",${REVIEW}\n`;
const MARKDOWN_FORM = `# Review\n\n## ada@example.com in acme\n\n<!-- row r0123456789ab of review ${REVIEW} -->\n\n- [x] keep\n`;

test.each([
  ['JSON', JSON_FORM],
  ['JSON with a byte order mark', `\ufeff\n${JSON_FORM}`],
  ['CSV with a reason that has a heading in it', CSV_FORM],
  ['CSV with a byte order mark', `\ufeff${CSV_FORM}`],
  ['CSV that names its separator', `sep=,\n${CSV_FORM}`],
  ['Markdown', MARKDOWN_FORM],
  ['Markdown with a byte order mark', `\ufeff${MARKDOWN_FORM}`],
  ['Markdown with something written above it', `Done!\n\n${MARKDOWN_FORM}`],
])('GIVEN %s THEN it is read as what it is', (_, text) => {
  expect(readForm(Buffer.from(text))).toMatchObject({
    form: { review: '0123456789abcdef', decisions: [{ userName: 'ada@example.com', decision: 'keep' }] },
  });
});

test.each([
  ['CSV', CSV_FORM.replaceAll(',', '\t')],
  ['Markdown', `\n${MARKDOWN_FORM}`],
])('GIVEN %s in UTF-16 THEN it is read as what it is', (_, text) => {
  expect(readForm(Buffer.from(`\ufeff${text}`, 'utf16le'))).toMatchObject({
    form: { decisions: [{ decision: 'keep' }] },
  });
});

test('GIVEN Markdown without any comment THEN it says so, not that columns are missing', () => {
  const reading = readForm(Buffer.from(MARKDOWN_FORM.replace(/<!--.*-->/, '')));
  expect(reading).toMatchObject({
    faults: [{ at: 'line 7', message: expect.stringContaining('no comment above it') as string }],
  });
});

test.each(['<!doctype html>\n<html lang="en">', '\ufeff<HTML>'])(
  'GIVEN the page itself in place of what it hands out (%j) THEN it says which file to take',
  (text) => {
    expect(readForm(Buffer.from(text))).toMatchObject({
      faults: [{ message: expect.stringContaining('choose "Download the decisions"') as string }],
    });
  },
);
