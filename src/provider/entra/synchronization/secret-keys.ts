import { z } from 'zod';
import { type GraphReads, synchronizationPath } from './graph-requests.js';

/**
 * The keys of an enterprise application's connection to Klaviyo, in the order in which the stack declares them: Terraform compares them in
 * Graph's order (run with azuread 3.7.0), so another order is a plan that is never empty.
 */
export const CONNECTION_KEYS = ['BaseAddress', 'SecretToken', 'SyncAll'] as const;

/** A key that the synchronization goes by (Microsoft Graph, "synchronizationSecretKeyStringValuePair resource type"). */
export interface SecretKey {
  readonly key: string;
  /** Undefined where Graph does not give it out: it shows `*` in its place. */
  readonly value: string | undefined;
}

/** What stands for a value that Graph does not give out (the issue MicrosoftDocs/azure-docs 55184 shows an answer). */
const MASK = /^\*+$/;

const wireSecrets = z.object({
  value: z.array(z.object({ key: z.string().min(1), value: z.string().nullish() })),
});

/**
 * The keys that are set, in Graph's order. Of a secret nothing but its key is known.
 *
 * @throws EntraReadError
 */
export async function readSecretKeys(graph: GraphReads, servicePrincipalId: string): Promise<readonly SecretKey[]> {
  const { value } = await graph.get(`${synchronizationPath(servicePrincipalId)}/secrets`, wireSecrets);
  return value.map(({ key, value: shown }) => ({
    key,
    value: typeof shown === 'string' && shown !== '' && !MASK.test(shown) ? shown : undefined,
  }));
}
