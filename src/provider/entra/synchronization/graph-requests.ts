import { type z } from 'zod';

/** What the synchronization asks of Microsoft Graph: a connection has it. */
export interface GraphReads {
  get<Value>(path: string, form: z.ZodType<Value>): Promise<Value>;
  getAll<Value extends { readonly id: string }>(path: string, form: z.ZodType<Value>): Promise<readonly Value[]>;
}

/** The place of an enterprise application's synchronization, below Graph's version. */
export function synchronizationPath(servicePrincipalId: string): string {
  return `/servicePrincipals/${encodeURIComponent(servicePrincipalId)}/synchronization`;
}

/** The place of one of its jobs. */
export function jobPath(servicePrincipalId: string, jobId: string): string {
  return `${synchronizationPath(servicePrincipalId)}/jobs/${encodeURIComponent(jobId)}`;
}
