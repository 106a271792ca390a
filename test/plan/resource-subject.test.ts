import { resourceSubject } from '../../src/plan/resource-subject.js';
import { OKTA_WORDS } from '../../src/provider/okta/words.js';
import { OKTA_PLAN } from '../../src/provider/okta/plan.js';
import { type PlanProvider } from '../../src/provider/plan-subjects.js';

const okta: PlanProvider = { words: OKTA_WORDS, plan: OKTA_PLAN };
const another: PlanProvider = {
  words: { ...OKTA_WORDS, name: 'Another' },
  plan: { ...OKTA_PLAN, subjectOf: ({ type }) => (type.startsWith('another_') ? 'group' : 'other') },
};

describe('resourceSubject, of several providers', () => {
  const of = (type: string) => resourceSubject({ type, values: null }, [okta, another]);

  it('GIVEN a resource of the second provider THEN it is asked too', () => {
    expect(of('another_group')).toEqual({ subject: 'group', provider: another });
    expect(of('okta_group')).toEqual({ subject: 'group', provider: okta });
  });

  it('GIVEN a resource that none knows THEN it belongs to none', () => {
    expect(of('null_resource')).toEqual({ subject: 'other', provider: undefined });
  });
});
