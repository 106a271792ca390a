import { z } from 'zod';

import { IDENTITY_PROVIDER_KINDS, IDENTITY_PROVIDERS } from './identity-providers.js';
import { accessFileSchema } from './access-file-schema.js';

/**
 * The access file's schema for editors, as JSON Schema draft-07: the draft that yaml-language-server, and so most
 * editors, support best. It describes what is written, before defaults. schema/access.schema.json holds it.
 */
export function accessFileJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(accessFileSchema, { target: 'draft-7', io: 'input' });
  return {
    $schema,
    $id: 'urn:klaviyo-access:schema:access-file:1',
    title: 'klaviyo-access: access file',
    description: 'Who may be in Klaviyo, and as what.',
    ...schema,
    ...whatGoesTogether(),
  };
}

/** The schema as the file that holds it: schema/access.schema.json, and its copy beside an access file. */
export function accessFileSchemaText(): string {
  return `${JSON.stringify(accessFileJsonSchema(), null, 2)}\n`;
}

/** Of an account that klaviyo-access provisions itself, which has no app. */
const IS_DIRECT = {
  required: ['provisioning'],
  properties: { provisioning: { required: ['mode'], properties: { mode: { const: 'direct' } } } },
};

/** One identity provider at most, with the keys that its accounts must have; a roster where none is named. */
function whatGoesTogether(): Readonly<Record<string, unknown>> {
  const named = IDENTITY_PROVIDER_KINDS.map((kind) => ({ required: [kind] }));
  const others = (kind: string) => IDENTITY_PROVIDER_KINDS.filter((one) => one !== kind);
  return {
    allOf: [
      ...IDENTITY_PROVIDER_KINDS.map((kind) => ({
        if: { required: [kind] },
        then: {
          properties: {
            accounts: { items: { anyOf: [{ required: Object.keys(IDENTITY_PROVIDERS[kind].required) }, IS_DIRECT] } },
            ...Object.fromEntries(others(kind).map((other) => [other, false])),
          },
        },
      })),
      { if: { not: { anyOf: named } }, then: { properties: { directory: { required: ['roster'] } } } },
    ],
  };
}
