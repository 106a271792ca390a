import { type Account } from '../../src/access/access-model.js';
import { type ReviewSettings } from '../../src/access/review-settings.js';
import { type DirectoryPerson } from '../../src/people/directory-person.js';
import { reviewers, type ReviewSubject } from '../../src/review/reviewers.js';
import { sampleAccounts } from '../check/sample-check.js';

const [acme] = sampleAccounts('acme') as readonly [Account];
const at = { line: 1, column: 1 };

const settings = (change: Partial<ReviewSettings> = {}): ReviewSettings => ({
  reviewers: [{ names: { by: 'attribute', attribute: 'manager' }, at }],
  fallback: 'security@example.com',
  dueDays: 14,
  unusedAfterDays: 90,
  attestations: [],
  selfReview: 'reassign',
  ...change,
});

const person = (userName: string, manager = '', active = true): DirectoryPerson => ({
  userName,
  givenName: '',
  familyName: '',
  groups: [],
  active,
  attributes: manager === '' ? {} : { manager },
});

const subject = (userName: string, role: string | null = 'analyst'): ReviewSubject => ({
  account: acme,
  key: userName.toLowerCase(),
  userName,
  role,
});

const users = [
  person('ada@example.com', 'Grace@example.com'),
  person('grace@example.com', 'grace@example.com'),
  person('lin@example.com', 'former@example.com'),
  person('mary@example.com', 'nobody@example.com'),
  person('former@example.com', '', false),
  person('new@example.com'),
];

describe('the reviewer of a person', () => {
  const who = reviewers(settings(), { users });

  it('GIVEN a manager who is there THEN it is the manager, as the directory writes them', () => {
    expect(who.first(subject('Ada@example.com'))).toEqual({
      reviewer: 'Grace@example.com',
      because: 'the manager of the person',
    });
  });

  it.each([
    ['has left', 'lin@example.com', 'the manager of the person is "former@example.com", who has left'],
    [
      'is not there',
      'mary@example.com',
      'the manager of the person is "nobody@example.com", who is not in the directory',
    ],
    ['is the person', 'grace@example.com', 'the manager of the person is the person'],
  ])('GIVEN a manager who %s THEN it is the fallback, and that is recorded', (_, userName, insteadOf) => {
    expect(who.first(subject(userName))).toEqual({
      reviewer: 'security@example.com',
      because: 'the fallback',
      insteadOf,
    });
  });

  it.each<[string, Partial<ReviewSettings>, string, string]>([
    [
      'whom a rule names',
      { reviewers: [{ names: { by: 'reviewer', reviewer: 'Former@example.com' }, at }] },
      'security@example.com',
      'the reviewer of everybody is "Former@example.com", who has left',
    ],
    [
      'who is the fallback',
      { fallback: 'former@example.com' },
      'owner@example.com',
      'the fallback is "former@example.com", who has left',
    ],
  ])('GIVEN a reviewer %s and has left THEN it is somebody else, and that is recorded', (_, change, other, why) => {
    const found = reviewers(settings(change), { users }).first(subject('new@example.com'));
    expect(found).toMatchObject({ reviewer: other, insteadOf: why });
  });

  it('GIVEN a second reviewer who has left THEN it is the fallback, and that is recorded', () => {
    const secondReviewer = { reviewer: 'former@example.com', roles: ['privileged'] };
    const first = { reviewer: 'grace@example.com', because: 'the manager of the person' };
    expect(reviewers(settings({ secondReviewer }), { users }).second(subject('ada@example.com'), first)).toEqual({
      ...{ reviewer: 'security@example.com', because: 'the fallback' },
      insteadOf: 'the second reviewer is "former@example.com", who has left',
    });
  });

  it('GIVEN the fallback and the owner who have left THEN nobody may decide', () => {
    const left = [...users, person('owner@example.com', '', false)];
    const found = reviewers(settings({ fallback: 'former@example.com' }), { users: left }).first(
      subject('new@example.com'),
    );
    expect(found).toMatchObject({ account: 'acme', why: expect.stringContaining('Name another fallback') as unknown });
  });

  it('GIVEN no manager THEN no rule names anybody, and it is the fallback', () => {
    expect(who.first(subject('new@example.com'))).toEqual({
      reviewer: 'security@example.com',
      because: 'the fallback: no rule names anybody',
    });
  });

  it('GIVEN rules of a role and of an account THEN the first one that the person matches decides', () => {
    const rules = reviewers(
      settings({
        reviewers: [
          { names: { by: 'reviewer', reviewer: 'ciso@example.com' }, role: 'admin', at },
          { names: { by: 'reviewer', reviewer: 'other@example.com' }, account: 'other', at },
          { names: { by: 'reviewer', reviewer: 'lead@example.com' }, account: 'acme', at },
        ],
      }),
      { users },
    );
    expect(rules.first(subject('ada@example.com', 'admin'))).toEqual({
      reviewer: 'ciso@example.com',
      because: 'the reviewer of the role admin',
    });
    expect(rules.first(subject('ada@example.com', null))).toEqual({
      reviewer: 'lead@example.com',
      because: 'the reviewer of the account acme',
    });
  });

  it('GIVEN the fallback themself THEN the owner of the account decides', () => {
    expect(who.first(subject('security@example.com'))).toEqual({
      reviewer: acme.owner,
      because: 'the owner of the account acme',
      insteadOf: 'the fallback is the person',
    });
  });

  it('GIVEN somebody who is the fallback and the owner THEN nobody may decide', () => {
    const alone = reviewers(settings({ fallback: acme.owner }), { users });
    expect(alone.first(subject(acme.owner))).toHaveProperty('why', expect.stringContaining('Name another fallback'));
  });

  it('GIVEN selfReview: forbid THEN nobody replaces the person', () => {
    const strict = reviewers(settings({ selfReview: 'forbid' }), { users });
    expect(strict.first(subject('grace@example.com'))).toHaveProperty(
      'why',
      expect.stringContaining('reviews.selfReview forbids'),
    );
  });
});

describe('the second reviewer', () => {
  const who = reviewers(settings({ secondReviewer: { reviewer: 'ciso@example.com', roles: ['admin'] } }), { users });
  const first = (reviewer: string) => ({ reviewer, because: '' });

  it('GIVEN another first one THEN it is the one whom the access file names', () => {
    expect(who.second(subject('ada@example.com'), first('grace@example.com'))).toMatchObject({
      reviewer: 'ciso@example.com',
    });
  });

  it('GIVEN that one already THEN it is somebody else, never one person twice', () => {
    expect(who.second(subject('ada@example.com'), first('CISO@example.com'))).toEqual({
      reviewer: 'security@example.com',
      because: 'the fallback',
      insteadOf: 'the second reviewer is the first one, too',
    });
    expect(who.second(subject('ciso@example.com'), first('security@example.com'))).toMatchObject({
      reviewer: acme.owner,
    });
  });
});
