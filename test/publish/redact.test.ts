import { redactor } from '../../src/publish/redact.js';

describe('redactor', () => {
  const redact = redactor(['example-token/1+2', 'other-example-secret']);

  test.each([
    ['as it is', 'x example-token/1+2 y', 'x [secret] y'],
    ['in another case', 'EXAMPLE-TOKEN/1+2', '[secret]'],
    ['percent-encoded', 'a=example-token%2F1%2B2&b', 'a=[secret]&b'],
    ['in part', 'mple-token ended', '[secret] ended'],
    ['the second secret', 'is other-example-secret!', 'is [secret]!'],
    ['nothing of it', 'exam toke', 'exam toke'],
  ])('GIVEN a secret %s THEN it is struck out', (_, text, shown) => {
    expect(redact(text)).toBe(shown);
  });

  test('GIVEN no secrets THEN the text stays', () => {
    expect(redactor([])('text')).toBe('text');
  });
});
