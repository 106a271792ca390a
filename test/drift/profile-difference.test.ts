import { type Membership } from '../../src/access/access-model.js';
import { compareAccount } from '../../src/drift/compare.js';
import { type DirectoryPerson } from '../../src/people/directory-person.js';
import { type Condition } from '../../src/rules/condition.js';
import { OKTA_WORDS } from '../../src/provider/okta/words.js';
import { account, assigned, declared, listing, provisioned, roster, ROLE_VALUES, TODAY } from './sample-account.js';

const AT = { line: 21, column: 9 };
const SALES: Condition = { kind: 'attribute', attribute: 'department', operator: 'equals', value: 'Sales', at: AT };
const STAFF: Condition = { kind: 'memberOf', group: 'staff', at: AT };

function withRule(when: Condition) {
  const [admins, analysts] = account().assignments;
  const membership: Membership = { kind: 'declared', when, members: [], fromRoster: false };
  return account({ assignments: [admins!, { ...analysts!, create: true, membership }] });
}

interface Seen {
  readonly here: Partial<DirectoryPerson>;
  readonly there?: Partial<DirectoryPerson> | undefined;
  readonly when?: Condition;
  readonly isDeclared?: boolean;
  /** How she belongs to the group. Default: by the rule. */
  readonly by?: 'rule' | 'group';
  readonly isAssigned?: boolean;
}

/** The messages about Ada, whom the roster and Okta have as said. */
function messages({
  here,
  there,
  when = SALES,
  isDeclared = true,
  isAssigned = false,
  by = 'rule',
}: Seen): readonly string[] {
  const profile = there && roster(there).users[0]!;
  const drift = compareAccount({
    account: withRule(when),
    declared: isDeclared ? [declared({ belonging: { by } })] : [],
    assigned: {
      available: true,
      source: 'Okta',
      people: isAssigned ? [assigned()] : [assigned({ id: '00u9', userName: 'grace@example.com' })],
      roleValues: ROLE_VALUES,
    },
    listing: listing(isAssigned ? [provisioned()] : []),
    words: OKTA_WORDS,
    directory: roster(here),
    directorySource: 'roster people.csv',
    profiles: profile && new Map([['ada@example.com', profile]]),
    today: TODAY,
  });
  return drift.findings.filter(({ user }) => user === 'ada@example.com').map(({ message }) => message);
}

describe("the provider's profile differs from the directory", () => {
  test('GIVEN somebody whom no rule takes in WHEN they are missing THEN their profile is no reason for it', () => {
    const given = { here: { attributes: { department: 'Sales' } }, there: { attributes: { department: 'Marketing' } } };

    expect(messages({ ...given, by: 'group' })).toEqual([expect.not.stringContaining('its own profile')]);
  });

  test('GIVEN somebody whom the rule in Okta does not match THEN the attribute that differs is named', () => {
    const said = messages({
      here: { attributes: { department: 'Sales' } },
      there: { attributes: { department: 'Marketing' } },
    });

    expect(said).toEqual([
      expect.stringMatching(
        /not assigned to them in Okta, .*\. The rules in Okta go by its own profile: "department" is "Sales" in the directory and "Marketing" in Okta\.$/,
      ),
    ]);
  });

  test('GIVEN somebody whom only the rule in Okta matches THEN the finding of the assigned person names it', () => {
    const here = { attributes: { department: 'Marketing' } };
    const said = messages({
      here,
      there: { attributes: { department: ' SALES' } },
      isDeclared: false,
      isAssigned: true,
    });

    expect(said.join()).toContain('"department" is "Marketing" in the directory and " SALES" in Okta.');
  });

  test.each([
    [{ department: 'sales ' }, { department: 'Sales' }],
    [{ department: '' }, {}],
  ])('GIVEN %j and %j, which compare alike THEN nothing is named', (here, there) => {
    const said = messages({ here: { attributes: here }, there: { attributes: there } });

    expect(said.join()).not.toContain('its own profile');
  });

  test('GIVEN an attribute that one of them does not have THEN it is empty', () => {
    expect(messages({ here: { attributes: { department: 'Sales' } }, there: {} }).join()).toContain(
      '"department" is "Sales" in the directory and empty in Okta.',
    );
  });

  test('GIVEN a condition on a group THEN the side that has them in it is named', () => {
    const said = messages({ when: STAFF, here: { groups: ['staff'] }, there: {} });

    expect(said.join()).toContain('they are in "staff" in the directory and not in Okta.');
  });

  test('GIVEN no profiles, or none of this person THEN nothing is named', () => {
    expect(messages({ here: { attributes: { department: 'Sales' } } }).join()).not.toContain('its own profile');
  });
});
