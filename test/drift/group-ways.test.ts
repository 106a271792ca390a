import { type Membership } from '../../src/access/access-model.js';
import { type Belonging } from '../../src/people/declared-person.js';
import { compareAccount } from '../../src/drift/compare.js';
import { ONELOGIN_WORDS } from '../../src/provider/onelogin/words.js';
import {
  account,
  assigned,
  compareThree,
  declared,
  listing,
  OWNER_RECORD,
  provisioned,
  roster,
  TODAY,
  wordsOf,
} from './sample-account.js';

const EVE = { userName: 'eve@example.com' };
const AT = { line: 40, column: 11 };
const MEMBERS: Membership = { kind: 'declared', members: [{ user: 'Eve@example.com', at: AT }], fromRoster: false };
const OTHERS: Membership = { kind: 'declared', members: [{ user: 'ada@example.com', at: AT }], fromRoster: false };
const RULE: Membership = {
  kind: 'declared',
  when: { kind: 'attribute', attribute: 'department', operator: 'equals', value: 'Marketing', at: AT },
  members: [],
  fromRoster: false,
};
const ROSTER: Membership = { kind: 'declared', members: [], fromRoster: true };
const EVERYONE: Membership = { kind: 'everyone' };

/** The group of analysts has these members. */
function filledBy(membership: Membership) {
  const [admins, analysts] = account().assignments;
  return { assignments: [admins!, { ...analysts!, membership }] };
}

describe('out of a group of OneLogin, where a deploy moves nobody who is there already', () => {
  const remedyFor = (membership: Membership, active: boolean): string | undefined => {
    const drift = compareAccount({
      account: account(filledBy(membership)),
      declared: [],
      assigned: { available: true, source: 'OneLogin', people: [assigned(EVE)], roleValues: undefined },
      listing: listing([OWNER_RECORD, provisioned(EVE)]),
      words: ONELOGIN_WORDS,
      directory: roster({ ...EVE, active }),
      directorySource: 'roster people.csv',
      today: TODAY,
    });
    return wordsOf(drift, active ? 'unexpected' : 'leaver')[0]?.[1];
  };
  const APPLY = 'and then click Reapply All Mappings in OneLogin under Users > Mappings';

  test.each([
    ['that names them', MEMBERS, `and deploy, ${APPLY}; take them out there by hand if they stay in.`],
    ['that names others', OTHERS, `deploy, ${APPLY}, so that they leave "klaviyo-analysts"`],
  ])(
    'GIVEN a group %s WHEN they have left THEN the mappings are applied after the deploy',
    (_what, membership, way) => {
      expect(remedyFor(membership, false)).toContain(way);
    },
  );

  test('GIVEN a rule that no longer matches them THEN a deploy comes before a change of their profile; of a leaver it does not', () => {
    const deploy = `deploy if the plan has changes, ${APPLY}; if they stay in, correct what the rule`;

    expect(remedyFor(RULE, true)).toContain(`If they should not be in Klaviyo, ${deploy}`);
    expect(remedyFor(RULE, false)).toContain('If they have left, deactivate them in OneLogin, correct what');
  });
});

describe('out of a group', () => {
  const remedyFor = (membership: Membership, groups: readonly string[] = []): string | undefined => {
    const left = roster({ ...EVE, active: false });
    const drift = compareThree(
      [],
      [assigned({ ...EVE, groups })],
      [provisioned(EVE)],
      filledBy(membership),
      undefined,
      left,
    );
    return wordsOf(drift, 'leaver')[0]?.[1];
  };
  const STATUS = 'If they have not left, correct their status in the directory (people.csv:2).';
  const BY_RULE =
    'deactivate them in Okta, correct what the rule of "klaviyo-analysts" goes by in their profile in Okta, or change the rule ' +
    '(line 21 of the access file) and deploy; the rule would exclude somebody who is taken out by hand for ever.';

  test.each([
    ['that names them', MEMBERS, 'remove the member of "klaviyo-analysts" from the access file (line 40) and deploy.'],
    ['that names others', OTHERS, 'deploy, so that they leave "klaviyo-analysts", whose members are declared.'],
    ['of a roster', ROSTER, 'deploy, so that they leave "klaviyo-analysts", whose members are declared.'],
    ['of a rule', RULE, BY_RULE],
    [
      'of everyone',
      EVERYONE,
      'deactivate them in Okta, or change the assignment of everyone (line 21 of the access file).',
    ],
  ])(
    'GIVEN a group %s THEN nothing by hand that the next deploy or the rule would answer',
    (_what, membership, way) => {
      expect(remedyFor(membership)).toBe(`If they have left, ${way} ${STATUS}`);
    },
  );

  test('GIVEN the provider names the groups THEN each has its own way', () => {
    expect(remedyFor(RULE, ['klaviyo-analysts'])).toBe(`If they have left, ${BY_RULE} ${STATUS}`);
    expect(remedyFor(MEMBERS, ['klaviyo-analysts', 'emea'])).toBe(
      'If they have left, remove the member of "klaviyo-analysts" from the access file (line 40) and deploy, and take them out of ' +
        `"emea" in Okta, which gives them the app. ${STATUS}`,
    );
  });
});

test.each([
  [RULE, 'correct what the rule of "klaviyo-analysts" goes by in their profile in Okta, or change the rule (line 21'],
  [EVERYONE, 'change the assignment of everyone (line 21'],
])('GIVEN somebody who has not left THEN nobody is asked to deactivate them', (membership, way) => {
  const others = roster({ userName: 'ada@example.com' });
  const drift = compareThree([], [assigned(EVE)], [provisioned(EVE)], filledBy(membership), undefined, others);

  expect(wordsOf(drift, 'unexpected')[0]?.[1]).toContain(`If they should not be in Klaviyo, ${way}`);
});

describe('into a group', () => {
  const remedyFor = (membership: Membership, directory = roster({ userName: 'ada@example.com' })): string | undefined =>
    wordsOf(compareThree([], [assigned(EVE)], [], filledBy(membership), undefined, directory), 'unexpected')[0]?.[1];

  test.each([
    ['members', OTHERS, ', and make them a member of "klaviyo-analysts" in the access file (line 21).'],
    ['a rule', RULE, ', with attributes that the rule of "klaviyo-analysts" takes (line 21 of the access file).'],
    ['the roster', ROSTER, ', in an assigned group, such as "klaviyo-analysts" for the role "analyst".'],
    ['everyone', EVERYONE, '.'],
  ])(
    'GIVEN a group of %s, and somebody whom the directory does not have THEN what lets them in',
    (_what, membership, way) => {
      expect(remedyFor(membership)).toContain(
        `If they should be there, add them to the directory (roster people.csv)${way}`,
      );
    },
  );

  test.each([
    ['members', OTHERS, 'make them a member of "klaviyo-analysts" in the access file (line 21).'],
    [
      'a rule',
      RULE,
      'correct their attributes in the directory, make them a member of "klaviyo-analysts" in the access file, or change its rule (line 21).',
    ],
    ['the roster', ROSTER, 'put them into an assigned group, such as "klaviyo-analysts" for the role "analyst".'],
  ])('GIVEN a group of %s, and somebody of the directory THEN what lets them in', (_what, membership, way) => {
    expect(remedyFor(membership, roster(EVE))).toContain(`If they should be there, ${way}`);
  });

  test('GIVEN a rule that should have let somebody in THEN nobody is asked to put them in by hand', () => {
    const drift = compareThree([declared({ belonging: { by: 'rule' } })], [assigned(EVE)], [], filledBy(RULE));

    expect(wordsOf(drift, 'missing')[0]?.[1]).toBe(
      'Deploy if the plan has changes. If not, check in Okta that the person is active and that the rule of "klaviyo-analysts" is ' +
        'active, does not exclude them and matches their profile there, and that the app is assigned to that group.',
    );
  });
});

test.each<[string, Belonging, Membership, string]>([
  [
    'rule',
    { by: 'rule' },
    RULE,
    'correct their attributes in the directory, or the rule of "klaviyo-analysts" (line 21 of the access file)',
  ],
  ['grant', { by: 'member' }, MEMBERS, 'remove the member of "klaviyo-analysts" from the access file (line 40)'],
  ['group of the roster', { by: 'group' }, ROSTER, 'take them out of "klaviyo-analysts" in the directory'],
  [
    'status',
    { by: 'everyone' },
    EVERYONE,
    'correct their status in the directory, or change the assignment of everyone (line 21 of the access file)',
  ],
])(
  'GIVEN no provider, and somebody missing who is declared by their %s THEN how they would not be',
  (_what, belonging, membership, way) => {
    const remedyOf = (kind: string, records: readonly ReturnType<typeof provisioned>[]): string | undefined =>
      compareAccount({
        account: account(filledBy(membership)),
        declared: [declared({ ...EVE, belonging })],
        listing: listing([OWNER_RECORD, ...records]),
        directorySource: 'roster people.csv',
        today: TODAY,
      }).findings.find((finding) => finding.kind === kind)?.remedy;

    expect(remedyOf('missing', [])).toContain(`; or ${way}, if they should not be there.`);
    expect(remedyOf('inactive', [provisioned({ ...EVE, active: false })])).toContain(
      `; or ${way}, if they should not be there.`,
    );
  },
);
