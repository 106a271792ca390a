/**
 * Requests in flight at most. With 50 ms of latency, 20,000 users are read about seven times as fast as one page after
 * another. More would be faster still, but what Klaviyo's server allows is not documented.
 */
export const DEFAULT_CONCURRENCY = 8;

/** Users to ask for on a page: as many as Okta asks for. */
export const DEFAULT_PAGE_SIZE = 100;
