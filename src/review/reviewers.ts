import { type Account } from '../access/access-model.js';
import { type ReviewerRule, type ReviewSettings } from '../access/review-settings.js';
import { type DirectoryPerson, type DirectorySnapshot } from '../people/directory-person.js';
import { userKey, type UserKey } from '../people/user-key.js';
import { quoted } from '../text/quoted.js';
import { type AssignedReviewer } from './population.js';

/** On whom somebody decides. */
export interface ReviewSubject {
  readonly account: Account;
  readonly key: UserKey;
  /** As it is shown. */
  readonly userName: string;
  /** By which rules choose: the role in Klaviyo, else the declared or assigned one; null where there is none. */
  readonly role: string | null;
}

/** Nobody may decide on a person: the access file has to name somebody. */
export interface NoReviewer {
  readonly account: string;
  readonly userName: string;
  /** As a sentence. */
  readonly why: string;
}

/** Who decides on people. */
export interface Reviewers {
  readonly first: (subject: ReviewSubject) => AssignedReviewer | NoReviewer;
  /** The second pair of eyes beside the first. */
  readonly second: (subject: ReviewSubject, first: AssignedReviewer) => AssignedReviewer | NoReviewer;
}

export function isNoReviewer(one: AssignedReviewer | NoReviewer): one is NoReviewer {
  return 'why' in one;
}

/**
 * Prepares who decides on whom. The first rule that a person matches and that names somebody decides; an attribute that a person does not
 * have names nobody. Somebody who is named and cannot decide (left, the person themself, or of an attribute not in the directory) is replaced by
 * the fallback, and where that cannot decide by the owner of the account. With `selfReview: forbid` nobody replaces the person themself.
 */
export function reviewers(settings: ReviewSettings, { users }: Pick<DirectorySnapshot, 'users'>): Reviewers {
  const known = new Map(users.map((user) => [userKey(user.userName), user]));
  return {
    first: (subject) => firstReviewer(settings, known, subject),
    second: (subject, first) => secondReviewer(settings, known, subject, first),
  };
}

type Known = ReadonlyMap<UserKey, DirectoryPerson>;

function firstReviewer(settings: ReviewSettings, known: Known, subject: ReviewSubject): AssignedReviewer | NoReviewer {
  const { fallback, selfReview } = settings;
  const named = settings.reviewers.find((rule) => isAbout(rule, subject) && reviewerBy(rule, known, subject) !== '');
  if (named === undefined) {
    if (userKey(fallback) !== subject.key) {
      if (!hasLeft(fallback, known)) return { reviewer: fallback, because: 'the fallback: no rule names anybody' };
      return replaced(settings, known, subject, `the fallback is ${quoted(fallback)}, who has left`);
    }
    return selfReview === 'forbid'
      ? forbidden(subject)
      : replaced(settings, known, subject, 'the fallback is the person');
  }
  const reviewer = reviewerBy(named, known, subject);
  const because = becauseOf(named);
  if (userKey(reviewer) === subject.key) {
    return selfReview === 'forbid'
      ? forbidden(subject)
      : replaced(settings, known, subject, `${because} is the person`);
  }
  const why = whyNot(reviewer, named, known);
  return why === undefined
    ? { reviewer, because }
    : replaced(settings, known, subject, `${because} is ${quoted(reviewer)}, ${why}`);
}

function isAbout({ account, role }: ReviewerRule, subject: ReviewSubject): boolean {
  return (account ?? subject.account.name) === subject.account.name && (role ?? subject.role) === subject.role;
}

/** Whom a rule names; empty where it is nobody. */
function reviewerBy({ names }: ReviewerRule, known: Known, { key }: ReviewSubject): string {
  return names.by === 'reviewer' ? names.reviewer : (known.get(key)?.attributes[names.attribute]?.trim() ?? '');
}

function becauseOf({ names, account, role }: ReviewerRule): string {
  if (names.by === 'attribute') return `the ${names.attribute} of the person`;
  const of = [
    role === undefined ? [] : `of the role ${role}`,
    account === undefined ? [] : `of the account ${account}`,
  ];
  return `the reviewer ${of.flat().join(' ') || 'of everybody'}`;
}

/** Why somebody cannot decide whom a rule names, as a clause; undefined if they can. Whom the access file names need not be in the directory. */
function whyNot(reviewer: string, { names }: ReviewerRule, known: Known): string | undefined {
  if (hasLeft(reviewer, known)) return 'who has left';
  return names.by === 'attribute' && !known.has(userKey(reviewer)) ? 'who is not in the directory' : undefined;
}

function hasLeft(reviewer: string, known: Known): boolean {
  return known.get(userKey(reviewer))?.active === false;
}

/** Somebody else in place of who was named: the fallback, or the owner of the account. */
function replaced(
  { fallback }: ReviewSettings,
  known: Known,
  subject: ReviewSubject,
  insteadOf: string,
  others: readonly string[] = [],
): AssignedReviewer | NoReviewer {
  const barred = new Set([subject.key, ...others.map(userKey)]);
  const mayDecide = (one: string): boolean => !barred.has(userKey(one)) && !hasLeft(one, known);
  if (mayDecide(fallback)) return { reviewer: fallback, because: 'the fallback', insteadOf };
  const { owner, name } = subject.account;
  if (mayDecide(owner)) return { reviewer: owner, because: `the owner of the account ${name}`, insteadOf };
  const why = `${insteadOf}, and neither the fallback nor the owner of the account may decide. Name another fallback.`;
  return { account: name, userName: subject.userName, why };
}

function forbidden({ account, userName }: ReviewSubject): NoReviewer {
  const why = 'They would decide on themselves, which reviews.selfReview forbids. Name another reviewer for them.';
  return { account: account.name, userName, why };
}

function secondReviewer(
  settings: ReviewSettings,
  known: Known,
  subject: ReviewSubject,
  first: AssignedReviewer,
): AssignedReviewer | NoReviewer {
  const { reviewer } = settings.secondReviewer!;
  const key = userKey(reviewer);
  const why = hasLeft(reviewer, known)
    ? `${quoted(reviewer)}, who has left`
    : key === subject.key
      ? 'the person'
      : key === userKey(first.reviewer)
        ? 'the first one, too'
        : undefined;
  if (why === undefined) return { reviewer, because: 'the second reviewer' };
  return replaced(settings, known, subject, `the second reviewer is ${why}`, [first.reviewer]);
}
