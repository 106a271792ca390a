import { carriesMarker, commentBody, markerLine, type BodyLimit } from '../../src/publish/comment-body.js';
import { github } from '../../src/publish/github.js';
import { gitlab } from '../../src/publish/gitlab.js';

const marker = markerLine('report');
const limit = (largest: number): BodyLimit => ({ ...github.limit, largest });
const part = (name: string, markdown: string) => ({ name, markdown });

describe('the marker', () => {
  test('GIVEN a name THEN it is a line that does not show', () => {
    expect(markerLine('plan.acme-2')).toBe('<!-- klaviyo-access:plan.acme-2 -->');
  });

  test.each(['', 'a b', 'a--b', 'x-->', '-a', 'a-', 'ä', 'a'.repeat(65)])(
    'GIVEN the name "%s" THEN it is refused',
    (name) => {
      expect(() => markerLine(name)).toThrow('--marker takes up to 64 letters');
    },
  );

  test.each([
    [marker, true],
    [`${marker} \r\ntext`, true],
    [`text\n${marker}`, false],
    [`> ${marker}`, false],
    ['', false],
    ['<!-- klaviyo-access:reports -->', false],
  ])('GIVEN a comment %j THEN it carries the marker: %s', (body, carries) => {
    expect(carriesMarker(body, marker)).toBe(carries);
  });
});

describe('the text of a comment', () => {
  test('GIVEN several parts THEN they follow the marker in their order, a blank line between them', () => {
    const parts = [part('plan.md', '\n## Plan\n\n'), part('drift.md', '## Drift\n')];
    expect(commentBody({ parts, marker, limit: github.limit })).toEqual({
      text: `${marker}\n## Plan\n\n## Drift\n`,
      notes: [],
    });
  });

  test('GIVEN a part without text THEN that is an error, not an all-clear', () => {
    expect(() => commentBody({ parts: [part('drift.md', ' \n')], marker, limit: github.limit })).toThrow(
      'drift.md is empty',
    );
  });

  test('GIVEN two parts that fit one by one but not together THEN the first stands whole and a notice for the second', () => {
    const parts = [part('plan.md', 'p'.repeat(300)), part('drift.md', 'd'.repeat(400))];
    const { text, notes } = commentBody({ parts, marker, limit: limit(700), runUrl: 'https://ci.example.com/1' });
    expect(text).toContain('p'.repeat(300));
    expect(text).not.toContain('ddd');
    expect(text).toContain('> **Left out here:** drift.md. Its 400 characters do not fit beside the rest');
    expect(text).toContain(
      'one comment takes 700. Look for it in [the run that wrote this comment](https://ci.example.com/1).',
    );
    expect(text.length).toBeLessThanOrEqual(700);
    expect(notes).toEqual(['drift.md does not fit beside the rest: a notice replaces it.']);
  });

  test('GIVEN a first part that is too long THEN the second stands whole', () => {
    const parts = [part('plan.md', 'p'.repeat(900)), part('drift.md', 'd'.repeat(200))];
    const { text } = commentBody({ parts, marker, limit: limit(700) });
    expect(text).toContain('d'.repeat(200));
    expect(text).toContain('Look for it in the run that wrote this comment.');
  });

  test('GIVEN a name that would be markup THEN the notice shows it as code', () => {
    const parts = [part('ok.md', 'x'), part('@octocat/#1.md', 'd'.repeat(900))];
    expect(commentBody({ parts, marker, limit: limit(700) }).text).toContain('`@octocat/#1.md`');
  });

  test('GIVEN nothing that fits THEN it is refused, with sizes and the way out', () => {
    const parts = [part('plan.md', 'p'.repeat(701)), part('drift.md', 'd'.repeat(702))];
    expect(() => commentBody({ parts, marker, limit: limit(700) })).toThrow(
      /^plan\.md has 701 characters, drift\.md has 702 characters: too long for a comment on GitHub, which takes 700.*--report markdown=PATH/,
    );
  });

  test('GIVEN GitHub THEN characters count as code points, up to 65536 with the marker', () => {
    const room = 65_536 - marker.length - 2;
    const { text } = commentBody({ parts: [part('a', '🌈'.repeat(room))], marker, limit: github.limit });
    expect(github.limit.size(text)).toBe(65_536);
    expect(() => commentBody({ parts: [part('a', 'x'.repeat(room + 1))], marker, limit: github.limit })).toThrow(
      'too long for a comment on GitHub',
    );
  });

  test('GIVEN GitLab THEN bytes count, up to 1000000', () => {
    expect(gitlab.limit.size('ä')).toBe(2);
    expect(() => commentBody({ parts: [part('a', 'ä'.repeat(500_000))], marker, limit: gitlab.limit })).toThrow(
      'a has 1000000 bytes: too long for a comment on GitLab',
    );
  });
});
