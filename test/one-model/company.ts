import fc from 'fast-check';

/** Somebody of a company, as every source of people knows them. */
export interface Person {
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly active: boolean;
  readonly department: string | undefined;
  readonly title: string | undefined;
}

/** A comparison of one of the attributes that all providers have, by the operators that all of them compile. */
export interface Comparison {
  readonly attribute: 'department' | 'title';
  readonly operator: 'equals' | 'startsWith' | 'endsWith' | 'contains';
  readonly value: string;
}

/** Who gets a role: those who are named, those who match, or both. */
export interface DrawnAssignment {
  readonly role: string;
  readonly members: readonly { readonly user: string; readonly until?: string }[];
  readonly when: { readonly match: 'all' | 'any'; readonly comparisons: readonly Comparison[] } | undefined;
}

/** The people of a company, and who of them may be in Klaviyo, in order of priority. */
export interface Company {
  readonly people: readonly Person[];
  readonly assignments: readonly DrawnAssignment[];
}

/** The day on which grants have ended or not. */
export const TODAY = '2026-11-30';

/** Of Klaviyo, and one of the account's own. */
export const ROLES = ['admin', 'analyst', 'retention_lead', 'support'] as const;

const USERS = ['ada@example.com', 'Grace@Example.com', "o'hara@example.com", 'hedy@example.com', 'alan@example.com'];

const WORDS = ['Marketing', 'marketing', 'Remarketing', 'Sales', 'Sales EMEA', 'R&D', 'Art'] as const;

const text = fc.option(fc.constantFrom(...WORDS), { nil: undefined, freq: 5 });

const person = (userName: string, index: number): fc.Arbitrary<Person> =>
  fc.record({
    userName: fc.constant(userName),
    givenName: fc.constant(`Given${index}`),
    familyName: fc.constant(`Family${index}`),
    active: fc.boolean().map((left) => !left || index < 2),
    department: text,
    title: text,
  });

const comparison: fc.Arbitrary<Comparison> = fc.record({
  attribute: fc.constantFrom('department' as const, 'title' as const),
  operator: fc.constantFrom('equals' as const, 'startsWith' as const, 'endsWith' as const, 'contains' as const),
  value: fc.constantFrom(...WORDS, 'ar'),
});

const when = fc.record({
  match: fc.constantFrom('all' as const, 'any' as const),
  comparisons: fc.array(comparison, { minLength: 1, maxLength: 3 }),
});

/** A name that stands there for good, or until a day before or after today. */
const member = fc.record(
  { user: fc.constantFrom(...USERS), until: fc.constantFrom('2026-11-29', '2026-12-31') },
  { requiredKeys: ['user'] },
);

const membership = fc.record({
  members: fc.uniqueArray(member, { maxLength: 3, selector: ({ user }) => user }),
  when: fc.option(when, { nil: undefined, freq: 2 }),
});

/** Companies within what all identity providers support: groups that the stack makes, named members, flat conditions. */
export const companies: fc.Arbitrary<Company> = fc
  .record({
    people: fc.tuple(...USERS.map(person)),
    assignments: fc.array(membership, { minLength: 1, maxLength: ROLES.length }),
  })
  .map(({ people, assignments }) => ({
    people,
    assignments: assignments.map((each, index) => assignment(people, each, index)),
  }));

/** Terraform refuses a plan that names somebody who is not there, and an assignment names somebody or has a condition. */
function assignment(
  people: readonly Person[],
  { members, when: condition }: Pick<DrawnAssignment, 'members' | 'when'>,
  index: number,
): DrawnAssignment {
  const active = people.filter((each) => each.active).map(({ userName }) => userName);
  const there = members.filter(({ user }) => active.includes(user));
  const isEmpty = there.length === 0 && condition === undefined;
  return { role: ROLES[index]!, members: isEmpty ? [{ user: active[0]! }] : there, when: condition };
}
