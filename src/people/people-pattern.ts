import { userKey } from './user-key.js';

/**
 * The form of a pattern of people: an e-mail address in which `*` stands for any characters, none included. The last two
 * labels of the domain are written out, so that `*@*agency.example` does not also cover `evil-agency.example`.
 */
export const PEOPLE_PATTERN = /^[^\s@]+@(?:[^\s@]*\.)?[^\s@*.]+\.[^\s@*.]+$/;

/** Whether a person's userName is covered by a pattern; by their keys, so letter case makes no difference. */
export function matchesPattern(pattern: string, userName: string): boolean {
  const key = userKey(userName);
  const [start, ...rest] = userKey(pattern).split('*') as [string, ...string[]];
  const end = rest.pop();
  if (end === undefined) return key === start;
  if (!key.startsWith(start) || !key.endsWith(end)) return false;
  // Each part at its first place: taking a later one could only leave less for the parts behind it.
  let from = start.length;
  for (const part of rest) {
    const place = key.indexOf(part, from);
    if (place === -1) return false;
    from = place + part.length;
  }
  return from <= key.length - end.length;
}

/**
 * The whole labels at the end of a pattern's domain that are written out: of `*@*agency.co.uk` only `co.uk`, since it covers
 * `evil-agency.co.uk` too. As in a key: in lower case, in ASCII.
 */
export function writtenOutDomain(pattern: string): string {
  return (userKey(pattern).split('@')[1] ?? '').replace(/^.*\*[^.]*\./, '');
}
