import { type DirectorySnapshot } from '../people/directory-person.js';
import { matchesPattern } from '../people/people-pattern.js';
import { KlaviyoAccessError } from '../text/klaviyo-access-error.js';
import { quoted } from '../text/quoted.js';
import { type Account } from './access-model.js';

/**
 * A pattern of unmanaged people covers somebody whom the directory has in an assigned group. Such people are managed: with the
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
      `The pattern ${quoted(pattern)} of unmanaged people in the account ${quoted(account)} covers ${quoted(userName)}, who is in ` +
        `an assigned group of ${source}. Somebody who leaves the company would not be reported, so nothing is compared. Write ` +
        'a pattern in the access file (policy.unmanaged) that covers other organisations only, or name single people under ' +
        'exceptions.',
    );
  }
}

/** @throws UnmanagedPatternError for the first person in an assigned group, of whatever status, whom a pattern covers */
export function refuseCoveredPeople(
  { name, policy, assignments }: Account,
  { source, users }: DirectorySnapshot,
): void {
  const patterns = policy?.unmanaged ?? [];
  if (patterns.length === 0) return;
  const assigned = new Set(assignments.map(({ group }) => group));
  for (const { userName, groups } of users) {
    if (!groups.some((group) => assigned.has(group))) continue;
    const entry = patterns.find(({ pattern }) => matchesPattern(pattern, userName));
    if (entry !== undefined) throw new UnmanagedPatternError(name, source, entry.pattern, userName);
  }
}
