import { z } from 'zod';
import { type OktaRoleAttribute } from './okta-app-state.js';
import { type OktaConnection } from '../connection/okta-connection.js';

const optional = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

const wireProperty = z.object({
  title: optional,
  type: optional,
  enum: z.array(z.string()).nullish(),
  oneOf: z.array(z.object({ const: z.string(), title: z.string() })).nullish(),
  externalName: optional,
  externalNamespace: optional,
  required: z.boolean().nullish(),
  permissions: z.array(z.object({ principal: z.string(), action: z.string() })).nullish(),
  scope: optional,
  master: z.object({ type: optional }).nullish(),
  mutability: optional,
});

const properties = z.object({ role: wireProperty.nullish() }).nullish();

const wireSchema = z.object({
  definitions: z.object({
    custom: z.object({ properties }).nullish(),
    base: z.object({ properties }).nullish(),
  }),
});

/**
 * The attribute `role` of an app's users (`GET /api/v1/meta/schemas/apps/{id}/default`), or undefined if the app has
 * none. A custom one comes before one that the app has of itself, as some apps of Okta's catalogue do.
 *
 * @throws OktaReadError `OKTA_NOT_FOUND` while the app is not active, and any other
 */
export async function readRoleAttribute(okta: OktaConnection, appId: string): Promise<OktaRoleAttribute | undefined> {
  const path = `/api/v1/meta/schemas/apps/${encodeURIComponent(appId)}/default`;
  const { definitions } = await okta.get(path, wireSchema);
  const property = definitions.custom?.properties?.role ?? definitions.base?.properties?.role;
  if (property === null || property === undefined) return undefined;
  const { title, type, externalName, externalNamespace, scope, mutability } = property;
  return {
    title,
    type,
    enum: property.enum ?? undefined,
    oneOf: property.oneOf ?? undefined,
    externalName,
    externalNamespace,
    required: property.required ?? false,
    permissions: property.permissions ?? undefined,
    scope,
    master: property.master?.type,
    mutability,
  };
}
