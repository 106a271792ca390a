import { isEMail } from '../../src/people/e-mail.js';

test.each(['ada@example.com', 'ada.b+c@sub.example.co', "o'neil@example.com", 'zoë@exämple.com'])(
  '%s is one',
  (text) => {
    expect(isEMail(text)).toBe(true);
  },
);

test.each([
  '',
  'ada',
  'ada@',
  '@example.com',
  'ada@example',
  'ada@example.',
  'ada@.com',
  'a b@example.com',
  'ada@example.com,bob@example.com',
  'ada@example.com;b',
  'Ada <ada@example.com>',
  'ada@bob@example.com',
])('%j is none', (text) => {
  expect(isEMail(text)).toBe(false);
});
