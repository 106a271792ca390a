import { shortened } from './quoted.js';
import { textFault } from './text-fault.js';

/** Why an address may not be used; `problem` never repeats what could be a password or a key. */
export interface AddressFault {
  readonly problem: string;
  readonly expected: string;
}

const EXPECTED = 'an absolute https URL (plain http on loopback only)';

/** Whether the address leads to this machine alone: localhost, 127.0.0.0/8 (RFC 1122, section 3.2.1.3) or [::1]. */
export function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(url.hostname);
}

/** What is wrong with an address that requests are sent to, or undefined. A query is for the caller to judge. */
export function addressFault(text: string): AddressFault | undefined {
  // The URL parser forgives white space, back slashes and missing slashes; a person reading the file would not see it.
  if (!/^https?:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text) || textFault(text) !== undefined) {
    return { problem: 'is not an absolute URL', expected: EXPECTED };
  }
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') {
    return {
      problem: 'has a user name or password in it',
      expected: 'a URL without them: the access key is sent alone',
    };
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    return { problem: `is plain http to "${shortened(url.host)}"`, expected: EXPECTED };
  }
  return undefined;
}

/** What is wrong with a SCIM base URL, or undefined: as `addressFault`, and nothing may follow the path. */
export function baseUrlFault(text: string): AddressFault | undefined {
  const fault = addressFault(text);
  if (fault === undefined && /[?#]/.test(text)) {
    return { problem: 'has a query or a fragment', expected: 'the base URL alone, which ends before any "?" or "#"' };
  }
  return fault;
}

/** The one way to write a SCIM base URL: host in lower case, no default port, no slash at the end. */
export function normalBaseUrl(text: string): string {
  const url = new URL(text);
  return url.origin + url.pathname.replace(/\/+$/, '');
}
