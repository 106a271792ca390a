import { marked } from 'marked';
import { REVIEW_STATUS_FORMATS } from '../../../../src/report/formats.js';
import { renderReviewStatus } from '../../../../src/report/review/status/status-format.js';
import { statusMarkdown } from '../../../../src/report/review/status/status-markdown.js';
import { columnsOf } from '../../../../src/report/wrap.js';
import { reviewStatus } from '../../../../src/review/status/review-status.js';
import { recordedFile, reviewAfter } from '../../../review/sample-course.js';
import { CLOSING_TERMS, sampleRow } from '../../../review/sample-review.js';
import { all, one, parseHtml, texts } from '../../html/parse-html.js';
import { busyStatus, doneReview, LATE } from './sample-status.js';

const STATUS = busyStatus();
const done = reviewStatus(doneReview(), { now: LATE, folder: 'q1', isSealed: true });
const VERDICT =
  'Open: 5 of 39 people not decided, 1 of 2 questions not answered, 4 of 4 reviewers not signed off, 2 changes not verified.';

describe('the text', () => {
  it.each([80, 120])('GIVEN %d columns THEN every line but a command fits, and all that is open is there', (width) => {
    const lines = renderReviewStatus('text', STATUS, width).split('\n');
    expect(lines.filter((line) => columnsOf(line) > width && !line.startsWith('    klaviyo-access'))).toEqual([]);
    const text = lines.join(' ').replace(/\s+│?\s*/g, ' ');
    expect(text).toContain(VERDICT);
    expect(text).toContain('due on 2027-01-15, overdue by 2 days');
    expect(text).toContain('First reviewer: keep by grace@example.com: a reason');
    expect(text).toContain('Second reviewer: revoke by ciso@example.com: a reason');
    expect(text).toContain('grace@example.com kept 12 people at once.');
  });

  it('GIVEN somebody who is back THEN they stand before everything else', () => {
    const text = renderReviewStatus('text', STATUS, 100);
    const at = (words: string): number => {
      expect(text).toContain(words);
      return text.indexOf(words);
    };
    const order = ['Critical: what was taken away is back (1)', 'Reviewers', 'Decided differently', 'What to do next'];
    expect(order.map(at)).toEqual(order.map(at).toSorted((one_, other) => one_ - other));
  });

  it('GIVEN nothing open THEN it says so, and how to close it', () => {
    const text = renderReviewStatus('text', done, 100);
    expect(text).toContain('Nothing is open: 1 person decided, 0 questions answered, everybody signed off.');
    expect(text).toContain('signed off 2027-01-02');
    expect(text).not.toContain('overdue');
    expect(text).toMatch(/What to do next\n│ Nothing is open\.\n {4}klaviyo-access review close q1\n$/);
  });

  it('GIVEN a review that was closed with something open THEN it says when, why, and what', () => {
    const closing = { event: 'closed', ...CLOSING_TERMS, withOpen: 'the CISO is away' } as const;
    const closed = reviewStatus(reviewAfter([{ ...closing, at: '2027-01-16T00:00:00.000Z' }]), {
      now: LATE,
      folder: 'q1',
      isSealed: true,
    });
    expect(renderReviewStatus('text', closed, 120).replaceAll('\n', ' ')).toContain(
      'Closed at 2027-01-16T00:00:00.000Z, though something was open. Open for ever: 1 of 1 person not decided, ' +
        '1 of 1 reviewer not signed off. The reason that was given: the CISO is away.',
    );
  });

  it('GIVEN a closing that was interrupted THEN it says so, and how to go on', () => {
    const closing = { event: 'closed', ...CLOSING_TERMS, withOpen: 'away', at: '2027-01-16T00:00:00.000Z' } as const;
    const status = reviewStatus(reviewAfter([closing]), { now: LATE, folder: 'q1', isSealed: false });
    const text = renderReviewStatus('text', status, 120);
    expect(text.replaceAll('\n', ' ')).toContain('The closing was interrupted, and its files are not complete.');
    expect(text).toMatch(/ {4}klaviyo-access review close q1\n$/);
  });

  it('GIVEN more than can be read THEN the first ones are named, and it says how many more there are', () => {
    const rows = Array.from({ length: 70 }, (_, index) => sampleRow({ userName: `p${index}@example.com` }));
    const defer = (row: (typeof rows)[number]) =>
      ({ row: row.row, account: 'acme', userName: row.userName, decision: 'defer', reason: 'on leave' }) as const;
    const status = reviewStatus(reviewAfter([recordedFile('grace@example.com', rows.map(defer))], rows), {
      now: LATE,
      folder: 'q1',
      isSealed: true,
    });
    const text = renderReviewStatus('text', status, 100);
    expect(text).toContain('Deferred (70)');
    expect(text.match(/p\d+@example\.com, account acme/g)).toHaveLength(50);
    expect(text).toContain('and 20 more: --format json names them all');
  });
});

describe('the Markdown', () => {
  it('GIVEN a status THEN the tables of figures and of what is open are tables, with the commands as code', () => {
    const tables = marked.lexer(renderReviewStatus('markdown', STATUS)).filter(({ type }) => type === 'table');
    expect(tables).toHaveLength(10);
    expect(renderReviewStatus('markdown', STATUS)).toContain(`**${VERDICT}**`);
    expect(renderReviewStatus('markdown', STATUS)).toContain('`klaviyo-access review remind reviews/2027-q1`');
  });

  it('GIVEN little room THEN the verdict, who is back and what to do are there, and it says what is left out', () => {
    const short = statusMarkdown(STATUS, 1_800);
    expect(Buffer.byteLength(short)).toBeLessThanOrEqual(1_800);
    expect(short).toContain(VERDICT);
    expect(short).toContain('`back@example.com`');
    expect(short).toContain('verify-remediation');
    expect(short).toMatch(/_\d+ more lines do not fit here\./);
  });
});

describe('the HTML', () => {
  const page = parseHtml(renderReviewStatus('html', STATUS));

  it('GIVEN a status THEN it has the verdict, a bar for each reviewer with people, and each section', () => {
    expect(texts(page, 'h2')[0]).toBe(`Verdict: ✕ ${VERDICT}`);
    expect(one(page, 'svg desc').textContent).toContain(
      'grace@example.com: 15 of 19 decided; ciso@example.com: 0 of 2',
    );
    expect(texts(page, 'tbody th')).toEqual(expect.arrayContaining(['back@example.com', 'disputed@example.com']));
    expect(all(page, 'script')).toEqual([]);
  });

  it('GIVEN nothing open THEN the verdict says so', () => {
    const clean = parseHtml(renderReviewStatus('html', done));
    expect(one(clean, '.verdict').getAttribute('class')).toBe('verdict clean');
  });
});

test('the JSON: GIVEN a status THEN it is it', () => {
  expect(JSON.parse(renderReviewStatus('json', STATUS))).toEqual(STATUS);
});

test.each(REVIEW_STATUS_FORMATS)('GIVEN the same status THEN %s is the same, byte for byte', (format) => {
  expect(renderReviewStatus(format, busyStatus(), 80)).toBe(renderReviewStatus(format, busyStatus(), 80));
});
