import { userKey, type UserKey } from '../people/user-key.js';
import { type Finding } from './finding.js';
import { type RuleContext } from './rule-context.js';

/** The findings, and the people who only wait for the first deploy. */
export interface WithoutWaiting {
  readonly others: readonly Finding[];
  readonly waiting: ReadonlySet<UserKey>;
}

/**
 * Takes out what only says that the app is not deployed yet: that a declared person is `missing` in Klaviyo. Of such people their
 * number is said instead. What is excepted stays, and so does whatever is wrong in Klaviyo itself.
 */
export function withoutWaiting({ state }: RuleContext, findings: readonly Finding[]): WithoutWaiting {
  if (state !== 'not-deployed') return { others: findings, waiting: new Set() };
  const waits = ({ kind, exception }: Finding): boolean => kind === 'missing' && exception === null;
  return {
    others: findings.filter((finding) => !waits(finding)),
    waiting: new Set(findings.filter(waits).map(({ user }) => userKey(user))),
  };
}
