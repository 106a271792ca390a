import { appChange, guarded, HARMLESS, reasons, resourceChange } from '../plan-fixture.js';

const features = ['SCIM_PROVISIONING', 'PUSH_NEW_USERS'];
const of = (change: Parameters<typeof appChange>[0]): readonly string[] =>
  reasons('app-with-provisioning', appChange(change));

const WHILE_ON = 'while its provisioning is on (PUSH_NEW_USERS, SCIM_PROVISIONING).';
const AGAIN = 'SCIM must then be set up by hand again, and nobody is provisioned until then.';
const WAY =
  'Make the change in Okta by hand. Or allow it, and check the settings in Okta, under the app > Provisioning, right after the ' +
  'deploy.';

describe('app-with-provisioning', () => {
  it('GIVEN an app whose provisioning is on WHEN it is updated THEN the refusal names features and attributes', () => {
    const before = { label: 'Klaviyo', status: 'ACTIVE', hidden: { a: 1 }, features };
    const after = { status: 'INACTIVE', label: 'Klaviyo EU', hidden: { a: 1 }, features };
    expect(of({ actions: ['update'], before, after })).toEqual([
      `The deploy would update the Okta app ${WHILE_ON} It changes label, status. An update of the app by Terraform has been ` +
        `reported to switch SCIM off in Okta. ${WAY}`,
    ]);
  });

  it('GIVEN an update of which nothing is known yet THEN that is said', () => {
    const [reason] = of({ actions: ['update'], before: { features }, after: { features } });
    expect(reason).toContain(' It changes values that are known only after the apply. ');
    expect(of({ actions: ['update'], before: { features } })[0]).toContain(' It changes values that are known only');
  });

  it.each([
    [['delete', 'create'], `The deploy would replace the Okta app ${WHILE_ON} ${AGAIN} ${WAY}`],
    [['delete'], `The deploy would delete the Okta app ${WHILE_ON} ${AGAIN} ${WAY}`],
    [
      ['create', 'forget'],
      `The deploy would create another app and forget the Okta app ${WHILE_ON} The new app has no provisioning. ${AGAIN} ${WAY}`,
    ],
  ])('GIVEN an app whose provisioning is on WHEN actions are %j THEN it is refused', (actions, reason) => {
    expect(of({ actions, before: { features }, after: {} })).toEqual([reason]);
  });

  it.each(HARMLESS)('GIVEN an app whose provisioning is on WHEN actions are [%s] THEN it passes', (action) => {
    expect(of({ actions: [action], before: { features }, after: { features } })).toEqual([]);
  });

  it('GIVEN an app with no features WHEN it is updated THEN it passes: that is what Okta answered', () => {
    expect(of({ actions: ['update'], before: { features: [] }, after: { features } })).toEqual([]);
  });

  it.each([[undefined], [null], [[1]]])(
    'GIVEN the features %j WHEN the app is updated THEN they are not known',
    (none) => {
      const [reason] = of({ actions: ['update'], before: { features: none, label: 'a' }, after: { label: 'b' } });
      expect(reason).toContain(
        'update the Okta app, and the plan does not show that its provisioning is off. It changes label.',
      );
    },
  );

  it.each([
    [['delete'], 'delete'],
    [['create', 'delete'], 'replace'],
    [['forget', 'create'], 'create another app and forget'],
  ])(
    'GIVEN an app with no features WHEN actions are %j THEN that does not prove that provisioning is off',
    (actions, verb) => {
      const [reason] = of({ actions, before: { features: [] }, after: {} });
      expect(reason).toContain(`would ${verb} the Okta app, and the plan does not show that its provisioning is off. `);
    },
  );

  it.each([
    ['okta_app_features', { app_id: '0oa1' }],
    ['okta_app_connection', { id: '0oa1' }],
  ])(
    'GIVEN an app with no features, and %s of it in the plan WHEN the app is updated THEN it is refused',
    (type, values) => {
      const app = appChange({
        actions: ['update'],
        before: { id: '0oa1', features: [] },
        after: { id: '0oa1', label: 'b' },
      });
      const provisioning = (of: object): readonly unknown[] =>
        guarded([app, resourceChange(type, { actions: ['no-op'], before: { ...of }, after: { ...of } })]).refused;
      expect(provisioning(values)).toEqual([
        expect.objectContaining({
          rule: 'app-with-provisioning',
          reason: expect.stringContaining(
            `app whose provisioning is in this plan too (${type}.acme). It changes`,
          ) as string,
        }),
      ]);
      expect(provisioning({ app_id: '0oa2', id: '0oa2' })).toEqual([]);
    },
  );

  it('GIVEN several resources of its provisioning in the plan THEN all are named', () => {
    const values = { id: '0oa1', app_id: '0oa1', features: [], status: 'ENABLED', action: 'activate' };
    const [connection, features] = ['okta_app_connection', 'okta_app_features'].map((type) =>
      resourceChange(type, { actions: ['no-op'], before: values, after: values }),
    );
    const app = appChange({ actions: ['update'], before: values, after: { ...values, label: 'b' } });
    expect(guarded([app, connection!, features!]).refused[0]!.reason).toContain(
      'in this plan too (okta_app_connection.acme, okta_app_features.acme).',
    );
  });

  it('GIVEN a new app THEN it passes', () => {
    expect(of({ actions: ['create'], after: { features } })).toEqual([]);
  });
});
