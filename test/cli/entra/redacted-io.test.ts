import { CliError } from '../../../src/cli/cli-error.js';
import { withRedactedOutput } from '../../../src/cli/entra/redacted-io.js';
import { runWithIo } from '../test-io.js';

const redact = (text: string): string => text.replaceAll('key', '[secret]');

describe('output without a secret', () => {
  it('GIVEN work that writes the secret WHEN it is done THEN it is struck out of both streams', async () => {
    const { stdout, stderr } = await runWithIo((io) =>
      withRedactedOutput(io, redact, (safe) => {
        safe.stdout.write('a key');
        safe.stderr.write('the key');
        return Promise.resolve(0 as const);
      }),
    );

    expect([stdout, stderr]).toEqual(['a [secret]', 'the [secret]']);
  });

  it('GIVEN an error that names the secret WHEN it is thrown THEN another one is, without it', async () => {
    const failing = runWithIo((io) =>
      withRedactedOutput(io, redact, () => Promise.reject(new CliError('the key is odd'))),
    );

    await expect(failing).rejects.toThrow(new CliError('the [secret] is odd'));
  });

  it.each([new CliError('something else'), new TypeError('a fault')])(
    'GIVEN any other error THEN it is thrown as it is',
    async (error) => {
      await expect(runWithIo((io) => withRedactedOutput(io, redact, () => Promise.reject(error)))).rejects.toBe(error);
    },
  );
});
