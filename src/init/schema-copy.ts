import { SCHEMA_COPY } from '../access/access-file-text.js';
import { accessFileSchemaText } from '../access/json-schema.js';
import { type ProjectFile } from './project.js';

/** The copy of the schema that the access file's first line names. */
export function schemaCopy(): ProjectFile {
  const text = accessFileSchemaText();
  return {
    path: SCHEMA_COPY,
    purpose: 'the schema of access.yaml, for editors',
    text,
    copyOf: 'schema/access.schema.json',
    toAdd: (there) =>
      there === text
        ? []
        : [
            'It is not the schema of this version. Write it again:',
            `  npx klaviyo-access schema access > ${SCHEMA_COPY}`,
          ],
  };
}
