import { type AccessKeySource } from '../access/access-model.js';

/** The Terraform variable that holds the access key where Terraform hands it to the identity provider. */
export const ACCESS_KEY_VARIABLE = 'klaviyo_scim_access_key';

/** Where the access key is read from, for a sentence: "the environment variable KLAVIYO_SCIM_ACCESS_KEY". */
export function accessKeySource(source: AccessKeySource): string {
  return source.from === 'environment' ? `the environment variable ${source.variable}` : `the file ${source.path}`;
}
