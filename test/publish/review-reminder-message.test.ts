import { jsonReminder, slackReminder } from '../../src/publish/review-reminder-message.js';
import { reviewReminders } from '../../src/review/reminders.js';
import { reviewAfter } from '../review/sample-course.js';
import { sampleRow } from '../review/sample-review.js';

/** Reminders of so many reviewers, each with as many people as its number. */
function reminders(reviewers: number) {
  const rows = Array.from({ length: reviewers }, (_, index) =>
    Array.from({ length: index + 1 }, (__, person) =>
      sampleRow({
        userName: `person${person}.of${index}@example.com`,
        reviewer: { reviewer: `reviewer${index}@example.com`, because: 'the manager of the person' },
      }),
    ),
  );
  return reviewReminders(reviewAfter([], rows.flat()), {
    today: '2027-01-10',
    sendTo: 'security@example.com',
    files: new Map(),
  });
}

test('GIVEN more reviewers than a channel takes THEN those with most to do are listed, and how many others there are', () => {
  const { text, blocks } = slackReminder(reminders(30));
  expect(text).toBe('Klaviyo access: 30 reviewers with something open, due on 2027-01-15');
  expect(blocks).toHaveLength(22);
  expect(blocks[1]!.text.text).toBe('The review 2027-q1 is due on 2027-01-15. 10 more are not listed here.');
  expect(blocks[2]!.text.text).toBe('reviewer29@example.com: 30 people to decide');
  expect(JSON.stringify(blocks)).not.toContain('person');
});

test('GIVEN a mention or markup in an address THEN Slack makes nothing of it', () => {
  const reviewer = { reviewer: '<!channel> @here', because: '' };
  const all = reviewReminders(reviewAfter([], [sampleRow({ reviewer })]), {
    ...{ today: '2027-01-10', sendTo: '', files: new Map() },
  });
  const { blocks } = slackReminder(all);
  expect(blocks[2]!.text).toEqual({
    ...{ type: 'plain_text', emoji: false },
    text: '&lt;!channel&gt; @\u200bhere: 1 person to decide',
  });
});

test('GIVEN reviewers THEN a program gets all of them, with the total', () => {
  const message = jsonReminder(reminders(30));
  expect(message).toMatchObject({ total: 30, leftOut: 0, daysOverdue: 0 });
  expect(message.reviewers).toHaveLength(30);
});
