import { type z } from 'zod';
import { type GraphWrites } from '../../../../src/provider/entra/synchronization/graph-requests';
import { type Json } from './sample-schema';

/** What Graph holds of one application's synchronization in a test. */
export interface HeldSynchronization {
  jobs: readonly Json[];
  schema: Json;
  secrets: readonly Json[];
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export const PRINCIPAL = '00000000-0000-0000-0000-0000000000aa';
export const JOB = 'scim.0a.0b';

export const STOPPED_JOB: Json = {
  id: JOB,
  templateId: 'scim',
  schedule: { state: 'Disabled' },
  status: { code: 'NotConfigured', quarantine: null },
};

export const RUNNING_JOB: Json = { ...STOPPED_JOB, schedule: { state: 'Active' }, status: { code: 'Active' } };

const ROOT = `/servicePrincipals/${PRINCIPAL}/synchronization`;

/**
 * A Graph that holds a synchronization: reads give what is held, and what is sent goes to `take`.
 *
 * @param take - what becomes of a request; it may change what is held, or throw. What it gives is the answer
 */
export function heldBy(
  held: HeldSynchronization,
  take: (sent: Sent) => unknown = () => undefined,
): { readonly graph: GraphWrites; readonly sent: readonly Sent[] } {
  const sent: Sent[] = [];
  const answerAt = (path: string): unknown => {
    if (path === `${ROOT}/jobs/${JOB}/schema`) return held.schema;
    if (path === `${ROOT}/secrets`) return { value: held.secrets };
    throw new Error(`The test has no answer for ${path}.`);
  };
  const graph = {
    get: <Value>(path: string, form: z.ZodType<Value>) => Promise.resolve(form.parse(answerAt(path))),
    getAll: <Value>(path: string, form: z.ZodType<Value>) => {
      if (path !== `${ROOT}/jobs`) throw new Error(`The test has no list for ${path}.`);
      return Promise.resolve(held.jobs.map((job) => form.parse(job)));
    },
    send: ({ method, path, body }: Sent, form?: z.ZodType): Promise<unknown> => {
      sent.push({ method, path, body });
      return Promise.resolve()
        .then(() => take({ method, path: path.replace(ROOT, ''), body }))
        .then((answer) => (form === undefined ? answer : form.parse(answer)));
    },
  };
  return { graph: graph as GraphWrites, sent };
}
