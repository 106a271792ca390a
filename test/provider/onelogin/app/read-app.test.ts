import { type OneLoginAccountSettings } from '../../../../src/access/onelogin-settings.js';
import { findApp, hasNoApp, readApp } from '../../../../src/provider/onelogin/app/read-app.js';
import { roleRule, seedFor } from '../../../simulator/onelogin/klaviyo-app.js';
import { failure, withOneLogin } from '../onelogin-at-hand.js';

const SEED = seedFor({ enabled: true });

/** What an account declares of its app. */
function declared(
  app: { readonly id: string } | { readonly label: string },
  adopt?: OneLoginAccountSettings['adopt'],
): Pick<OneLoginAccountSettings, 'app' | 'adopt'> {
  const common = { label: 'Klaviyo', kind: 'generic', roleParameter: 'role', mapping: { by: 'rules' } } as const;
  return {
    app:
      'id' in app
        ? { ...common, origin: 'existing', id: app.id }
        : { ...common, label: app.label, origin: 'connector', connectorId: 900001 },
    adopt,
  };
}

describe('findApp', () => {
  it('GIVEN an app WHEN it is found by its name THEN it is whole: parameters, roles, provisioning', async () => {
    await withOneLogin({ seed: SEED }, async ({ world }, onelogin) => {
      const app = await findApp(onelogin, declared({ label: 'Klaviyo' }));
      expect(app).toMatchObject({ name: 'Klaviyo', connectorId: 900001, provisioningEnabled: true });
      expect(app.roleIds).toHaveLength(world().roles.length);
      expect(app.parameters.get('role')).toMatchObject({ keyName: 'role', label: 'Role', provisioned: true });
      expect(app.parameters.get('role')?.values).toBeUndefined();
      expect(await readApp(onelogin, app.id)).toEqual(app);
      expect(await findApp(onelogin, declared({ id: app.id }))).toEqual(app);
      const adopt = { app: app.id, groups: {}, rules: {}, mappings: {} };
      expect(await findApp(onelogin, declared({ label: 'Another name' }, adopt))).toEqual(app);
    });
  });

  it.each([
    ['one text', 'analyst', 'analyst'],
    ['several', ['analyst', 'admin'], 'analyst;admin'],
    ['none', [], undefined],
  ])('GIVEN a parameter with %s as its value WHEN the app is read THEN it is %j', async (_what, values, read) => {
    const seed = { apps: [{ name: 'Klaviyo', parameters: { role: { label: 'Role', values } } }] };
    await withOneLogin({ seed }, async (_simulator, onelogin) => {
      const { parameters } = await findApp(onelogin, declared({ label: 'Klaviyo' }));
      expect(parameters.get('role')?.values).toBe(read);
    });
  });

  it.each(['none', ''])(
    'GIVEN %j as the attribute of a parameter WHEN the app is read THEN it has none',
    async (none) => {
      const parameters = { role: { label: 'Role', user_attribute_mappings: none } };
      await withOneLogin({ seed: { apps: [{ name: 'Klaviyo', parameters }] } }, async (_simulator, onelogin) => {
        const app = await findApp(onelogin, declared({ label: 'Klaviyo' }));
        expect(app.parameters.get('role')?.attribute).toBeUndefined();
      });
    },
  );

  it('GIVEN no app, or several, of the name WHEN it is looked for THEN it is said, with their ids', async () => {
    const seed = { apps: [{ name: 'Klaviyo' }, { name: 'Klaviyo' }, { name: 'klaviyo' }, { name: 'Klaviyo EU' }] };
    await withOneLogin({ seed }, async (_simulator, onelogin) => {
      const several = await failure(findApp(onelogin, declared({ label: 'Klaviyo' })));
      expect(several.code).toBe('ONELOGIN_AMBIGUOUS');
      expect(several.message).toMatch(/several apps named exactly "Klaviyo": \d+, \d+\./);
      const none = await failure(findApp(onelogin, declared({ label: 'Klav*' })));
      expect(none.code).toBe('ONELOGIN_NOT_FOUND');
      expect(none.message).toContain('no app named exactly "Klav*"');
      expect(await hasNoApp(onelogin, 'Klaviyo US')).toBe(true);
      expect(await hasNoApp(onelogin, 'Klaviyo EU')).toBe(false);
      expect((await failure(readApp(onelogin, '1'))).message).toContain('no app with the id "1"');
    });
  });

  it('GIVEN credentials of a narrow scope WHEN an app is read THEN it says which scope is needed', async () => {
    const clients = [
      { clientId: 'example-client-id', clientSecret: 'example-client-secret', scope: 'Read Users' as const },
    ];
    await withOneLogin({ seed: { ...SEED, clients } }, async (_simulator, onelogin) => {
      const error = await failure(findApp(onelogin, declared({ label: 'Klaviyo' })));
      expect(error.code).toBe('ONELOGIN_FORBIDDEN');
      expect(error.message).toContain('Manage All');
    });
  });

  it('GIVEN rules WHEN they are there THEN the app does not show them', async () => {
    const apps = [{ name: 'Klaviyo', parameters: { role: {} }, roles: ['a'], rules: [roleRule('a', 'admin')] }];
    await withOneLogin({ seed: { roles: [{ name: 'a' }], apps } }, async (_simulator, onelogin) => {
      expect(Object.keys(await findApp(onelogin, declared({ label: 'Klaviyo' })))).not.toContain('rules');
    });
  });
});
