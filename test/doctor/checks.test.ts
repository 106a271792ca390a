import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECK_STATUSES } from '../../src/provider/check-outcome.js';
import { CHECK_IDS } from '../../src/doctor/checks.js';

describe('docs/doctor.md', () => {
  const page = readFileSync(join(__dirname, '../../docs/doctor.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z -]+)`/gm)].map(([, name]) => name);

  it('tells of every status and every check, in their order', () => {
    expect(rows).toEqual([...CHECK_STATUSES, ...CHECK_IDS]);
  });
});
