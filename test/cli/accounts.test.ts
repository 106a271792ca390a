import { accessFile } from './acme.js';
import { type Flags, folderWith, runCommand } from './cli-run.js';

const ACME = accessFile('http://127.0.0.1:1/scim/v2');
const PORTFOLIO = ACME.slice(ACME.indexOf('  - name'))
  .replace('name: acme', 'name: acme-portfolio')
  .replace('0oa1', '0oa2')
  .replace('kind: account', 'kind: portfolio')
  .replace('ACME_KEY', 'PORTFOLIO_KEY')
  .replace('role: admin', 'role: portfolio_admin')
  .replace('role: analyst', 'role: portfolio_analyst');

function run(options: Flags = {}) {
  return runCommand(['accounts'], options, { cwd: folderWith({ 'access.yaml': ACME + PORTFOLIO }) });
}

describe('klaviyo-access accounts', () => {
  it('GIVEN an access file WHEN listed as JSON THEN one line that a CI takes for a matrix', async () => {
    expect(await run({ format: 'json' })).toEqual({
      exitCode: 0,
      stdout:
        '[{"name":"acme","kind":"account","accessKeyVariable":"ACME_KEY"},' +
        '{"name":"acme-portfolio","kind":"portfolio","accessKeyVariable":"PORTFOLIO_KEY"}]\n',
      stderr: '',
    });
  });

  it('GIVEN a key that is read from a file WHEN listed as JSON THEN no variable is named', async () => {
    const files = { 'access.yaml': ACME.replace('env: ACME_KEY', 'file: acme.key') };
    const { stdout } = await runCommand(['accounts'], { format: 'json' }, { cwd: folderWith(files) });

    expect(stdout).toBe('[{"name":"acme","kind":"account"}]\n');
  });

  it('GIVEN an access file WHEN listed as text THEN a line each, in its order', async () => {
    const { stdout } = await run();

    expect(stdout).toBe('acme account\nacme-portfolio portfolio\n');
  });

  it('GIVEN no access file WHEN listed THEN it is refused', async () => {
    await expect(run({ config: 'missing.yaml' })).rejects.toThrow('There is no access file at missing.yaml');
  });
});
