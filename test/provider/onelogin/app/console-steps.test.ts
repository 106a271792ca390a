import { type OneLoginAccount } from '../../../../src/access/onelogin-account.js';
import { ONELOGIN_APPROVALS, type OneLoginProvisioning } from '../../../../src/access/onelogin-settings.js';
import {
  ONELOGIN_STEP_IDS,
  type OneLoginStep,
  type OneLoginStepId,
} from '../../../../src/provider/onelogin/app/console-step.js';
import { oneLoginSteps } from '../../../../src/provider/onelogin/app/console-steps.js';
import { assignments, sampleAccount } from '../../../constructs/okta/sample-account.js';
import { connectorApp, existingApp, sampleOneLoginAccount } from '../../../constructs/onelogin/sample-account.js';

const ids = (account: OneLoginAccount): readonly OneLoginStepId[] => oneLoginSteps(account).map(({ id }) => id);

function step(account: OneLoginAccount, id: OneLoginStepId): OneLoginStep {
  const found = oneLoginSteps(account).find((one) => one.id === id);
  if (found === undefined) throw new Error(`No step ${id}.`);
  return found;
}

const valueOf = (account: OneLoginAccount, id: OneLoginStepId, field: string): string | undefined =>
  step(account, id).fields.find(({ name }) => name === field)?.value;

const provisioned = (change: Partial<OneLoginProvisioning>): OneLoginAccount =>
  sampleOneLoginAccount({ provisioning: { removal: 'delete', approvals: [...ONELOGIN_APPROVALS], ...change } });

const BY_NAME = sampleOneLoginAccount({
  assignments: assignments('admin +klaviyo-admins').map((one) => ({
    ...one,
    membership: { kind: 'declared', members: [{ user: 'ada@example.com', at: one.at }], fromRoster: false },
  })),
});

describe('oneLoginSteps', () => {
  it('GIVEN an app that the stack makes THEN it lists what a deploy leaves to a person', () => {
    expect(ids(sampleOneLoginAccount())).toEqual([
      'single-sign-on-values',
      'single-sign-on',
      'access-key',
      'connection',
      'user-name',
      'role-parameter',
      'role-access',
      'provisioning',
      'approvals',
      'removal',
      'reapply-entitlements',
      'first-person',
    ]);
  });

  it('GIVEN an app that exists THEN its single sign-on is left as it is', () => {
    expect(ids(sampleOneLoginAccount({ app: existingApp() }))[0]).toBe('access-key');
  });

  it.each([sampleOneLoginAccount(), sampleOneLoginAccount({ app: existingApp({ kind: 'catalogue' }) }), BY_NAME])(
    'keeps the order of the ids, each once',
    (account) => {
      const found = ids(account);

      expect(found).toEqual(ONELOGIN_STEP_IDS.filter((id) => found.includes(id)));
    },
  );

  it('has nothing for an account of another provider', () => {
    expect(oneLoginSteps(sampleAccount())).toEqual([]);
  });

  it('never holds the access key, and says where it comes from', () => {
    expect(step(sampleOneLoginAccount(), 'access-key').text).toContain(
      'the environment variable KLAVIYO_SCIM_ACCESS_KEY',
    );
  });
});

describe('the connection', () => {
  it('GIVEN the generic connector THEN it has the base URL and a template with the role parameter of the account', () => {
    const account = sampleOneLoginAccount({ app: connectorApp({ roleParameter: 'klaviyo_role' }) });

    expect(valueOf(account, 'connection', 'SCIM Base URL')).toBe('https://a.klaviyo.com/scim/v2');
    expect(JSON.parse(valueOf(account, 'connection', 'SCIM JSON Template')!)).toMatchObject({
      role: '{$parameters.klaviyo_role}',
    });
    expect(step(account, 'connection').text).toContain('without its prefix Klaviyo-API-Key');
  });

  it("GIVEN the app of the catalogue THEN it has no template, and the key goes in as Klaviyo's guide has it", () => {
    const account = sampleOneLoginAccount({ app: connectorApp({ kind: 'catalogue' }) });

    expect(valueOf(account, 'connection', 'SCIM JSON Template')).toBeUndefined();
    expect(step(account, 'connection').text).toContain('with its prefix, into SCIM Bearer Token');
  });
});

describe('the role parameter', () => {
  it('GIVEN rules THEN it must have no value of its own', () => {
    expect(valueOf(sampleOneLoginAccount(), 'role-parameter', 'Value')).toBe('- No default -');
  });

  it('GIVEN an attribute THEN that is its value, and no rule is to be applied again', () => {
    const account = sampleOneLoginAccount({
      app: connectorApp({ mapping: { by: 'attribute', attribute: 'custom_attribute_klaviyo_role' } }),
    });

    expect(valueOf(account, 'role-parameter', 'Value')).toBe('custom_attribute_klaviyo_role');
    expect(ids(account)).not.toContain('reapply-entitlements');
  });

  it('GIVEN an app that exists THEN a person adds it', () => {
    expect(step(sampleOneLoginAccount({ app: existingApp() }), 'role-parameter').text).toContain('add it under +');
  });
});

describe('the roles of OneLogin that exist', () => {
  it('are named with their ids, since a deploy does not give them the app', () => {
    const { text, fields } = step(sampleOneLoginAccount(), 'role-access');

    expect(text).toMatch(/^Check the roles of OneLogin klaviyo-analysts \(id 2001\),/);
    expect(fields).toEqual([{ name: 'Role of OneLogin', value: 'klaviyo-analysts (id 2001)' }]);
  });

  it('GIVEN none THEN there is nothing to do', () => {
    expect(ids(BY_NAME)).not.toContain('role-access');
  });
});

describe('the tab Provisioning', () => {
  it('GIVEN that leavers wait for approval THEN it says that they keep Klaviyo until then', () => {
    const account = provisioned({ approvals: ['delete'] });

    expect(step(account, 'approvals').fields).toEqual([
      { name: 'Create user', value: 'not checked' },
      { name: 'Delete user', value: 'checked' },
      { name: 'Update user', value: 'not checked' },
    ]);
    expect(step(account, 'approvals').text).toContain('Check Delete user under');
    expect(step(account, 'approvals').text).toContain('uncheck Create user, Update user');
    expect(step(account, 'approvals').text).toContain('Until then somebody who left keeps Klaviyo.');
  });

  it('GIVEN that nothing waits THEN each change reaches Klaviyo by itself', () => {
    expect(step(provisioned({ approvals: [] }), 'approvals').text).toContain('reaches Klaviyo by itself');
  });

  it.each([
    ['delete', 'Delete', 'deleted in Klaviyo'],
    ['suspend', 'Suspend', 'switched off in Klaviyo'],
    ['nothing', 'Do Nothing', 'keeps Klaviyo until somebody removes them'],
  ] as const)('GIVEN the removal %s THEN %s is chosen, and it says what that means', (removal, value, means) => {
    const account = provisioned({ removal });

    expect(step(account, 'removal').fields[0]).toEqual({
      name: "When users are deleted in OneLogin, or the user's app access is removed, perform the below action",
      value,
    });
    expect(step(account, 'removal').text).toContain(means);
  });
});

describe('what is applied again after a deploy', () => {
  it('GIVEN people who are declared THEN the mappings are, and then the rules', () => {
    const found = ids(BY_NAME).filter((id) => id.startsWith('reapply'));

    expect(found).toEqual(['reapply-mappings', 'reapply-entitlements']);
    expect(step(BY_NAME, 'reapply-mappings').text).toContain('applies every mapping of OneLogin');
  });
});
