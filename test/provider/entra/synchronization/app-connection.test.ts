import { CliError } from '../../../../src/cli/cli-error';
import { EntraReadError } from '../../../../src/provider/entra/connection/entra-read-error';
import {
  type ConnectionReading,
  readConnection,
  saveConnection,
  validateConnection,
} from '../../../../src/provider/entra/synchronization/app-connection';
import { Secret } from '../../../../src/provider/secret';
import { heldBy, type HeldSynchronization, JOB, PRINCIPAL, RUNNING_JOB, STOPPED_JOB } from './held-synchronization';
import { type Json } from './sample-schema';

const TOKEN = 'pk_not-a-real-key';
const DECLARED = { baseUrl: 'https://scim.example/v2', secret: 'command' } as const;
const OF = { servicePrincipalId: PRINCIPAL, jobId: JOB };
const ROOT = `/servicePrincipals/${PRINCIPAL}/synchronization`;

const KEYS = [
  { key: 'BaseAddress', value: 'https://scim.example/v2' },
  { key: 'SecretToken', value: TOKEN },
  { key: 'SyncAll', value: 'false' },
];

const error = (details: { readonly problem: string; readonly status?: number }): EntraReadError =>
  new EntraReadError('ENTRA_UNREACHABLE', { remedy: 'Run it again.', ...details });

type Clear = Extract<ConnectionReading, { readonly isClear: true }>;

const holding = (more: Partial<HeldSynchronization> = {}): HeldSynchronization => ({
  ...{ jobs: [STOPPED_JOB], schema: {}, secrets: [] },
  ...more,
});

const readFrom = async (held: HeldSynchronization): Promise<Clear> =>
  (await readConnection(heldBy(held).graph, PRINCIPAL, DECLARED)) as Clear;

const masked = ({ body }: { body: unknown }): readonly Json[] =>
  (body as { value: readonly Json[] }).value.map(({ key }) => ({ key, value: '*' }));

describe('reading the connection', () => {
  it('GIVEN no job THEN nothing can be changed, and why', async () => {
    expect(await readConnection(heldBy(holding({ jobs: [] })).graph, PRINCIPAL, DECLARED)).toEqual({
      isClear: false,
      refusals: [expect.stringContaining('The application has no synchronization job.')],
    });
  });

  it('GIVEN keys THEN the plan and what keeps it from being written are there', async () => {
    const held = holding({ secrets: [{ key: 'Domain', value: '*' }] });

    expect(await readFrom(held)).toMatchObject({
      isClear: true,
      job: { id: JOB },
      keys: [{ key: 'Domain', value: undefined }],
      refusals: [expect.stringContaining('"Domain"')],
    });
  });
});

describe('having Entra try the connection', () => {
  it('GIVEN a plan WHEN it is tried THEN address and token go to Graph alone, marked as secret, and nothing is saved', async () => {
    const { plan } = await readFrom(holding());
    const asked: unknown[] = [];
    const send = (write: unknown): Promise<unknown> => Promise.resolve(void asked.push(write));

    await validateConnection({ send }, OF, plan, new Secret(TOKEN));

    expect(asked).toEqual([
      {
        method: 'POST',
        path: `${ROOT}/jobs/${JOB}/validateCredentials`,
        body: { credentials: KEYS.slice(0, 2) },
        secrets: [TOKEN],
        isIdempotent: true,
      },
    ]);
  });
});

describe('saving the connection', () => {
  it('GIVEN no keys WHEN it is saved THEN all go in one request, in the order that the stack declares', async () => {
    const held = holding();
    const reading = await readFrom(held);
    const { graph, sent } = heldBy(held, (request) => void (held.secrets = masked(request)));

    await saveConnection(graph, OF, reading, new Secret(TOKEN));

    expect(sent).toEqual([{ method: 'PUT', path: `${ROOT}/secrets`, body: { value: KEYS } }]);
  });

  it('GIVEN other keys WHEN it is saved THEN they are written again as they are', async () => {
    const notes = { key: 'SyncNotificationSettings', value: '{"Enabled":true}' };
    const held = holding({ secrets: [notes, { key: 'SecretToken', value: '*' }] });
    const reading = await readFrom(held);
    const { graph, sent } = heldBy(held, (request) => void (held.secrets = masked(request).toReversed()));

    await saveConnection(graph, OF, reading, new Secret(TOKEN));

    expect(sent[0]?.body).toEqual({ value: [...KEYS, notes] });
  });

  it('GIVEN keys that were changed meanwhile WHEN it is saved THEN nothing is sent', async () => {
    const held = holding();
    const reading = await readFrom(held);
    held.secrets = [{ key: 'SecretToken', value: '*' }];
    const { graph, sent } = heldBy(held);

    await expect(saveConnection(graph, OF, reading, new Secret(TOKEN))).rejects.toThrow(
      'Somebody has changed the connection, or started or paused the job, since it was read. Nothing was written.',
    );
    expect(sent).toEqual([]);
  });

  it.each<[string, readonly Json[]]>([
    ['started', [RUNNING_JOB]],
    ['replaced', [{ ...STOPPED_JOB, id: 'scim.0a.0c' }]],
    ['gone', []],
  ])('GIVEN a job that is %s meanwhile WHEN it is saved THEN nothing is sent', async (_, jobs) => {
    const held = holding();
    const reading = await readFrom(held);
    held.jobs = jobs;
    const { graph, sent } = heldBy(held);

    await expect(saveConnection(graph, OF, reading, new Secret(TOKEN))).rejects.toThrow('Nothing was written.');
    expect(sent).toEqual([]);
  });

  it.each([
    ['is stopped', new CliError('Stopped by SIGINT.'), 'Stopped by SIGINT. The connection may have been written.'],
    ['loses the answer', error({ problem: 'PUT was not answered.' }), 'The connection may have been written.'],
  ])('GIVEN a program that %s while it is sent WHEN it is saved THEN that is said', async (_, thrown, sentence) => {
    const held = holding();
    const { graph } = heldBy(held, () => {
      throw thrown;
    });

    await expect(saveConnection(graph, OF, await readFrom(held), new Secret(TOKEN))).rejects.toThrow(sentence);
  });

  it('GIVEN keys that Graph refuses WHEN it is saved THEN nothing may have been written', async () => {
    const held = holding();
    const { graph } = heldBy(held, () => {
      throw error({ problem: 'PUT answered with status 403.', status: 403 });
    });

    await expect(saveConnection(graph, OF, await readFrom(held), new Secret(TOKEN))).rejects.toThrow(
      /^(?!.*may have been written)/,
    );
  });

  it('GIVEN an address that reads back as another one WHEN it is saved THEN that is an error', async () => {
    const held = holding();
    const reading = await readFrom(held);
    const other = KEYS.map((one) => (one.key === 'BaseAddress' ? { ...one, value: 'https://other.example' } : one));
    const { graph } = heldBy(held, () => void (held.secrets = other));
    const timing = { sleep: () => Promise.resolve() };

    await expect(saveConnection(graph, OF, reading, new Secret(TOKEN), { timing })).rejects.toThrow(
      'The connection was written, but afterwards BaseAddress is "https://other.example".',
    );
  });

  it.each([
    ['none', [], 'the keys (none) are set, not BaseAddress, SecretToken, SyncAll'],
    ['others', [{ key: 'SecretToken', value: '*' }], 'the keys SecretToken are set, not'],
  ])('GIVEN %s afterwards WHEN it is saved THEN that is an error', async (_, after, sentence) => {
    const held = holding();
    const reading = await readFrom(held);
    const { graph } = heldBy(held, () => void (held.secrets = after));
    const timing = { sleep: () => Promise.resolve() };

    await expect(saveConnection(graph, OF, reading, new Secret(TOKEN), { timing })).rejects.toThrow(sentence);
  });

  it('GIVEN a key whose value is not known WHEN it is saved in spite of the refusal THEN nothing is sent', async () => {
    const held = holding({ secrets: [{ key: 'Domain', value: '*' }] });
    const { graph, sent } = heldBy(held);

    await expect(saveConnection(graph, OF, await readFrom(held), new Secret(TOKEN))).rejects.toThrow(TypeError);
    expect(sent).toEqual([]);
  });
});
