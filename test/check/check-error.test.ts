import { CheckError, type FailedCheck } from '../../src/check/check-error.js';
import { sampleAccounts } from './sample-check.js';

test('GIVEN a failed check WHEN it is put in other words THEN the failures and the count stay, and each has the new words', () => {
  const accounts = sampleAccounts('acme', 'acme-eu');
  const failed: FailedCheck[] = accounts.map((account) => ({ account, error: new Error('refused') }));
  const error = new CheckError(failed, 3).reworded((cause) => `in short: ${(cause as Error).message}`);

  expect(error).toBeInstanceOf(CheckError);
  expect(error.name).toBe('CheckError');
  expect(error.message).toBe(
    'acme: in short: refused\nacme-eu: in short: refused\nNo account is reported, because the check is not complete.',
  );
  expect(error).toMatchObject({ failed, checked: 3 });
});

test('GIVEN something else than an error THEN it is shown as text', () => {
  const failed = sampleAccounts('acme').map((account) => ({ account, error: 'stopped' }));
  expect(new CheckError(failed, 1).message).toBe('acme: stopped');
});
