import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { account, EXAMPLE, refusal, refusals } from '../example.js';

const backend = (text: string): string => `${EXAMPLE}terraform:\n  backend: ${text}\n`;
const parse = (text: string) => parseAccessFile(text, { path: 'access.yaml' }).terraform.backend;

test('a backend with settings', () => {
  expect(parse(backend('{ type: s3, settings: { bucket: acme-state, region: eu-west-1, encrypt: true } }'))).toEqual({
    type: 's3',
    stateKey: 'klaviyo-access/{account}',
    settings: { bucket: 'acme-state', region: 'eu-west-1', encrypt: true },
  });
});

test('terraform without a backend is local', () => {
  expect(parse(`${EXAMPLE}terraform: {}\n`).type).toBe('local');
});

test.each([
  ['s3', 'access_key', 'AWS_ACCESS_KEY_ID'],
  ['s3', 'secret_key', 'AWS_SECRET_ACCESS_KEY'],
  ['s3', 'token', 'AWS_PROFILE'],
  ['s3', 'sse_customer_key', 'AWS_PROFILE'],
  ['azurerm', 'sas_token', 'ARM_SAS_TOKEN'],
  ['azurerm', 'client_secret', 'ARM_CLIENT_SECRET'],
  ['azurerm', 'client_certificate_password', 'ARM_CLIENT_SECRET'],
  ['gcs', 'credentials', 'GOOGLE_CREDENTIALS'],
  ['gcs', 'encryption_key', 'GOOGLE_CREDENTIALS'],
  ['remote', 'token', 'TF_TOKEN_app_terraform_io'],
  ['cloud', 'token', 'TF_TOKEN_app_terraform_io'],
  ['local', 'password', 'needs no secret'],
  ['ftp', 'password', "the backend's environment variables"],
])('%s: the secret %s is refused, with where it comes from, and not repeated', (type, name, from) => {
  const { message, problems } = refusal(backend(`{ type: ${type}, settings: { ${name}: example-secret } }`));
  const secret = problems.find((problem) => problem.found === `"${name}"`);
  expect(secret!.message).toContain(`setting "${name}" is a secret by its name`);
  expect(secret!.message).toContain(from);
  expect(message).not.toContain('example-secret');
});

test.each([
  ['s3', 'shared_credentials_file: creds'],
  ['s3', 'skip_credentials_validation: true'],
  ['s3', 'web_identity_token_file: token'],
  ['gcs', 'kms_encryption_key: projects/acme/key'],
  ['azurerm', 'client_certificate_path: cert.pfx'],
])('%s: %s is no secret', (type, setting) => {
  expect(Object.keys(parse(backend(`{ type: ${type}, settings: { ${setting} } }`)).settings)).toHaveLength(1);
});

test.each([
  ['s3', 'key'],
  ['azurerm', 'key'],
  ['gcs', 'prefix'],
  ['local', 'path'],
])('%s: %s is for stateKey to say', (type, name) => {
  expect(refusals(backend(`{ type: ${type}, settings: { ${name}: x } }`))).toEqual([
    expect.stringContaining(`setting "${name}" would give all stacks the same state; expected stateKey instead`),
  ]);
});

test('a value that is no scalar is refused', () => {
  expect(refusals(backend('{ type: cloud, settings: { app: { name: x } } }'))).toEqual([
    'access.yaml:33:44: app is not valid; expected a text, a number, true or false',
  ]);
});

test.each(['__proto__', 'a b', 'Bucket'])('the setting %s is not an argument of Terraform', (name) => {
  expect(refusals(backend(`{ type: s3, settings: { ${name}: x } }`))[0]).toContain(
    `setting "${name}" is not an argument of Terraform`,
  );
});

describe('a stateKey without {account}', () => {
  const text = backend('{ type: s3, stateKey: one }');

  test('will do for one account', () => {
    expect(parse(text).stateKey).toBe('one');
  });

  test('is refused for two', () => {
    const two = text.replace('terraform:', `${account('second')}terraform:`);
    expect(refusals(two)).toEqual([
      expect.stringContaining('stateKey "one" would give all stacks the same state; expected {account} in it'),
    ]);
  });
});
