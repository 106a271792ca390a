/**
 * How the activity log names a sign-in: "Logged In", as seen in Klaviyo's console in 2026-10. That is documented nowhere, so that words with
 * the same meaning count, too, and what may be about signing in and does not count is named.
 */
const SIGNED_IN = /^(?:user )?(?:(?:logged|signed) in\b|(?:log|sign) ?in(?:$| success\w*\b| (?:via|with|using)\b))/;

/** What makes of it something else: an attempt, a change of how people sign in. */
const SOMETHING_ELSE =
  /\b(?:fail\w*|den(?:y|ied)|reject\w*|block\w*|attempt\w*|unsuccessful\w*|error|settings?|method|enabled|disabled|changed|updated|required|as)\b/;

const ABOUT_SIGN_IN = /\b(?:logged ?in|log ?in|logins?|signed ?in|sign ?in|sso|single sign on|saml)\b/;

/** Whether the word of an event says that somebody signed in; `perhaps` where it may be about that, and is not counted. */
export function isSignIn(event: string): boolean | 'perhaps' {
  const folded = event
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (SIGNED_IN.test(folded) && !SOMETHING_ELSE.test(folded)) return true;
  return ABOUT_SIGN_IN.test(folded) ? 'perhaps' : false;
}
