import { HARMLESS, guarded, reasons, resourceChange } from '../plan-fixture.js';

const of = (type: string, ...actions: readonly string[]): readonly string[] =>
  reasons('not-judged', resourceChange(type, { actions, before: {}, after: {} }));

describe('not-judged', () => {
  it('GIVEN a resource of which no rule knows what it takes away WHEN it changes THEN it is refused', () => {
    expect(of('okta_app_signon_policy', 'update')).toEqual([
      'The guard cannot judge what the deploy does here: update a resource of the type okta_app_signon_policy. It has a part in ' +
        'who can sign in to Okta or to the app. Read this change in the plan. Allow it if nobody loses access by it.',
    ]);
    expect(of('okta_user', 'delete')[0]).toContain(
      'here: delete a resource of the type okta_user. It can end the access of',
    );
    expect(of('okta_new_thing', 'create')[0]).toContain('It is not known what it does to the access of people. Read');
  });

  it('GIVEN a refusal THEN it prints the override that lets it through', () => {
    const change = resourceChange('okta_network_zone', { actions: ['delete'], before: {} });
    const [refused] = guarded([change]).refused;
    expect(refused!.override).toBe("--allow 'not-judged=okta_network_zone.acme'");
    expect(guarded([change], { overrides: ['not-judged=okta_network_zone.acme'] }).refused).toEqual([]);
  });

  it('GIVEN a person who is created THEN it passes, and a policy that is created not', () => {
    expect(of('okta_user', 'create')).toEqual([]);
    expect(of('okta_app_signon_policy', 'create')).toHaveLength(1);
  });

  it.each(HARMLESS)('GIVEN the action %s THEN it passes', (action) => {
    expect(of('okta_app_signon_policy', action)).toEqual([]);
  });

  it.each(['okta_brand', 'okta_auth_server_claim', 'null_resource'])(
    'GIVEN %s WHEN it is deleted THEN it passes',
    (type) => {
      expect(of(type, 'delete')).toEqual([]);
    },
  );
});
