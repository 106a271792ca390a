import { type Exception } from '../../access/access-model.js';
import { userKey, type UserKey } from '../../people/user-key.js';
import { type AlikeExceptions } from '../alike-exceptions.js';
import { exceptionPlace } from '../exceptions.js';
import { type Finding } from '../finding.js';
import { type KindAbout } from '../kinds.js';
import { makeFinding, type DraftParts } from '../make-finding.js';
import { nobody, type Person } from '../person.js';
import { type RuleContext } from '../rule-context.js';

/** What the rules about exceptions work from. */
export interface AccessFileFacts {
  readonly context: RuleContext;
  readonly people: ReadonlyMap<UserKey, Person>;
  /** What was found about people and the account, with the exceptions that cover it, by `exceptionPlace`. */
  readonly found: ReadonlyMap<string, readonly Finding[]>;
  /** Those of them that stand in the report: no other finding says them already, and they do not wait for the first deploy. */
  readonly reported: ReadonlyMap<string, readonly Finding[]>;
  /** The day of the run in UTC, as YYYY-MM-DD. */
  readonly today: string;
}

/** The findings of people for whom there are exceptions, by the person and the kind that one must have to cover them. */
export function findingsByPlace(
  findings: readonly Finding[],
  exceptions: readonly Exception[],
): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>();
  const excepted = new Set(exceptions.map(({ user }) => userKey(user)));
  if (excepted.size === 0) return found;
  for (const finding of findings) {
    if (!excepted.has(userKey(finding.user))) continue;
    const place = exceptionPlace(finding.user, finding.kind);
    const others = found.get(place);
    if (others === undefined) found.set(place, [finding]);
    else others.push(finding);
  }
  return found;
}

/** A finding about exceptions that are alike, at the line of the first of them. */
export function exceptionFinding(
  { context, people }: AccessFileFacts,
  { first, identity }: AlikeExceptions,
  draft: Pick<DraftParts, 'message' | 'remedy'> & { readonly kind: KindAbout<'access file'> },
): Finding {
  const key = userKey(first.user);
  return makeFinding(context, people.get(key) ?? nobody(key), {
    user: first.user,
    discriminator: identity,
    at: first.at,
    ...draft,
  });
}
