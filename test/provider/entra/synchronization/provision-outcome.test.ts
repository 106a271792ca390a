import { provisionOutcome } from '../../../../src/provider/entra/synchronization/provision-outcome';

const answer = (key: unknown, value: unknown): unknown => ({
  '@odata.context': 'https://graph.example/v1.0/$metadata#microsoft.graph.stringKeyStringValuePair',
  key: JSON.stringify(key),
  value: JSON.stringify(value),
});

describe('what Entra did on demand', () => {
  it('GIVEN a person who was changed THEN steps and written attributes are told', () => {
    const done = {
      action: 'Update',
      modifiedProperties: [{ displayName: 'roles[primary eq "True"].value', oldValue: null, newValue: 'analyst' }],
      provisioningSteps: [
        {
          name: 'EntryImport',
          type: 'Import',
          status: 'Success',
          description: 'Retrieved User',
          details: { mail: 'x' },
        },
        { name: 'EntryExportUpdate', type: null, status: 'Success' },
      ],
      statusInfo: { status: 'Success', errorCode: null, reason: null },
    };

    expect(provisionOutcome(answer({ result: 'Success', details: {} }, done))).toEqual({
      result: 'Success',
      action: 'Update',
      reason: undefined,
      steps: [
        { type: 'Import', status: 'Success', description: 'Retrieved User' },
        { type: 'EntryExportUpdate', status: 'Success', description: '' },
      ],
      changes: [{ name: 'roles[primary eq "True"].value', from: undefined, to: 'analyst' }],
    });
  });

  it('GIVEN a person who was skipped THEN the reason is told', () => {
    const details = { errorCode: 'RedundantExport', errorMessage: 'They match already.' };

    expect(provisionOutcome(answer({ result: 'Skipped', details }, { action: 'Other' }))).toMatchObject({
      result: 'Skipped',
      reason: { code: 'RedundantExport', message: 'They match already.' },
    });
  });

  it.each([
    [{ errorCode: 'Refused' }, { code: 'Refused', message: '' }],
    [{ reason: 'It was refused.' }, { code: '', message: 'It was refused.' }],
  ])('GIVEN a reason that stands in the state alone (%j) THEN it is told', (statusInfo, reason) => {
    expect(provisionOutcome(answer({ result: 'Failure' }, { statusInfo }))).toMatchObject({ reason });
  });

  it("GIVEN an answer with nothing but the result THEN that is all (Microsoft's third example)", () => {
    expect(provisionOutcome(answer({ result: 'Success', details: {} }, {}))).toEqual({
      ...{ result: 'Success', action: undefined, reason: undefined, steps: [], changes: [] },
    });
  });

  it.each([
    ['no pair', 'text'],
    ['objects in place of text', { key: { result: 'Success' }, value: {} }],
    ['text that is no JSON', { key: 'Success', value: '{}' }],
    ['no result', answer({}, {})],
    ['steps that are no list', answer({ result: 'Success' }, { provisioningSteps: 'none' })],
  ])('GIVEN %s THEN nothing is concluded', (_, unknown) => {
    expect(provisionOutcome(unknown)).toBeUndefined();
  });
});
