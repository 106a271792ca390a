import { type AccountDraft } from '../account-draft.js';
import { accessKeySource } from '../access-key-source.js';
import { type AccessKeySource } from '../access-model.js';
import { type FilePath, type SourcePosition } from '../../yaml/file-path.js';
import { type Mistake } from '../mistake.js';

/** Asks for every access key whether it can be read; `ask` returns a sentence on why not. */
export function checkAccessKeys(
  accounts: readonly AccountDraft[],
  locate: (at: FilePath) => SourcePosition,
  ask: (source: AccessKeySource) => string | undefined,
): Mistake[] {
  return accounts.flatMap(({ at, accessKey }) => {
    const here = [...at, 'scim', 'accessKey'];
    const sentence = accessKey === undefined ? undefined : ask(accessKeySource(accessKey, locate(here)));
    return sentence === undefined
      ? []
      : [
          {
            at: here,
            sentence,
            problem: sentence,
            found: 'no readable access key',
            expected: 'one that can be read now',
          },
        ];
  });
}
