import { isSignIn } from '../../src/activity/sign-in-event.js';

test.each([
  'Logged In',
  'logged in',
  'LOGGED_IN',
  'Logged in via SSO',
  'User logged in',
  'Log in',
  'Login',
  'Signed In',
  'Login success',
])('GIVEN "%s" THEN somebody signed in', (event) => {
  expect(isSignIn(event)).toBe(true);
});

test.each([
  'Login failed',
  'Logged in attempt blocked',
  'Logged in as another user',
  'Failed login',
  'Login settings changed',
  'SSO enabled',
  'SAML assertion accepted',
  'Sign in page viewed',
])('GIVEN "%s" THEN it may be about that, and does not count', (event) => {
  expect(isSignIn(event)).toBe('perhaps');
});

test.each(['Logged Out', 'Verified MFA', 'Edited a campaign', 'Signed a form', ''])(
  'GIVEN "%s" THEN it is about something else',
  (event) => {
    expect(isSignIn(event)).toBe(false);
  },
);
