import { type GraphConnection } from '../connection/graph-connection.js';

/** What reading a synchronization asks of Microsoft Graph. */
export type GraphReads = Pick<GraphConnection, 'get' | 'getAll'>;

/** What changing one asks of it. */
export type GraphWrites = Pick<GraphConnection, 'get' | 'getAll' | 'send'>;

/** The place of an enterprise application's synchronization, below Graph's version. */
export function synchronizationPath(servicePrincipalId: string): string {
  return `/servicePrincipals/${encodeURIComponent(servicePrincipalId)}/synchronization`;
}

/** The place of one of its jobs. */
export function jobPath(servicePrincipalId: string, jobId: string): string {
  return `${synchronizationPath(servicePrincipalId)}/jobs/${encodeURIComponent(jobId)}`;
}
