import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { account, EXAMPLE, refusals } from '../example.js';

const TODAY = '2027-03-28';
const exception = (expires: string): string =>
  `    exceptions: [{ user: a@agency.example, kinds: [unexpected], reason: An agency, expires: ${expires} }]`;
const file = (expires: string, ...more: readonly string[]): string =>
  EXAMPLE + account('second', [exception(expires), ...more]);
const read = (text: string) => () => parseAccessFile(text, { path: 'access.yaml', today: TODAY });

describe('the end of an exception', () => {
  test('GIVEN the last day that is allowed THEN it is taken, and the day after is a mistake', () => {
    expect(read(file('2028-05-01'))).not.toThrow();
    expect(refusals(file('2028-05-02'), { today: TODAY })).toEqual([
      expect.stringMatching(
        /^access.yaml:\d+:\d+: expires is 2028-05-02, more than 400 days from today; expected 2028-05-01 at the latest, or a larger policy.maximumExceptionDays$/,
      ),
    ]);
  });

  test.each([
    ['the file', `policy: { maximumExceptionDays: 30 }\n`, ''],
    ['the account', '', '    policy: { maximumExceptionDays: 30 }'],
    [
      'the account, before the file',
      'policy: { maximumExceptionDays: 9999 }\n',
      '    policy: { maximumExceptionDays: 30 }',
    ],
  ])('GIVEN a policy of %s THEN its days count', (_whose, ofFile, ofAccount) => {
    expect(read(file('2027-04-27', ofAccount) + ofFile)).not.toThrow();
    expect(read(file('2027-04-28', ofAccount) + ofFile)).toThrow('more than 30 days from today; expected 2027-04-27');
  });

  test('GIVEN more days than the calendar has THEN every day is allowed', () => {
    expect(read(`${file('9999-12-31')}policy: { maximumExceptionDays: 9007199254740991 }\n`)).not.toThrow();
  });

  test.each(['0', '-1', '1.5', 'many'])('GIVEN %s as the days THEN that is a mistake', (days) => {
    expect(read(`${EXAMPLE}policy: { maximumExceptionDays: ${days} }\n`)).toThrow('a whole number of days, 1 or more');
  });

  test('GIVEN no day of today THEN ends are not judged: a stack is the same on every day', () => {
    expect(() => parseAccessFile(file('2999-12-31'), { path: 'access.yaml' })).not.toThrow();
  });

  test('GIVEN a day that is none THEN that alone is said', () => {
    expect(refusals(file('2099-13-01'), { today: TODAY })).toEqual([expect.stringContaining('expected its last day')]);
  });
});
