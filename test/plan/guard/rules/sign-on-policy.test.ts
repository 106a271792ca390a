import { appChange, reasons } from '../plan-fixture.js';

const of = (change: Parameters<typeof appChange>[0]): readonly string[] => reasons('sign-on-policy', appChange(change));
const policy = (authentication_policy: string | null): Readonly<Record<string, unknown>> => ({ authentication_policy });

describe('sign-on-policy', () => {
  it('GIVEN an app WHEN its policy changes THEN it is refused', () => {
    expect(of({ actions: ['update'], before: policy('p1'), after: policy('p2') })).toEqual([
      'The deploy would put the Okta app under another policy for signing in (authentication_policy). The plan does not show ' +
        'whom that policy lets in. Read the policy in Okta first.',
    ]);
  });

  it('GIVEN an app WHEN its policy is known only after the apply THEN it is refused', () => {
    const after_unknown = { authentication_policy: true };
    expect(of({ actions: ['update'], before: policy('p1'), after: {}, after_unknown })).toHaveLength(1);
  });

  it('GIVEN an update of which the present values are missing THEN its policy counts as another one', () => {
    expect(of({ actions: ['update'], after: policy('p1') })).toHaveLength(1);
  });

  it.each([
    ['keeps its policy', { actions: ['update'], before: policy('p1'), after: { ...policy('p1'), label: 'b' } }],
    ['has none', { actions: ['update'], before: policy(null), after: {} }],
    ['is created', { actions: ['create'], after: policy('p1') }],
    ['is as it was', { actions: ['no-op'], before: policy('p1'), after: policy('p2') }],
  ])('GIVEN an app WHEN it %s THEN it passes', (_what, change) => {
    expect(of(change)).toEqual([]);
  });
});
