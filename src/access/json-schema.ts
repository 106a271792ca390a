import { z } from 'zod';

import { IDENTITY_PROVIDER_KINDS } from './access-model.js';
import { IDENTITY_PROVIDERS } from './identity-providers.js';
import { editedFileSchema } from './access-file-schema.js';

/**
 * The access file's schema for editors, as JSON Schema draft-07: the draft that yaml-language-server, and so most
 * editors, support best. It describes what is written, before defaults. schema/access.schema.json holds it.
 */
export function accessFileJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(editedFileSchema(), { target: 'draft-7', io: 'input' });
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

/**
 * The keys that the accounts of an identity provider must have; which one is an account's where several are named; a roster where none
 * is.
 */
function whatGoesTogether(): Readonly<Record<string, unknown>> {
  const named = IDENTITY_PROVIDER_KINDS.map((kind) => ({ required: [kind] }));
  const each = (one: object) => ({ properties: { accounts: { items: { anyOf: [one, IS_DIRECT] } } } });
  return {
    allOf: [
      ...IDENTITY_PROVIDER_KINDS.flatMap((kind) => {
        const others = IDENTITY_PROVIDER_KINDS.filter((one) => one !== kind).map((one) => ({ required: [one] }));
        const { required } = IDENTITY_PROVIDERS[kind];
        return [
          { if: { required: [kind], not: { anyOf: others } }, then: each({ required: Object.keys(required) }) },
          { if: { required: [kind], anyOf: others }, then: each({ required: ['identityProvider'] }) },
        ];
      }),
      { if: { not: { anyOf: named } }, then: { properties: { directory: { required: ['roster'] } } } },
    ],
  };
}
