import { z } from 'zod';
import { type OneLoginConnection } from '../connection/onelogin-connection.js';

const wireConnector = z.object({ id: z.number(), name: z.string() });

/**
 * The connectors whose name has this part, from which apps are made (`GET /connectors?name=…`).
 *
 * @throws OneLoginReadError if they cannot be read to the last one; the scope Manage All is needed
 */
export function readConnectors(
  onelogin: OneLoginConnection,
  name: string,
): Promise<readonly { readonly id: number; readonly name: string }[]> {
  return onelogin.getAll(`/connectors?limit=1000&name=${encodeURIComponent(name)}`, wireConnector);
}
