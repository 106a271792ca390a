import { CliError } from '../../../../src/cli/cli-error';
import { EntraReadError } from '../../../../src/provider/entra/connection/entra-read-error';
import {
  readRoleMapping,
  type RoleMappingReading,
  writeRoleMapping,
} from '../../../../src/provider/entra/synchronization/role-mapping';
import { SynchronizationError } from '../../../../src/provider/entra/synchronization/synchronization-error';
import { heldBy, type HeldSynchronization, JOB, PRINCIPAL, RUNNING_JOB, STOPPED_JOB } from './held-synchronization';
import { GROUP_MAPPING, type Json, ROLE, ROLE_TARGET, USER_NAME, userMapping, wireSchema } from './sample-schema';

const DECLARED = { roleTarget: ROLE_TARGET, userName: 'userPrincipalName', prune: false } as const;
const BACKUP = 'schema.json';

const schemaWith = (...mappings: readonly Json[]): Json => wireSchema([GROUP_MAPPING, userMapping(mappings)]);

const holding = (more: Partial<HeldSynchronization> = {}): HeldSynchronization => ({
  jobs: [STOPPED_JOB],
  schema: schemaWith(USER_NAME),
  secrets: [],
  ...more,
});

type Clear = Extract<RoleMappingReading, { readonly isClear: true }>;

const noWait = (): { sleep: () => Promise<void>; readonly waits: number[] } => {
  const waits: number[] = [];
  return { sleep: (...args: readonly unknown[]) => Promise.resolve(void waits.push(Number(args[0]))), waits };
};

const lost = (details = {}): EntraReadError =>
  new EntraReadError('ENTRA_UNREACHABLE', { problem: 'PUT … was not answered.', remedy: 'Run it again.', ...details });

describe('reading the mapping of the role', () => {
  it.each([
    ['no job', [], 'The application has no synchronization job.'],
    [
      'two jobs',
      [STOPPED_JOB, { ...STOPPED_JOB, id: 'other' }],
      'The application has 2 synchronization jobs ("scim.0a.0b", "other"), not one.',
    ],
    [
      'a job of another template',
      [{ ...STOPPED_JOB, templateId: 'customappsso' }],
      'The job "scim.0a.0b" is of the template "customappsso", not scim.',
    ],
  ])('GIVEN %s THEN nothing can be changed, and why', async (_, jobs, why) => {
    const reading = await readRoleMapping(heldBy(holding({ jobs })).graph, PRINCIPAL, DECLARED);

    expect(reading).toEqual({ isClear: false, refusals: [expect.stringContaining(why)] });
  });

  it('GIVEN no mapping of users THEN nothing can be changed, and why', async () => {
    const { graph } = heldBy(holding({ schema: wireSchema([GROUP_MAPPING]) }));

    expect(await readRoleMapping(graph, PRINCIPAL, DECLARED)).toEqual({
      isClear: false,
      refusals: ['The schema of the job has no mapping of users.'],
    });
  });

  it('GIVEN a job that runs THEN the difference is there, and why it is not made', async () => {
    const { graph, sent } = heldBy(holding({ jobs: [RUNNING_JOB] }));

    expect(await readRoleMapping(graph, PRINCIPAL, DECLARED)).toMatchObject({
      isClear: true,
      plan: { changes: [{ kind: 'add', target: ROLE_TARGET }] },
      refusals: [expect.stringContaining('The job "scim.0a.0b" runs')],
    });
    expect(sent).toEqual([]);
  });
});

describe('writing the mapping of the role', () => {
  const readFrom = async (held: HeldSynchronization): Promise<Clear> =>
    (await readRoleMapping(heldBy(held).graph, PRINCIPAL, DECLARED)) as Clear;

  it('GIVEN somebody who stops the program while it is sent WHEN it is written THEN it may have been written, and the backup is named', async () => {
    const held = holding();
    const { graph } = heldBy(held, () => {
      throw new CliError('Stopped by SIGINT.');
    });

    await expect(writeRoleMapping(graph, PRINCIPAL, await readFrom(held), BACKUP)).rejects.toThrow(
      'Stopped by SIGINT. The schema may have been written. What it was is kept in schema.json. Run the command again: it shows what differs.',
    );
  });

  it('GIVEN a schema that cannot be read back WHEN it is written THEN the backup is named', async () => {
    const held = holding();
    const { graph } = heldBy(held);
    const failing = {
      ...graph,
      send: (write: Parameters<typeof graph.send>[0]) =>
        graph.send(write).finally(() => (failing.get = () => Promise.reject(lost()))),
    } as typeof graph & { get: () => Promise<never> };

    await expect(writeRoleMapping(failing, PRINCIPAL, await readFrom(held), BACKUP)).rejects.toThrow(
      /The schema may have been written\. What it was is kept in schema\.json\./,
    );
  });

  it('GIVEN a stopped job WHEN it is written THEN the whole schema is sent once, and reads back as written', async () => {
    const held = holding();
    const { graph, sent } = heldBy(held, ({ body }) => {
      held.schema = { ...(body as Json), version: 'another' };
    });

    await writeRoleMapping(graph, PRINCIPAL, await readFrom(held), BACKUP);

    expect(sent).toEqual([
      {
        method: 'PUT',
        path: `/servicePrincipals/${PRINCIPAL}/synchronization/jobs/${JOB}/schema`,
        body: schemaWith(USER_NAME, ROLE),
      },
    ]);
    const again = await readFrom(held);
    expect(again.plan.changes).toEqual([]);
    expect(again.refusals).toEqual([]);
  });

  it('GIVEN a Graph that shows what was written a little later WHEN it is written THEN it is read until it does', async () => {
    const held = holding();
    const reading = await readFrom(held);
    let written: Json | undefined;
    const { graph } = heldBy(held, ({ body }) => void (written = body as Json));
    const timing = noWait();

    await writeRoleMapping(graph, PRINCIPAL, reading, BACKUP, {
      timing: { sleep: () => (held.schema = written!) && timing.sleep() },
    });

    expect(timing.waits).toHaveLength(1);
  });

  it('GIVEN a Graph that accepts it and does not do it WHEN it is written THEN that is an error, and names the backup', async () => {
    const held = holding();
    const timing = noWait();
    const writing = writeRoleMapping(heldBy(held).graph, PRINCIPAL, await readFrom(held), BACKUP, { timing });

    await expect(writing).rejects.toThrow(SynchronizationError);
    await expect(writing).rejects.toThrow(
      /reads back as something else at synchronizationRules > .*kept in schema\.json/,
    );
    expect(timing.waits).toHaveLength(5);
  });

  it.each([
    ['the schema was changed', { schema: schemaWith(USER_NAME, ROLE) }],
    ['the job was started', { jobs: [RUNNING_JOB] }],
    ['there is another job', { jobs: [STOPPED_JOB, { ...STOPPED_JOB, id: 'other' }] }],
  ])('GIVEN that meanwhile %s WHEN it is written THEN nothing is sent', async (_, change) => {
    const held = holding();
    const reading = await readFrom(held);
    Object.assign(held, change);
    const { graph, sent } = heldBy(held);

    await expect(writeRoleMapping(graph, PRINCIPAL, reading, BACKUP)).rejects.toThrow(
      'Somebody has changed the schema or started the job since it was read. Nothing was written.',
    );
    expect(sent).toEqual([]);
  });

  it('GIVEN a lost answer to a write that was done WHEN it is written THEN reading it back tells that it is', async () => {
    const held = holding();
    const reading = await readFrom(held);
    const { graph } = heldBy(held, ({ body }) => {
      held.schema = body as Json;
      throw lost();
    });

    await expect(writeRoleMapping(graph, PRINCIPAL, reading, BACKUP)).resolves.toBeUndefined();
  });

  it('GIVEN a lost answer to a write that was not done WHEN it is written THEN the error says so, and names the backup', async () => {
    const held = holding();
    const reading = await readFrom(held);
    const { graph } = heldBy(held, () => {
      throw lost({ status: 503 });
    });

    await expect(writeRoleMapping(graph, PRINCIPAL, reading, BACKUP, { timing: noWait() })).rejects.toThrow(
      'was not answered. The schema is not the one that was sent. What it was is kept in schema.json.',
    );
  });

  it.each([
    ['refused', lost({ status: 400 })],
    ['never sent', lost({ unprocessed: true })],
    ['failed for a fault of the program', new TypeError('a fault')],
  ])('GIVEN a write that was %s WHEN it is written THEN that is the error', async (_, error) => {
    const held = holding();
    const timing = noWait();
    const { graph } = heldBy(held, () => {
      throw error;
    });

    await expect(writeRoleMapping(graph, PRINCIPAL, await readFrom(held), BACKUP, { timing })).rejects.toBe(error);
    expect(timing.waits).toEqual([]);
  });
});
