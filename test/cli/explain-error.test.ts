import { CliError } from '../../src/cli/cli-error.js';
import { explainError } from '../../src/cli/explain-error.js';
import { LOG_COMMAND } from '../report/hostile-text.js';

const HOSTILE = 'Klaviyo says "##[add-mask]a \u001b[2J\u202e"\n  ::error::pwned';

describe('explainError', () => {
  it('GIVEN an error that is not ours WHEN it is explained THEN it is named as a fault, and no stack is shown', () => {
    const text = explainError(new TypeError('x is not a function'), {});
    expect(text).toContain('Unexpected error: TypeError: x is not a function');
    expect(text).toContain('Nothing may be concluded from this run.');
    expect(text).not.toContain('explain-error.test');
  });

  it('GIVEN KLAVIYO_ACCESS_DEBUG WHEN it is explained THEN the stack is shown', () => {
    expect(explainError(new TypeError('x'), { KLAVIYO_ACCESS_DEBUG: '1' })).toContain('explain-error.test');
  });

  it('GIVEN something thrown that is no error WHEN it is explained THEN it is shown as text', () => {
    expect(explainError('a string', { KLAVIYO_ACCESS_DEBUG: '1' })).toContain('Unexpected error: a string');
  });

  it.each([
    ['an error of ours', new CliError(HOSTILE)],
    ['an error that is not', new TypeError(HOSTILE)],
    ['something else', HOSTILE],
  ])('GIVEN text from outside in %s WHEN it is explained THEN it is text, line by line', (_what, error) => {
    const text = explainError(error, { KLAVIYO_ACCESS_DEBUG: '1' });
    expect(text).toContain('Klaviyo says "<U+0023>#[add-mask]a <U+001B>[2J<U+202E>"');
    expect(text).toContain('\n  <U+003A>:error::pwned');
    expect(text).not.toMatch(LOG_COMMAND);
  });
});
