import { type Change, HARMLESS, reasons, resourceChange } from '../plan-fixture.js';

const of = (change: Change): readonly string[] =>
  reasons('profile-mapping-changed', resourceChange('okta_profile_mapping', change));
const mapping = (...pairs: readonly (readonly [string, string])[]): Readonly<Record<string, unknown>> => ({
  mappings: pairs.map(([id, expression]) => ({ id, expression, push_status: 'PUSH' })),
});

const words = (losses: string): string =>
  `The deploy would change how profiles are filled: ${losses}. Where the app is the target, Okta then pushes people with ` +
  'another role or name, or with none. Compare with the mapping in Okta first.';

describe('profile-mapping-changed', () => {
  it('GIVEN a mapping WHEN attributes leave it or are filled in another way THEN they are named', () => {
    const before = mapping(['role', 'user.role'], ['email', 'user.email'], ['login', 'user.login']);
    const after = mapping(['email', 'user.mail'], ['login', 'user.login']);
    expect(of({ actions: ['update'], before, after })).toEqual([
      words('"role" would no longer be mapped, "email" would be mapped in another way'),
    ]);
  });

  it.each([[['delete']], [['delete', 'create']]])('GIVEN actions %j THEN all attributes are lost', (actions) => {
    expect(of({ actions, before: mapping(), after: mapping() })).toEqual([
      words('every attribute but the login would no longer be mapped'),
    ]);
  });

  it.each([[['create']], [['forget', 'create']]])(
    'GIVEN actions %j THEN what Okta has is written over unseen',
    (actions) => {
      const before = actions.length === 1 ? {} : { before: mapping(['role', 'a']) };
      expect(of({ actions, ...before, after: mapping(['email', 'b']) })).toHaveLength(1);
    },
  );

  it.each(HARMLESS)('GIVEN the action %s THEN it passes', (action) => {
    expect(of({ actions: [action], before: mapping(['role', 'a']), after: mapping() })).toEqual([]);
  });

  it('GIVEN a mapping WHEN attributes are only added THEN it passes', () => {
    const after = mapping(['role', 'a'], ['email', 'b']);
    expect(of({ actions: ['update'], before: mapping(['role', 'a']), after })).toEqual([]);
  });
});
