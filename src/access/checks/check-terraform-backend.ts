import { type TerraformBackend } from '../access-model.js';
import { type Mistake } from '../mistake.js';
import { type FilePath } from '../../yaml/file-path.js';
import { isMapping, itemsAt, valueAt } from '../../yaml/plain-value.js';
import { quoted } from '../../text/quoted.js';

const BACKEND: FilePath = ['terraform', 'backend'];

/** The settings that say where a stack's state lies, and which `stateKey` is for (Terraform's pages on each backend). */
const PLACE: Readonly<Record<TerraformBackend['type'], string>> = {
  local: 'path',
  s3: 'key',
  azurerm: 'key',
  gcs: 'prefix',
  remote: 'workspaces',
  cloud: 'workspaces',
};

/** Where each backend's secrets come from (Terraform's pages on each backend). */
const SECRETS_FROM: Readonly<Record<TerraformBackend['type'], string>> = {
  local: 'nothing: a local backend needs no secret',
  s3: 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, in the environment',
  azurerm: 'ARM_ACCESS_KEY, ARM_SAS_TOKEN or ARM_CLIENT_SECRET in the environment',
  gcs: 'GOOGLE_CREDENTIALS or GOOGLE_APPLICATION_CREDENTIALS in the environment',
  remote: 'TF_TOKEN_app_terraform_io (TF_TOKEN_ and the host, with "_" for ".") in the environment',
  cloud: 'TF_TOKEN_app_terraform_io (TF_TOKEN_ and the host, with "_" for ".") in the environment',
};

const SECRET =
  /secret|token|passw|passphrase|credential|access_?key|api_?key|private_?key|encryption_?key|customer_?key|certificate/;

/** Names that speak of a secret and hold none: where one lies, what it is called. */
const NO_SECRET = /_(?:files?|path|url|id)$|^kms_encryption_key$/;

/** What the backend is given goes to every stack and stands in cdktf.out: no secrets, and no place of a single state. */
export function checkTerraformBackend(value: unknown): Mistake[] {
  const settings = valueAt(value, [...BACKEND, 'settings']);
  const written: unknown = valueAt(value, [...BACKEND, 'type']);
  const type = isBackendType(written) ? written : undefined;
  return [
    ...(isMapping(settings) ? Object.entries(settings) : []).flatMap(([name, setting]) => {
      const mistake = settingMistake(name, setting, type);
      return mistake === undefined ? [] : [mistake];
    }),
    ...stateKeyMistakes(value),
  ];
}

function settingMistake(name: string, setting: unknown, type: TerraformBackend['type'] | undefined) {
  const at = [...BACKEND, 'settings', name];
  const found = quoted(name);
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    return {
      at,
      on: 'key',
      problem: `setting ${found} is not an argument of Terraform`,
      found,
      expected: 'a name such as bucket',
    } as const;
  }
  if (SECRET.test(name) && !NO_SECRET.test(name) && typeof setting !== 'boolean') {
    const from = type === undefined ? "the backend's environment variables" : SECRETS_FROM[type];
    const problem = `setting ${found} is a secret by its name, and would be written to cdktf.out`;
    return { at, on: 'key', problem, found, expected: `it to come from ${from}` } as const;
  }
  if (type !== undefined && name === PLACE[type]) {
    const problem = `setting ${found} would give all stacks the same state`;
    return { at, on: 'key', problem, found, expected: 'stateKey instead, with {account} in it' } as const;
  }
  return undefined;
}

function stateKeyMistakes(value: unknown): Mistake[] {
  const at = [...BACKEND, 'stateKey'];
  const stateKey = valueAt(value, at);
  if (typeof stateKey !== 'string' || stateKey.includes('{account}') || itemsAt(value, ['accounts']).length < 2) {
    return [];
  }
  const found = quoted(stateKey);
  return [
    { at, problem: `stateKey ${found} would give all stacks the same state`, found, expected: '{account} in it' },
  ];
}

function isBackendType(type: unknown): type is TerraformBackend['type'] {
  return typeof type === 'string' && Object.hasOwn(PLACE, type);
}
