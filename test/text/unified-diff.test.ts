import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edited, type TextEdit } from '../../src/text/text-edit.js';
import { unifiedDiff } from '../../src/text/unified-diff.js';
import { itWhere } from '../environment/needs.js';
import { notOnPath } from '../examples/run-script.js';

const TEN = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n';

/** What git makes of a file by a patch. */
function applied(before: string, patch: string): string {
  const cwd = mkdtempSync(join(tmpdir(), 'diff-'));
  writeFileSync(join(cwd, 'file'), before);
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd, input: patch, stdio: ['pipe', 'pipe', 'pipe'] });
  return readFileSync(join(cwd, 'file'), 'utf8');
}

describe('a unified diff', () => {
  it('GIVEN changes of some lines THEN they stand in their hunks, with three lines around each', () => {
    expect(unifiedDiff('file', TEN, [{ start: 2, end: 4, text: '' }])).toBe(
      '--- a/file\n+++ b/file\n@@ -1,5 +1,4 @@\n a\n-b\n c\n d\n e\n',
    );
    expect(
      unifiedDiff('file', TEN, [
        { start: 0, end: 0, text: '0\n' },
        { start: 19, end: 19, text: '!' },
      ]),
    ).toBe('--- a/file\n+++ b/file\n@@ -1,3 +1,4 @@\n+0\n a\n b\n c\n@@ -7,4 +8,4 @@\n g\n h\n i\n-j\n+j!\n');
  });

  it('GIVEN no change THEN it is empty', () => {
    expect(unifiedDiff('file', TEN, [])).toBe('');
    expect(unifiedDiff('file', TEN, [{ start: 2, end: 4, text: 'b\n' }])).toBe('');
  });

  it('GIVEN a last line without an end THEN it says so, as git does', () => {
    expect(unifiedDiff('file', 'a\nb', [{ start: 3, end: 3, text: '\nc' }])).toBe(
      '--- a/file\n+++ b/file\n@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n+b\n+c\n\\ No newline at end of file\n',
    );
  });

  itWhere('shell-tools', notOnPath('git'))(
    'GIVEN any text and any edits WHEN git applies the diff THEN the text is the edited one',
    () => {
      const text = fc
        .array(fc.constantFrom('a', 'b', '\n', 'x\n', '\r\n'), { minLength: 1, maxLength: 60 })
        .map((parts) => parts.join(''));
      const cuts = fc.array(fc.tuple(fc.nat(70), fc.nat(9), fc.constantFrom('', 'new', 'one\ntwo\n', '\n')), {
        maxLength: 4,
      });
      fc.assert(
        fc.property(text, cuts, (before, wanted) => {
          const edits: TextEdit[] = [];
          for (const [at, size, put] of wanted.toSorted(([one], [other]) => one - other)) {
            const start = Math.max(edits.at(-1)?.end ?? 0, Math.min(at, before.length));
            edits.push({ start, end: Math.min(before.length, start + size), text: put });
          }
          const after = edited(before, edits);
          const patch = unifiedDiff('file', before, edits);
          if (after === before) expect(patch).toBe('');
          // git takes a file away that has become empty.
          else if (after !== '') expect(applied(before, patch)).toBe(after);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('GIVEN edits of the same text THEN they are refused', () => {
    const edits = [
      { start: 0, end: 2, text: '' },
      { start: 1, end: 3, text: '' },
    ];
    expect(() => edited('abc', edits)).toThrow(RangeError);
  });
});
