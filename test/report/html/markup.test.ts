import { htmlOf, markup, ownHtml } from '../../../src/report/html/markup.js';

describe('markup', () => {
  test('takes what the template says as markup and what is put into it as text', () => {
    expect(htmlOf(markup`<p title="${`a"b'c`}">${'<b>&amp;</b>'}</p>`)).toBe(
      '<p title="a&quot;b&#39;c">&lt;b&gt;&amp;amp;&lt;/b&gt;</p>',
    );
  });

  test('puts markup, numbers and lists together as they are', () => {
    const items = ['one', markup`<b>two</b>`].map((item) => markup`<li>${item}</li>`);
    expect(htmlOf(markup`<ul>${items}</ul>${7}${[]}`)).toBe('<ul><li>one</li><li><b>two</b></li></ul>7');
  });

  test('shows what would not show', () => {
    expect(htmlOf('a\u202eb\u0000c\nd')).toBe('a&lt;U+202E&gt;b&lt;U+0000&gt;c&lt;U+000A&gt;d');
  });

  test('takes HTML of our own as it is', () => {
    expect(htmlOf(markup`<i>${ownHtml('<svg></svg>')}</i>`)).toBe('<i><svg></svg></i>');
  });
});
