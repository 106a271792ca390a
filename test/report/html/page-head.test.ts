import { createHash } from 'node:crypto';
import { htmlOf } from '../../../src/report/html/markup.js';
import { pageHead } from '../../../src/report/html/page-head.js';

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('pageHead', () => {
  test('GIVEN a page without a script WHEN its head is made THEN its policy lets its style sheet work, and nothing run', () => {
    const head = htmlOf(pageHead({ title: 'T', style: 'p { color: red }' }));
    expect(head).toContain(
      `content="default-src &#39;none&#39;; style-src ${sha256('p { color: red }').replaceAll("'", '&#39;')};`,
    );
    expect(head).not.toContain('script-src');
    expect(head).toContain('<style>p { color: red }</style>');
  });

  test('GIVEN a script WHEN the head is made THEN the policy names it, and it stands in no head', () => {
    const head = htmlOf(pageHead({ title: 'T', style: '', script: 'go()' }));
    expect(head).toContain(`script-src ${sha256('go()').replaceAll("'", '&#39;')}`);
    expect(head).not.toContain('go()');
  });

  test('GIVEN a hostile title WHEN the head is made THEN it is text', () => {
    const head = htmlOf(pageHead({ title: '</title><script>x</script>', style: '' }));
    expect(head).toContain('<title>&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;</title>');
  });
});
