import { wrongAccount } from '../../src/reconcile/wrong-account.js';
import { accountOf, inKlaviyo, OWNER } from './planning.js';

describe('a listing that may be that of another account', () => {
  it.each([
    ['the declared owner', [OWNER, inKlaviyo('ada', 'admin')]],
    ['the declared owner, and another one with the role', [OWNER, inKlaviyo('second', 'owner')]],
    [
      'the declared owner with another role, after the account was handed over',
      [inKlaviyo('owner', 'admin'), inKlaviyo('second', 'owner')],
    ],
    ['no owner at all', [inKlaviyo('ada', 'admin')]],
  ])('GIVEN %s in it THEN it is not', (_, users) => {
    expect(wrongAccount(accountOf(), users)).toBeUndefined();
  });

  it('GIVEN another owner, and not the declared one THEN it may be, and the message says what to look up', () => {
    expect(wrongAccount(accountOf(), [inKlaviyo('ada', 'admin'), inKlaviyo('chief', 'owner')])).toBe(
      'acme: this may be the user list of another account: "chief@example.com" is its owner, and the declared owner "owner@example.com" is not in ' +
        'it. Look up whose key the access file names (scim.accessKey); if the account was handed over, correct "owner" there.',
    );
  });
});
