import { buildPageData } from '../../../../../src/report/review/page/build-page-data.js';
import { decideTogether, togetherFault } from '../../../../../src/report/review/page/form/decide-together.js';
import { FLAGS_OF_SUSPICION, REVIEW_FLAGS } from '../../../../../src/review/flag.js';
import { sampleRow } from '../../../../review/sample-review.js';
import { reviewed } from '../sample-page.js';

const dataOf = (review = reviewed()) => buildPageData(review, review.part, 'decisions.json');
const decided = (decision: Parameters<typeof decideTogether>[2], data = dataOf()) => {
  const { changes, passedOver } = decideTogether(data.people, data.accounts, decision);
  return {
    of: data.people.filter(({ row }) => changes.has(row)).map(({ userName }) => userName.split('@')[0]),
    passedOver,
    changes,
  };
};

test.each(REVIEW_FLAGS)(
  'GIVEN the flag %s WHEN several are kept at once THEN nobody with a flag of suspicion is, also not with a reason',
  (flag) => {
    const rows = [
      sampleRow({ userName: 'calm@example.com' }),
      sampleRow({ userName: 'flagged@example.com', flags: [flag] }),
    ];
    const { of, passedOver } = decided({ decision: 'keep', reason: 'all fine' }, dataOf(reviewed(rows)));
    const isSuspicious = FLAGS_OF_SUSPICION.includes(flag);
    expect(of.includes('flagged')).toBe(!isSuspicious);
    expect(passedOver).toEqual(isSuspicious ? [expect.stringMatching(/^1 person who has a flag/)] : []);
  },
);

test('GIVEN the owner WHEN several are revoked THEN the owner is passed over, and it is said why', () => {
  const { of, passedOver } = decided({ decision: 'revoke', reason: 'agency left' });
  expect(of).toEqual(['root', 'intern', 'ada']);
  expect(passedOver).toEqual(['1 person who owns the account, which only the owner can hand over.']);
});

test('GIVEN a new role THEN who has it, owns the account, or is in an account without it is passed over', () => {
  expect(decided({ decision: 'change-role', newRole: 'analyst', reason: 'less' }).of).toEqual(['root', 'intern']);
  const unknown = decided({ decision: 'change-role', newRole: 'elsewhere', reason: 'less' });
  expect(unknown.of).toEqual([]);
  expect(unknown.passedOver).toContain('3 people each of whom is in an account that does not have this role.');
});

test('GIVEN another decision than change-role THEN a role that was chosen before is not taken along', () => {
  const { changes } = decided({ decision: 'defer', newRole: 'admin', reason: 'asked' });
  expect([...changes.values()].map(({ newRole }) => newRole)).toEqual([undefined, undefined, undefined, undefined]);
});

test.each([
  [{ decision: '', reason: 'all fine' }, 'Choose a decision.'],
  [{ decision: 'keep', reason: '' }, undefined],
  [{ decision: 'revoke', reason: ' ' }, 'A reason is missing: to revoke needs one.'],
  [{ decision: 'change-role', newRole: '', reason: 'less' }, 'Choose the new role.'],
  [{ decision: 'change-role', newRole: 'admin', reason: 'more' }, undefined],
] as const)('GIVEN %j THEN what is missing is %s', (together, fault) => {
  expect(togetherFault(together)).toBe(fault);
});
