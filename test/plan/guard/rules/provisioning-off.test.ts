import { type Change, reasons, resourceChange } from '../plan-fixture.js';

const of = (type: string, change: Change): readonly string[] =>
  reasons('provisioning-off', resourceChange(type, change));
const features = (status: string): Readonly<Record<string, unknown>> => ({
  app_id: '0oa1',
  status,
  capabilities: {
    create: { lifecycle_create: { status: 'ENABLED' } },
    update: { lifecycle_deactivate: { status: 'ENABLED' }, profile: { status: 'ENABLED' } },
  },
});

describe('provisioning-off', () => {
  it('GIVEN provisioning that is on WHEN it is switched off THEN each part is named', () => {
    expect(
      of('okta_app_features', { actions: ['update'], before: features('ENABLED'), after: features('DISABLED') }),
    ).toEqual([
      'The deploy would switch provisioning of the app off, or send it elsewhere: status would be "DISABLED". People who leave ' +
        'would keep Klaviyo, and people who join would not get it. Keep it on. Allow it only if that is wanted, and check the ' +
        'settings in Okta, under the app > Provisioning, right after the deploy.',
    ]);
  });

  it('GIVEN several losses THEN they stand in one sentence', () => {
    const before = { id: '0oa1', action: 'activate', base_url: 'https://a.example' };
    const after = { id: '0oa1', action: 'deactivate', base_url: 'https://b.example' };
    expect(of('okta_app_connection', { actions: ['update'], before, after })[0]).toContain(
      'elsewhere: action would be "deactivate", base_url would change. People',
    );
  });

  it.each([[['create']], [['delete', 'create']], [['create', 'forget']]])(
    'GIVEN actions %j WHEN it would be off THEN it is refused',
    (actions) => {
      const before = actions.length > 1 ? { before: features('ENABLED') } : {};
      expect(of('okta_app_features', { actions, ...before, after: features('DISABLED') })).toHaveLength(1);
    },
  );

  it.each([[['no-op']], [['forget']], [['delete']]])(
    'GIVEN actions %j THEN it is not the matter of this rule: nothing in Okta changes',
    (actions) => {
      expect(of('okta_app_features', { actions, before: features('ENABLED'), after: features('DISABLED') })).toEqual(
        [],
      );
    },
  );

  it('GIVEN provisioning that stays on THEN it passes', () => {
    expect(
      of('okta_app_features', { actions: ['update'], before: features('ENABLED'), after: features('ENABLED') }),
    ).toEqual([]);
  });
});
