import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { folderWith, runCli } from './cli-run.js';

/** Runs a simulator, asks it while it is up, and stops it. */
async function whileSimulating<T>(args: readonly string[], cwd: string, ask: (baseUrl: string) => Promise<T>) {
  const interrupt = new AbortController();
  let asked: Promise<T> | undefined;
  const run = await runCli(['simulate', ...args], {
    cwd,
    interrupted: interrupt.signal,
    onStdout: (text) => {
      const baseUrl = /http:\/\/\S+/.exec(text)?.[0];
      if (baseUrl !== undefined) asked ??= ask(baseUrl).finally(() => interrupt.abort());
    },
  });
  return { run, answer: await asked };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const listing = async (baseUrl: string): Promise<{ totalResults: number }> => {
  const response = await fetch(`${baseUrl}/Users`, { headers: { authorization: 'Bearer example-access-key' } });
  return (await response.json()) as { totalResults: number };
};

describe('klaviyo-access simulate', () => {
  it('GIVEN no seed file WHEN it runs THEN the default people are served until it is interrupted', async () => {
    const { run, answer } = await whileSimulating(['--port', '0'], folderWith({}), listing);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain(`with ${answer!.totalResults} people in memory`);
  });

  it('GIVEN a port WHEN it runs THEN it listens there', async () => {
    const port = await freePort();
    const { run } = await whileSimulating(['--port', String(port)], folderWith({}), listing);
    expect(run.stdout).toContain(`http://127.0.0.1:${port}/`);
  });

  it('GIVEN a seed file WHEN it runs THEN its people are served', async () => {
    const seed = 'owner: owner@example.com\nusers: [{ userName: owner@example.com }]\n';
    const args = ['klaviyo', '--port', '0', '--seed-file', 'seed.yaml'];
    const { run, answer } = await whileSimulating(args, folderWith({ 'seed.yaml': seed }), listing);
    expect(answer!.totalResults).toBe(1);
    expect(run.stdout).toContain('with 1 person in memory');
  });

  it('GIVEN okta WHEN it runs THEN its management API is served', async () => {
    const users = async (url: string): Promise<number> => {
      const headers = { authorization: 'SSWS example-api-token' };
      return (await fetch(`${url.replace(/,$/, '')}/api/v1/users/me`, { headers })).status;
    };
    const { run, answer } = await whileSimulating(['okta', '--port', '0'], folderWith({}), users);
    expect(answer).toBe(200);
    expect(run.stdout).toContain('OKTA_HTTP_PROXY=http://127.0.0.1:');
  });

  it('GIVEN okta and a seed file WHEN the file is not there THEN it exits with 1 and names it', async () => {
    const run = await runCli(['simulate', 'okta', '--seed-file', 'missing.yaml'], { cwd: folderWith({}) });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('missing.yaml cannot be read');
  });

  it('GIVEN entra WHEN it runs THEN Graph and the sign-in are served, and its certificate is where it was asked for', async () => {
    const cwd = folderWith({});
    const signIn = async (url: string): Promise<number> => {
      const origin = url.replace(/,$/, '');
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: '00000000-0000-0000-0000-0000000000aa',
        client_secret: 'example-client-secret',
        scope: `${origin}/.default`,
      });
      const token = `${origin}/acme.onmicrosoft.com/oauth2/v2.0/token`;
      return (await fetch(token, { method: 'POST', body })).status;
    };
    const args = ['entra', '--port', '0', '--certificate', 'entra.pem', '--cycle', '1'];
    const { run, answer } = await whileSimulating(args, cwd, signIn);
    expect(answer).toBe(200);
    expect(run.stdout).toMatch(/ARM_METADATA_HOSTNAME=127\.0\.0\.1:\d+ /);
    // Terraform works in another folder, so the path is whole.
    expect(run.stdout).toContain(`Its certificate is in ${join(cwd, 'entra.pem')}, for SSL_CERT_FILE.`);
    expect(run.stdout).toContain('A job that is on provisions people every 1 second.');
    expect(readFileSync(join(cwd, 'entra.pem'), 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----/);
  });

  it('GIVEN entra with a seed file of clients and no file for the certificate WHEN it runs THEN it says so', async () => {
    const seed =
      'clients: [{ clientId: 00000000-0000-0000-0000-0000000000cc, secret: example, permissions: [User.Read.All] }]';
    const args = ['entra', '--port', '0', '--seed-file', 'seed.yaml'];
    const { run } = await whileSimulating(args, folderWith({ 'seed.yaml': seed }), () => Promise.resolve());
    expect(run.stdout).toContain('the sign-in of the clients of the seed file');
    expect(run.stdout).toContain('name a file for it with --certificate');
    expect(run.stdout).toContain('It provisions nobody by itself');
  });

  it('GIVEN entra WHEN the certificate cannot be written THEN it exits with 1 and says where', async () => {
    const args = ['simulate', 'entra', '--port', '0', '--certificate', 'missing/entra.pem'];
    const run = await runCli(args, { cwd: folderWith({}) });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/The certificate cannot be written to .*missing.entra\.pem: ENOENT/);
  });

  it('GIVEN onelogin WHEN it runs THEN tokens are given for the credentials that it names', async () => {
    const token = async (url: string): Promise<number> => {
      const credentials = Buffer.from('example-client-id:example-client-secret').toString('base64');
      const response = await fetch(`${url.replace(/,$/, '')}/auth/oauth2/v2/token`, {
        method: 'POST',
        headers: { Authorization: `Basic ${credentials}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ grant_type: 'client_credentials' }),
      });
      return response.status;
    };
    const { run, answer } = await whileSimulating(['onelogin', '--port', '0', '--cycle', '1'], folderWith({}), token);
    expect(answer).toBe(200);
    expect(run.stdout).toContain('Its API credentials are example-client-id with the secret example-client-secret.');
    expect(run.stdout).toMatch(/ONELOGIN_API_URL=http:\/\/127\.0\.0\.1:\d+ /);
    expect(run.stdout).toContain('is pushed every 1 second.');
  });

  it('GIVEN onelogin with a seed file of clients WHEN it runs THEN it says whose credentials count', async () => {
    const seed = 'clients: [{ clientId: example, clientSecret: example, scope: Read All }]';
    const args = ['onelogin', '--port', '0', '--seed-file', 'seed.yaml'];
    const { run } = await whileSimulating(args, folderWith({ 'seed.yaml': seed }), () => Promise.resolve());
    expect(run.stdout).toContain('Its API credentials are those of the seed file.');
    expect(run.stdout).toContain('It provisions nobody by itself');
  });

  it('GIVEN an interruption before it starts WHEN it runs THEN it ends at once', async () => {
    const run = await runCli(['simulate', '--port', '0'], { interrupted: AbortSignal.abort() });
    expect(run.exitCode).toBe(0);
  });

  it.each([
    [['klavyio'], 'Allowed choices are klaviyo, okta, entra, onelogin, google.'],
    [['--port', 'http'], 'It must be a whole number from 0 to 65535.'],
    [['--port', '99999'], '65535'],
    [['--seed-file', 'missing.yaml'], 'missing.yaml'],
  ])('GIVEN %j WHEN it runs THEN it exits with 1 and says "%s"', async (args, sentence) => {
    const run = await runCli(['simulate', ...args], { cwd: folderWith({}) });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(sentence);
  });

  it('GIVEN google WHEN it runs THEN the Directory API is served, and its key is where it was asked for', async () => {
    const cwd = folderWith({});
    const ask = async (url: string): Promise<number> =>
      (await fetch(`${url.replace(/,$/, '')}/admin/directory/v1/users?customer=my_customer`)).status;
    const args = ['google', '--port', '0', '--key-file', 'key.json', '--federation-file', 'federation.json'];
    const { run, answer } = await whileSimulating(args, cwd, ask);
    expect(answer).toBe(401);
    expect(run.stdout).toContain(`Its key is in ${join(cwd, 'key.json')}, for GOOGLE_APPLICATION_CREDENTIALS.`);
    expect(JSON.parse(readFileSync(join(cwd, 'key.json'), 'utf8'))).toMatchObject({ type: 'service_account' });
    expect(statSync(join(cwd, 'key.json')).mode & 0o777).toBe(0o600);
    expect(run.stdout).toContain(`Its federation without a key is in ${join(cwd, 'federation.json')}, for`);
    expect(JSON.parse(readFileSync(join(cwd, 'federation.json'), 'utf8'))).toMatchObject({ type: 'external_account' });
  });

  it('GIVEN google with a seed file, and a key file that cannot be written WHEN it runs THEN it says which and ends', async () => {
    const cwd = folderWith({ 'google.yaml': 'users: [{ email: admin@example.com }]', file: '' });
    const seed = ['google', '--port', '0', '--seed-file', 'google.yaml'];
    const { run } = await whileSimulating(seed, cwd, () => Promise.resolve(1));
    expect(run.stdout).toContain('name a file for it with --key-file');
    const refused = await runCli(['simulate', ...seed, '--key-file', 'file/key.json'], { cwd });
    expect([refused.exitCode, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('file/key.json cannot be written');
  });
});
