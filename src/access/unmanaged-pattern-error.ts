import { type DirectoryPerson, type DirectorySnapshot } from '../people/directory-person.js';
import { matchesPattern, writtenOutDomain } from '../people/people-pattern.js';
import { userKey } from '../people/user-key.js';
import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { quoted } from '../text/quoted.js';
import { type Account } from './access-model.js';
import { holderDomain } from './open-mail-domains.js';

/**
 * A pattern of unmanaged people covers somebody whom the directory has in an assigned group, or others of their domain. Such people are managed: with the
 * pattern, one who leaves the company and stays in Klaviyo would never be reported.
 */
export class UnmanagedPatternError extends KlaviyoAccessError {
  override readonly name = 'UnmanagedPatternError';

  constructor(
    readonly account: string,
    readonly source: string,
    readonly pattern: string,
    readonly userName: string,
  ) {
    super(
      `The pattern ${quoted(pattern)} of unmanaged people in the account ${quoted(account)} covers ` +
        `${matchesPattern(pattern, userName) ? '' : 'people of the domain of '}${quoted(userName)}, who is in an assigned group of ${source}. Somebody who leaves the company would not be reported, so nothing is compared. Write ` +
        'a pattern in the access file (policy.unmanaged) that covers other organisations only, or name single people: each with ' +
        'a pattern without *, or under exceptions with an end.',
    );
  }
}

/**
 * @param isAssigned - whether an assignment applies to a person, of whatever status
 * @throws UnmanagedPatternError for the first such person whom a pattern covers
 */
export function refuseCoveredPeople(
  { name, policy }: Account,
  { source, users }: DirectorySnapshot,
  isAssigned: (person: DirectoryPerson) => boolean,
): void {
  const patterns = policy?.unmanaged ?? [];
  if (patterns.length === 0) return;
  const domainsSeen = new Set<string>();
  for (const person of users) {
    if (!isAssigned(person)) continue;
    const { userName } = person;
    const domain = domainOf(userName);
    const isNew = !domainsSeen.has(domain);
    domainsSeen.add(domain);
    const entry = patterns.find(
      ({ pattern }) => matchesPattern(pattern, userName) || (isNew && isOwnDomain(pattern, userName)),
    );
    if (entry !== undefined) throw new UnmanagedPatternError(name, source, entry.pattern, userName);
  }
}

/** Whether a pattern with `*` covers people of the organisation that holds the domain of a userName. */
export function isOwnDomain(pattern: string, userName: string): boolean {
  if (!pattern.includes('*')) return false;
  const own = holderDomain(domainOf(userName));
  return own !== undefined && own === holderDomain(writtenOutDomain(pattern));
}

function domainOf(userName: string): string {
  const key = userKey(userName);
  return key.slice(key.lastIndexOf('@') + 1);
}
