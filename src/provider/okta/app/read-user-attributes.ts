import { z } from 'zod';
import { type OktaConnection } from '../connection/okta-connection.js';

const wireProperties = z.object({ properties: z.record(z.string(), z.object({ type: z.string() })).optional() });

const wireSchema = z.object({ definitions: z.object({ base: wireProperties, custom: wireProperties.optional() }) });

/**
 * The attributes of a user's profile, base and custom, each with its type: `string`, `boolean`, `integer`, `number` or `array`
 * (Okta's API reference, "Retrieve the default user schema").
 *
 * @throws OktaReadError if it cannot be read
 */
export async function readUserAttributes(okta: OktaConnection): Promise<ReadonlyMap<string, string>> {
  const { definitions } = await okta.get('/api/v1/meta/schemas/user/default', wireSchema);
  const { base, custom } = definitions;
  return new Map(
    [base, custom].flatMap((part) => Object.entries(part?.properties ?? {})).map(([name, { type }]) => [name, type]),
  );
}
