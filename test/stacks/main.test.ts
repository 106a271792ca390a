import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;
const environment = { ...process.env };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klaviyo-main-'));
  process.env.CDKTF_OUTDIR = join(folder, 'out');
});
afterEach(() => {
  process.env = { ...environment };
  rmSync(folder, { recursive: true });
});

/** Runs the app as cdktf does: in the folder of cdktf.json. Tells how it ended and what it said. */
async function run(): Promise<{ exitCode: typeof process.exitCode; said: string }> {
  let said = '';
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  await jest.isolateModulesAsync(async () => (await import('../../stacks/main.js')).finished);
  const { exitCode } = process;
  process.exitCode = undefined;
  stderr.mockRestore();
  return { exitCode, said };
}

describe('the app of cdktf.json', () => {
  it('synthesises ./access.yaml', async () => {
    delete process.env.KLAVIYO_ACCESS_FILE;

    const { exitCode, said } = await run();

    expect(said).toBe('');
    expect(exitCode).toBeUndefined();
    expect(existsSync(join(folder, 'out/stacks/acme/cdk.tf.json'))).toBe(true);
  });

  it('ends with 1 and one plain sentence, no stack trace, if it cannot', async () => {
    process.env.KLAVIYO_ACCESS_FILE = join(folder, 'nowhere.yaml');

    const { exitCode, said } = await run();

    expect(exitCode).toBe(1);
    expect(said).toMatch(/^The access file cannot be read: .*\n$/);
    expect(said).not.toMatch(/^\s+at /m);
  });

  it('takes the day by which grants have ended from KLAVIYO_ACCESS_TODAY', async () => {
    process.env.KLAVIYO_ACCESS_TODAY = 'tomorrow';

    const { exitCode, said } = await run();

    expect(exitCode).toBe(1);
    expect(said).toBe('KLAVIYO_ACCESS_TODAY is "tomorrow"; it takes a day in UTC such as 2027-03-31.\n');
  });

  it('shows what it quotes as text, so that a pull request cannot write commands into its log', async () => {
    process.env.KLAVIYO_ACCESS_FILE = join(folder, 'nowhere\n::error::pwned ##[error]pwned.yaml');

    const { said } = await run();

    expect(said).toContain('\n<U+003A>:error::pwned <U+0023>#[error]pwned.yaml');
  });
});
