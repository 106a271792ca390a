import { isLoopback } from '../../text/web-address.js';

/** Where Google is asked. */
export interface GoogleEndpoints {
  /** Where tokens are issued for what a service account has signed. */
  readonly tokenEndpoint: URL;
  /** Where the Directory API is, without a trailing slash. */
  readonly api: string;
}

/** Google's own (developers.google.com, "Using OAuth 2.0 for Server to Server Applications"; "Directory API"). */
export const GOOGLE_TOKEN_ENDPOINT = 'https://oauth2.googleapis.com/token';

export const GOOGLE_ENDPOINTS: GoogleEndpoints = {
  tokenEndpoint: new URL(GOOGLE_TOKEN_ENDPOINT),
  api: 'https://admin.googleapis.com',
};

/** An address on this machine, which is a simulator's; undefined if it is another one. */
export function simulatorAddress(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'http:' && isLoopback(url) ? url : undefined;
}

/** Of a simulator, which has everything at one origin. */
export function simulatorEndpoints({ origin }: URL): GoogleEndpoints {
  return { tokenEndpoint: new URL('/token', origin), api: origin };
}
