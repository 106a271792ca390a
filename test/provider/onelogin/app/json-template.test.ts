import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonTemplate } from '../../../../src/provider/onelogin/app/json-template.js';
import { type OneLoginSimulator, startOneLoginSimulator } from '../../../../src/simulator/onelogin/index.js';
import { type KlaviyoSimulator } from '../../../../src/simulator/klaviyo/start-klaviyo-simulator.js';
import { KEY, PEOPLE, roleRule, startKlaviyo } from '../../../simulator/onelogin/klaviyo-app.js';

describe('jsonTemplate', () => {
  it("is JSON, with OneLogin's places for the person's values and the account's own parameter for the role", () => {
    expect(JSON.parse(jsonTemplate({ roleParameter: 'klaviyo_role' }))).toEqual({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: '{$parameters.scimusername}',
      name: { givenName: '{$user.firstname}', familyName: '{$user.lastname}' },
      emails: [{ value: '{$user.email}', type: 'work', primary: true }],
      role: '{$parameters.klaviyo_role}',
    });
  });

  it('is what docs/runbook.md shows', () => {
    const page = readFileSync(join(__dirname, '../../../../docs/runbook.md'), 'utf8');
    const [, shown = ''] = /```json\n([^]*?)```/.exec(page) ?? [];

    expect(JSON.parse(shown)).toEqual(JSON.parse(jsonTemplate({ roleParameter: 'role' })));
  });

  it('stands on several lines, so that it can be compared', () => {
    expect(jsonTemplate({ roleParameter: 'role' }).split('\n').length).toBeGreaterThan(10);
  });
});

describe('what the simulated OneLogin pushes with exactly this template', () => {
  let klaviyo: KlaviyoSimulator;
  let onelogin: OneLoginSimulator;

  beforeEach(async () => {
    klaviyo = await startKlaviyo();
    onelogin = await startOneLoginSimulator({
      seed: {
        users: PEOPLE,
        roles: [{ name: 'klaviyo-admins', users: ['ada@example.com'] }],
        apps: [
          {
            name: 'Klaviyo',
            roles: ['klaviyo-admins'],
            parameters: { klaviyo_role: { label: 'Role', provisioned_entitlements: true } },
            rules: [
              { ...roleRule('klaviyo-admins', 'admin'), actions: [{ action: 'set_klaviyo_role', value: 'admin' }] },
            ],
            provisioning: {
              baseUrl: klaviyo.baseUrl,
              bearerToken: KEY,
              jsonTemplate: jsonTemplate({ roleParameter: 'klaviyo_role' }),
            },
          },
        ],
      },
    });
  });
  afterEach(async () => {
    await onelogin.close();
    await klaviyo.close();
  });

  it('GIVEN somebody in a role of OneLogin THEN Klaviyo has them, with their names and their Klaviyo role', async () => {
    await expect(onelogin.push()).resolves.toMatchObject([{ state: 'Succeeded', actions: [{ action: 'create' }] }]);

    expect(person('ada@example.com')).toMatchObject({
      givenName: 'Ada',
      familyName: 'Lovelace',
      role: 'admin',
      active: true,
    });
  });

  it('GIVEN they are suspended in OneLogin THEN Klaviyo switches them off, and on again when they come back', async () => {
    await onelogin.push();
    onelogin.console.setStatus('ada@example.com', 'suspended');
    await onelogin.push();
    expect(person('ada@example.com')).toMatchObject({ active: false, role: 'admin' });

    onelogin.console.setStatus('ada@example.com', 'active');
    await onelogin.push();
    expect(person('ada@example.com')).toMatchObject({ active: true });
  });

  it('GIVEN they lose the role of OneLogin THEN Klaviyo no longer has them', async () => {
    await onelogin.push();
    onelogin.console.removeFromRole('klaviyo-admins', 'ada@example.com');
    await onelogin.push();

    expect(person('ada@example.com')).toBeUndefined();
  });

  function person(userName: string) {
    return klaviyo.users().find((one) => one.userName === userName);
  }
});
