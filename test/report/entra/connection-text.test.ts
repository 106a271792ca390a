import { connectionPlan } from '../../../src/provider/entra/synchronization/connection-plan.js';
import { connectionText } from '../../../src/report/entra/connection-text.js';

const JOB = { id: 'scim.0a.0b', templateId: 'scim', schedule: 'Disabled', status: 'Paused', quarantine: undefined };

describe('the keys of a connection, for a terminal', () => {
  it("GIVEN keys that change, stay and are not the connection's THEN each is one line, without values of others", () => {
    const keys = [
      { key: 'BaseAddress', value: 'https://old.example' },
      { key: 'SyncAll', value: 'False' },
      { key: 'Password', value: 'shown-by-mistake' },
    ];
    const text = connectionText({
      ...{
        account: 'acme',
        application: { id: 'sp-1', label: 'Klaviyo' },
        source: 'the file key.txt',
        apply: true,
        isTrial: false,
      },
      ...{ opens: 'The access key opens it.', refusals: [] },
      reading: { isClear: true, job: JOB, keys, plan: connectionPlan(keys, 'https://new.example'), refusals: [] },
    });

    expect(text).toBe(
      [
        'Account acme: the enterprise application "Klaviyo" (sp-1) in Entra',
        '',
        '  ~ BaseAddress: https://old.example → https://new.example',
        '  + SecretToken: the access key of the file key.txt, without its prefix',
        '    SyncAll: false',
        '    Password: stays as it is',
        '',
        'The access key opens it.',
        '',
        '',
      ].join('\n'),
    );
  });
});
