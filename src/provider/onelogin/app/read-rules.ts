import { z } from 'zod';
import { type OneLoginConnection } from '../connection/onelogin-connection.js';
import { type OneLoginRule } from './onelogin-state.js';

/** developers.onelogin.com, "List Rules", "List Mappings". */
const wireRule = z.object({
  id: z.number(),
  name: z.string().nullish(),
  match: z.enum(['all', 'any']),
  enabled: z.boolean(),
  position: z.number().nullish(),
  conditions: z
    .array(z.object({ source: z.string(), operator: z.string(), value: z.union([z.string(), z.number()]).nullish() }))
    .nullish(),
  actions: z
    .array(
      z.object({
        action: z.string(),
        value: z.union([z.array(z.union([z.string(), z.number()])), z.string()]).nullish(),
        expression: z.string().nullish(),
        scriplet: z.string().nullish(),
        macro: z.string().nullish(),
      }),
    )
    .nullish(),
});

/**
 * The rules of an app in their order, those that are disabled among them (`GET /apps/{id}/rules`; OneLogin lists the enabled ones, and the others only
 * with `enabled=false`).
 *
 * @throws OneLoginReadError if they cannot be read whole; the scope Manage All is needed
 */
export function readAppRules(onelogin: OneLoginConnection, appId: string): Promise<readonly OneLoginRule[]> {
  return rulesAt(onelogin, `/apps/${encodeURIComponent(appId)}/rules`);
}

/** The mappings of the account in their order, and after them those that are disabled, which have no position. @throws as `readAppRules` */
export function readMappings(onelogin: OneLoginConnection): Promise<readonly OneLoginRule[]> {
  return rulesAt(onelogin, '/mappings');
}

async function rulesAt(onelogin: OneLoginConnection, path: string): Promise<readonly OneLoginRule[]> {
  // The enabled ones last: whichever way a rule is switched in between, those that count are as they are then.
  const disabled = await onelogin.getAll(`${path}?enabled=false`, wireRule, { paged: false });
  const enabled = await onelogin.getAll(path, wireRule, { paged: false });
  const byId = new Map([...disabled, ...enabled].map((rule) => [rule.id, rule]));
  return [...byId.values()].map(oneLoginRule).toSorted((one, other) => place(one) - place(other));
}

function place({ position }: OneLoginRule): number {
  return position ?? Infinity;
}

function oneLoginRule(wire: z.output<typeof wireRule>): OneLoginRule {
  return {
    id: String(wire.id),
    name: wire.name ?? '',
    match: wire.match,
    enabled: wire.enabled,
    position: wire.position ?? undefined,
    conditions: (wire.conditions ?? []).map(({ source, operator, value }) => ({
      source,
      operator,
      value: String(value ?? ''),
    })),
    actions: (wire.actions ?? []).map(({ action, value, expression, scriplet, macro }) => ({
      action,
      values: (Array.isArray(value) ? value : [value ?? []].flat()).map(String),
      isComputed: [expression, scriplet, macro].some((one) => (one ?? '') !== ''),
    })),
  };
}
