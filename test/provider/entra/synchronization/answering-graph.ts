import { type z } from 'zod';
import { type GraphReads } from '../../../../src/provider/entra/synchronization/graph-requests';

/** A Graph that answers reads by their path, with the JSON of a test. */
export function answeringGraph(answers: Readonly<Record<string, unknown>>): GraphReads {
  const at = (path: string): unknown => {
    if (!(path in answers)) throw new Error(`The test has no answer for ${path}.`);
    return answers[path];
  };
  return {
    get: <Value>(path: string, form: z.ZodType<Value>) => Promise.resolve(form.parse(at(path))),
    getAll: <Value>(path: string, form: z.ZodType<Value>) =>
      Promise.resolve((at(path) as { value: unknown[] }).value.map((record) => form.parse(record))),
  };
}
