import { type AccessKeySource } from './access-model.js';
import { type SourcePosition } from '../yaml/file-path.js';
import { type AccountFile } from './account-schema.js';

/** The model's access key source of the access file's `accessKey`. */
export function accessKeySource(
  written: AccountFile['scim']['accessKey'],
  { line, column }: SourcePosition,
): AccessKeySource {
  const at = { line, column };
  return 'env' in written
    ? { from: 'environment', variable: written.env, at }
    : { from: 'file', path: written.file, at };
}
