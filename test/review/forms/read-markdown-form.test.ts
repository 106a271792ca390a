import { type FormReading } from '../../../src/review/forms/decision-form.js';
import { readMarkdownForm } from '../../../src/review/forms/read-markdown-form.js';

const read = (text: string): FormReading => readMarkdownForm(Buffer.from(text, 'utf8'));

const REVIEW = '0123456789abcdef/aaaaaaaaaaaaaaaa';
const HEAD = '# Access review q1\n\nReviewer: `grace@example.com`\n';
const ROW = `<!-- row r0123456789ab of review ${REVIEW} -->`;

/** A block of Ada, with what stands below its comment. */
const ada = (below: string): string => `\n## \`ada@example.com\` in acme\n\n- Flag: new\n\n${ROW}\n\n${below}\n`;
const question = (below: string): string =>
  `\n## Question sso-required about acme\n\n<!-- question sso-required about acme of review ${REVIEW} -->\n\n${below}\n`;

const KEEP = { row: 'r0123456789ab', account: 'acme', userName: 'ada@example.com', decision: 'keep', at: 'line 11' };
const form = (decisions: readonly object[], answers: readonly object[] = []) => ({
  form: {
    ...{ review: '0123456789abcdef', population: 'aaaaaaaaaaaaaaaa', reviewer: 'grace@example.com' },
    ...{ decisions, answers },
  },
});

test.each([
  ['as it was written', '- [x] keep\n- [ ] revoke\n\nReason:'],
  ['with other marks of lists', '* [X] keep\n+ [ ] revoke\n\nReason:'],
  ['with blanks at the ends of lines', '- [x] keep   \n- [ ] revoke\t\n\nReason:   \n   '],
  ['with blanks in the box', '- [ x ] keep\n- [] revoke\n\nReason:'],
  ['with the brackets escaped', '- \\[x\\] keep\n- \\[ \\] revoke\n\nReason:'],
  ['as a paragraph', '[x] keep\n[ ] revoke\n\nReason:'],
  ['with a numbered list, in bold', '1. [x] **Keep**.\n2. [ ] revoke\n\n**Reason:**'],
  ['with a rule below', '- [x] keep\n\nReason:\n\n---'],
])('GIVEN a block %s THEN the ticked decision is read', (_, below) => {
  expect(read(HEAD + ada(below))).toEqual(form([KEEP]));
});

test.each([
  ['ends of line of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text: string) => `\ufeff${text}`],
  ['headings of another level', (text: string) => text.replaceAll('## ', '#### ')],
  ['a comment over several lines', (text: string) => text.replace(' of review', '\nof review')],
])('GIVEN a file with %s THEN it is read', (_, change) => {
  expect(read(change(HEAD + ada('- [x] keep\n\nReason:')))).toMatchObject({
    form: { reviewer: 'grace@example.com', decisions: [{ row: KEEP.row, userName: KEEP.userName, decision: 'keep' }] },
  });
});

test('GIVEN UTF-16 THEN it is read', () => {
  const bytes = Buffer.from(`\ufeff${HEAD}${ada('- [x] keep\n\nReason:')}`, 'utf16le');
  expect(readMarkdownForm(bytes)).toEqual(form([KEEP]));
});

test('GIVEN a block without a ticked box THEN nothing is decided on it', () => {
  expect(read(HEAD + ada('- [ ] keep\n- [ ] revoke\n\nReason:'))).toEqual(form([]));
});

test.each([
  ['change-role to analyst'],
  ['change-role to `analyst`'],
  ['Change role to: analyst'],
  ['change-role: analyst.'],
])('GIVEN "%s" THEN the new role is read', (written) => {
  expect(read(HEAD + ada(`- [x] ${written}\n\nReason: moved`))).toMatchObject({
    form: { decisions: [{ decision: 'change-role', newRole: 'analyst', reason: 'moved' }] },
  });
});

test('GIVEN a role with an escaped sign THEN it is read as it is meant', () => {
  expect(read(HEAD + ada('- [x] change-role to campaign\\_coordinator\n\nReason: moved'))).toMatchObject({
    form: { decisions: [{ newRole: 'campaign_coordinator' }] },
  });
});

test('GIVEN a reason over several lines THEN lines are joined, and paragraphs are not', () => {
  const below = '- [x] revoke\n\nReason: left the\n  company\n\n- see the ticket\n';
  expect(read(HEAD + ada(below))).toMatchObject({
    form: { decisions: [{ reason: 'left the company\n\n- see the ticket' }] },
  });
});

test('GIVEN the answer to a question THEN it is read with its attachment', () => {
  const below = '- [ ] yes\n- [x] Not applicable\n\nReason: none is used\n\nAttachment: `keys 1.png`';
  expect(read(HEAD + question(below))).toEqual(
    form(
      [],
      [
        {
          ...{ question: 'sso-required', account: 'acme', answer: 'not-applicable', reason: 'none is used' },
          ...{ attachment: { name: 'keys 1.png' }, at: 'line 10' },
        },
      ],
    ),
  );
});

test.each<[string, string, string, RegExp]>([
  ['two ticks', ada('- [x] keep\n- [x] revoke\n\nReason:'), 'line 12', /Several boxes .* \(lines 11, 12\)/],
  ['an unknown word', ada('- [x] revke\n\nReason:'), 'line 11', /Did you mean "revoke"/],
  ['another sign in the box', ada('- [v] keep\n\nReason:'), 'line 11', /Put an x/],
  ['a tick that is struck out', ada('- [ ] keep\n- [x] ~~revoke~~\n\nReason: left'), 'line 12', /struck out/],
  ['a tick struck out in HTML', ada('- [x] <del>keep</del>'), 'line 11', /struck out/],
  ['a tick in a quotation', ada('- [ ] keep\n\nReason: as Lin wrote\n\n> - [x] keep'), 'line 15', /in a quotation/],
  ['a role beside an empty box', ada('- [x] keep\n- [ ] change-role to admin\n'), 'line 12', /box is not ticked/],
  ['a reason without a tick', ada('- [ ] keep\n\nReason: fine'), 'line 13', /no box is ticked/],
  ['text where nothing is read', ada('- [x] keep\n  she is fine\n\nReason:'), 'line 12', /behind `Reason:`/],
  ['two reasons', ada('- [x] revoke\n\nReason: left\n\nReason: moved'), 'line 15', /a second time/],
  ['an attachment of a decision', ada('- [x] keep\n\nAttachment: a.png'), 'line 13', /Only the answer to a question/],
  ['a block without its comment', ada('- [x] keep').replace(ROW, ''), 'line 11', /no comment above it names/],
  ['a tick above the comment', ada('').replace('- Flag: new', '- [x] keep'), 'line 7', /counts for nothing/],
  ['a tick before any block', `- [x] keep\n${ada('- [ ] keep')}`, 'line 4', /no comment above it names/],
  ['a comment that was changed', ada('- [x] keep').replace(' of review', ' in review'), 'line 9', /was changed/],
  ['a heading that was changed', ada('- [x] keep').replace(' in acme', ''), 'line 5', /does not say who and where/],
  ['a conflict', ada('<<<<<<< ours\n- [x] keep\n=======\n- [ ] keep\n>>>>>>> theirs'), 'line 11', /not merged/],
  [
    'a heading in a reason',
    `${ada('- [x] revoke\n\nReason: left')}\n# of licences matters\n`,
    'line 15',
    /begin no line with #/,
  ],
  [
    'a heading that is gone',
    `${ada('- [x] keep')}${ada('- [x] keep').replace(/^\n## .*$/m, '')}`,
    'line 16',
    /heading before it is gone/,
  ],
])('GIVEN %s THEN it is refused at its line, and nothing is taken in', (_, blocks, at, message) => {
  const reading = read(HEAD + blocks);
  expect(reading).toMatchObject({ faults: [{ at, message: expect.stringMatching(message) as string }] });
  expect(reading).not.toHaveProperty('form');
});

test.each([
  ['nothing', '', /no row and no question/],
  [
    'blocks of two reviews',
    `${ada('- [x] keep')}${ada('- [x] keep').replace('0123456789abcdef/', 'f'.repeat(16) + '/')}`,
    /several reviews/,
  ],
])('GIVEN %s THEN it is refused', (_, blocks, message) => {
  expect(read(HEAD + blocks)).toMatchObject({ faults: [{ message: expect.stringMatching(message) as string }] });
});
