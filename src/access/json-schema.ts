import { z } from 'zod';

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
  };
}
