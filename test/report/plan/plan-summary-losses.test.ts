import { type ResourceSummary, type RuleMoves, type RulePeople } from '../../../src/plan/summary/plan-summary.js';
import { lossWords } from '../../../src/report/plan/plan-summary-losses.js';

const RULE: ResourceSummary = {
  ...{ address: 'okta_group_rule.x', subject: 'rule', name: null, action: 'update', imported: false, movedFrom: null },
  ...{ roles: null, groups: [], unchangedGroups: null, members: null, attributes: [] },
  rule: { switched: null, letIn: [], shutOut: [], decidesOtherwise: true },
};

type Moves = RuleMoves extends infer One ? (One extends unknown ? Omit<One, 'address'> : never) : never;

const read = (moves: Moves): RulePeople => ({
  ...{ read: true, source: 'roster people.csv' },
  rules: [{ address: RULE.address, ...moves }],
});

const words = (people: RulePeople | undefined, resource: Partial<ResourceSummary> = {}): string =>
  lossWords({ ...RULE, ...resource }, people).join(' ');

describe('the sentences about whom a rule moves', () => {
  it('GIVEN nobody asked THEN they say that the plan does not show it', () => {
    expect(words(undefined)).toContain('and others join. The plan does not show who that is.');
    expect(words(undefined, { action: 'create', rule: null })).toBe('');
  });

  it('GIVEN a provider that says when rules are evaluated THEN it is not said that they are at once', () => {
    const said = words(undefined, { notes: ['Nobody moves until somebody reapplies it.'] });

    expect(said).toContain(
      'reapplies it. Once the rule is evaluated again, people who do not match it any more leave its groups',
    );
  });

  it('GIVEN people who move THEN they are named and counted', () => {
    const people = read({
      what: 'moves',
      comesIn: ['ada@example.com', 'grace@example.com'],
      leaves: ['alan@example.com'],
    });

    expect(words(people)).toBe(
      'The rule is evaluated again: people who do not match it any more leave its groups, and others join. ' +
        'By roster people.csv, comes in: 2 people: "ada@example.com", "grace@example.com"; leaves: 1 person: "alan@example.com".',
    );
  });

  it('GIVEN more than 20 people THEN the others are counted', () => {
    const comesIn = Array.from({ length: 23 }, (_, index) => `p${index + 1}@example.com`);
    const shown = words(read({ what: 'moves', comesIn, leaves: [] }));

    expect(shown).toContain('comes in: 23 people: "p1@example.com"');
    expect(shown).toContain('"p20@example.com", and 3 more; leaves: nobody.');
    expect(shown).not.toContain('p21@');
  });

  it('GIVEN that it is known alone whom it then chooses THEN they say what is not known', () => {
    expect(words(read({ what: 'chooses', chosen: ['ada@example.com'], reason: 'the plan is new' }))).toContain(
      'the rule then chooses: 1 person: "ada@example.com". Who of them comes in, and who leaves, is not known: the plan is new.',
    );
  });

  it('GIVEN a deletion after which its members stay THEN nothing says that they leave', () => {
    expect(words(read({ what: 'keeps' }), { action: 'destroy', rule: null })).toBe(
      'Its members stay, and nobody comes in by it any more.',
    );
  });

  it.each([
    ['the rule', read({ what: 'not known', reason: 'it is sensitive' })],
    ['the people', { read: false, reason: 'it is sensitive' } as const],
  ])('GIVEN that %s cannot be read THEN they say why', (_, people) => {
    expect(words(people)).toContain('and others join. Whom it moves is not known: it is sensitive.');
  });
});
