import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_SCRIPT } from '../../../../src/report/review/page/page-script.js';
import { ROOT } from '../../../docs/documents.js';

describe("the script of a reviewer's page", () => {
  const made = execFileSync(process.execPath, ['build/reviewer-page.mjs'], { cwd: ROOT, encoding: 'utf8' });

  test('GIVEN its sources WHEN they are bundled again THEN it is what is committed (otherwise: npm run page)', () => {
    expect(made).toBe(readFileSync(join(ROOT, 'src/report/review/page/page-script.ts'), 'utf8'));
  });

  test('THEN it can stand in a page as it is', () => {
    expect(/<[/!]|\r|[^\x20-\x7e\n\t]/.exec(PAGE_SCRIPT)).toBeNull();
  });

  test('THEN it makes no markup of text, runs no text, and asks nothing of a network', () => {
    expect(PAGE_SCRIPT).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|Function\(/);
    expect(PAGE_SCRIPT).not.toMatch(/\bfetch\b|XMLHttpRequest|WebSocket|sendBeacon|https?:/);
  });

  test('THEN it holds no library, whose licence it would have to name', () => {
    expect(made).not.toContain('node_modules');
  });
});
