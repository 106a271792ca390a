import { readPushes } from '../../../src/provider/entra/push-states.js';
import { type AnsweringGraph, startAnsweringGraph } from './answering-graph.js';
import { failure } from './entra-at-hand.js';

const JOBS = '/servicePrincipals/sp/synchronization/jobs';
const LOG = '/auditLogs/provisioning';

const job = (id: string, changes: object = {}) => ({
  ...{ id, templateId: 'scim', schedule: { state: 'Active' }, status: { code: 'Active' } },
  ...changes,
});

const entry = (id: string, user: string | null, status: string, at: string, changes: object = {}) => ({
  ...{ id, activityDateTime: at, sourceIdentity: { id: user }, provisioningStatusInfo: { status } },
  ...changes,
});

let graph: AnsweringGraph;
afterEach(() => graph.close());

async function pushes(answers: Readonly<Record<string, unknown>>, jobId?: string) {
  graph = await startAnsweringGraph(answers);
  return readPushes(graph.entra, 'sp', jobId);
}

describe('readPushes', () => {
  it.each([
    ['success', undefined, 'done', 'last provisioning success'],
    ['skipped', undefined, 'unknown', 'last provisioning skipped'],
    ['warning', undefined, 'unknown', 'last provisioning warning'],
    ['odd word', undefined, 'unknown', 'last provisioning "odd word"'],
    [
      'failure',
      { errorCode: 'SystemForCrossDomainIdentityManagementBadRequest', reason: 'Role is not valid.' },
      'failed',
      'last provisioning failure: SystemForCrossDomainIdentityManagementBadRequest "Role is not valid."',
    ],
    ['failure', { errorCode: null, reason: '' }, 'failed', 'last provisioning failure'],
  ] as const)(
    'GIVEN a last entry %s (%j) WHEN it is read THEN the push is %s',
    async (status, errorInformation, push, detail) => {
      const provisioningStatusInfo = { status, ...(errorInformation && { errorInformation }) };
      const { of, unknownBecause } = await pushes({
        [JOBS]: [job('j1')],
        [LOG]: [
          entry('e1', 'u1', '', '2026-01-01T00:00:00Z', { provisioningStatusInfo, targetIdentity: { id: 'k1' } }),
        ],
      });
      expect(of('u1')).toEqual({ push, detail, externalId: 'k1' });
      expect(unknownBecause).toBeUndefined();
    },
  );

  it('GIVEN several entries of a person WHEN they are read THEN the latest counts, whatever their order', async () => {
    const entries = [
      entry('e1', 'u1', 'success', '2026-01-02T00:00:00Z'),
      entry('e2', 'u1', 'failure', '2026-01-03T00:00:00Z'),
      entry('e3', 'u1', 'success', '2026-01-01T00:00:00.000Z'),
      entry('e5', 'u2', 'success', '2026-01-03T00:00:00Z', { targetIdentity: { id: '' } }),
      entry('e4', 'u2', 'failure', '2026-01-03T00:00:00.000Z'),
      entry('e6', null, 'failure', '2026-01-03T00:00:00Z'),
    ];
    for (const order of [entries, entries.toReversed()]) {
      const { of } = await pushes({ [JOBS]: [job('j1')], [LOG]: order });
      expect([of('u1').push, of('u2').push, of('u2').externalId]).toEqual(['failed', 'done', null]);
      expect(of('u3')).toEqual({ push: 'unknown', detail: 'no entry in the provisioning logs', externalId: null });
      await graph.close();
    }
  });

  it('GIVEN several jobs WHEN they are read THEN it is the declared one, or the one that runs', async () => {
    const jobs = [job('j1', { schedule: { state: 'Disabled' }, status: { code: 'Paused' } }), job('j2')];
    await pushes({ [JOBS]: jobs, [LOG]: [] });
    expect(graph.asked().at(-1)).toBe('/auditLogs/provisioning?$filter=jobId%20eq%20%27j2%27&$top=999');
    await graph.close();
    const { of } = await pushes({ [JOBS]: jobs, [LOG]: [] }, 'j1');
    expect(of('u1')).toEqual({ push: 'off', detail: 'the synchronization job is off (Paused)', externalId: null });
    expect(graph.asked()).toHaveLength(1);
  });

  it('GIVEN a job of a state that is not known WHEN it is read THEN the logs decide', async () => {
    const { of } = await pushes({
      [JOBS]: [job('j1', { schedule: { state: 'Sleeping' } })],
      [LOG]: [entry('e1', 'u1', 'success', '2026-01-01T00:00:00Z')],
    });
    expect(of('u1').push).toBe('done');
  });

  it('GIVEN a quarantine that nothing but the status tells WHEN it is read THEN it counts', async () => {
    const { of } = await pushes({
      [JOBS]: [job('j1', { status: { code: 'Quarantine' } })],
      [LOG]: [entry('e1', 'u1', 'success', '2026-01-01T00:00:00Z')],
    });
    expect(of('u1')).toMatchObject({ push: 'failed', detail: 'the synchronization job is in quarantine: Unknown' });
  });

  it('GIVEN several jobs that run WHEN they are read THEN it is not known how pushes went', async () => {
    const { of, unknownBecause } = await pushes({
      [JOBS]: [job('j1'), job('j2', { status: { code: 'Quarantine', quarantine: { reason: 'Odd' } } })],
      [LOG]: [entry('e1', 'u1', 'success', '2026-01-01T00:00:00Z')],
    });
    expect(unknownBecause).toBe('the application has 2 synchronization jobs that run');
    expect(of('u1').push).toBe('unknown');
  });

  it('GIVEN a quarantine without words WHEN it is read THEN its reason alone is told', async () => {
    const { of } = await pushes({
      [JOBS]: [job('j1', { status: { code: 'Quarantine', quarantine: { reason: 'Odd reason' } } })],
    });
    expect(of('u1')).toMatchObject({
      push: 'failed',
      detail: 'the synchronization job is in quarantine: "Odd reason"',
    });
  });

  it('GIVEN a tenant whose licence has no logs WHEN they are read THEN pushes are not known', async () => {
    const error = { code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', message: 'x' };
    const { of, unknownBecause } = await pushes({ [JOBS]: [job('j1')], [LOG]: { status: 403, error } });
    expect(unknownBecause).toBe('the provisioning logs cannot be read (the tenant has no licence for them)');
    expect(of('u1').push).toBe('unknown');
  });

  it('GIVEN a cloud that has no logs WHEN they are read THEN pushes are not known', async () => {
    const error = { code: 'BadRequest', message: "Resource not found for the segment 'provisioning'." };
    const { unknownBecause } = await pushes({ [JOBS]: [job('j1')], [LOG]: { status: 400, error } });
    expect(unknownBecause).toBe('the provisioning logs cannot be read (this cloud does not have them)');
  });

  it('GIVEN logs that cannot be read for another reason WHEN they are read THEN it is an error', async () => {
    graph = await startAnsweringGraph({ [JOBS]: [job('j1')], [LOG]: { status: 500 } });
    expect((await failure(readPushes(graph.entra, 'sp', undefined))).code).toBe('ENTRA_UNREACHABLE');
  });
});
