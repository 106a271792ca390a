/** Users asked for on a page, here and by `klaviyo-access` by default. */
export const PAGE_SIZE = 100;

/** How the pages of a listing lie to each other. */
export interface Paging {
  /** Records that a page has in common with the one before: none, or one as in `klaviyo-access`, for its proof. */
  readonly overlap: 0 | 1;
}

/** Where the pages of a listing start, counted from 1. */
export function pageStarts(users: number, { overlap }: Paging): readonly number[] {
  const starts = [1];
  for (let start = 1 + PAGE_SIZE - overlap; start <= users - overlap; start += PAGE_SIZE - overlap) starts.push(start);
  return starts;
}

/** The URL of a page. */
export function pageUrl(baseUrl: string, startIndex: number): string {
  return `${baseUrl}/Users?startIndex=${startIndex}&count=${PAGE_SIZE}`;
}
