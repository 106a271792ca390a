import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
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
    const { answer } = await whileSimulating(args, folderWith({ 'seed.yaml': seed }), listing);
    expect(answer!.totalResults).toBe(1);
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

  it('GIVEN an interruption before it starts WHEN it runs THEN it ends at once', async () => {
    const run = await runCli(['simulate', '--port', '0'], { interrupted: AbortSignal.abort() });
    expect(run.exitCode).toBe(0);
  });

  it.each([
    [['klavyio'], 'Allowed choices are klaviyo, okta.'],
    [['--port', 'http'], 'It must be a whole number from 0 to 65535.'],
    [['--port', '99999'], '65535'],
    [['--seed-file', 'missing.yaml'], 'missing.yaml'],
  ])('GIVEN %j WHEN it runs THEN it exits with 1 and says "%s"', async (args, sentence) => {
    const run = await runCli(['simulate', ...args], { cwd: folderWith({}) });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(sentence);
  });
});
