/**
 * The form of an e-mail address as Klaviyo uses one for a userName: something, an at sign, a domain with a dot. Wide on
 * purpose (RFC 6531 allows letters of any script), but without white space and without what would separate two addresses
 * or wrap one (`Ada <ada@example.com>`).
 */
export const E_MAIL = /^[^\s@"(),:;<>[\]\\]{1,64}@[^\s@"(),:;<>[\]\\.]+(?:\.[^\s@"(),:;<>[\]\\.]+)+$/;

/** Whether the text has the form of an e-mail address. */
export function isEMail(text: string): boolean {
  return E_MAIL.test(text);
}
