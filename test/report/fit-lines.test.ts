import { fitLines } from '../../src/report/fit-lines.js';
import { MarkdownLimitError } from '../../src/report/drift/markdown.js';

const notice = (leftOut: number): string => `${leftOut} left out`;

describe('fitLines', () => {
  it('GIVEN lines that fit exactly THEN nothing is left out', () => {
    expect(fitLines(['one', 'two'], 8, notice)).toBe('one\ntwo\n');
  });

  it('GIVEN one byte less THEN whole lines are left out from the end, and the notice says how many', () => {
    const lines = ['first', ...Array.from({ length: 20 }, (_, index) => `line ${index}`)];
    const text = fitLines(lines, 60, notice);
    const shown = text.split('\n');
    expect(text.length).toBeLessThanOrEqual(60);
    expect(shown[0]).toBe('first');
    expect(shown.slice(-3)).toEqual(['', `${lines.length - (shown.length - 3)} left out`, '']);
    expect(lines.slice(0, shown.length - 3)).toEqual(shown.slice(0, -3));
  });

  it('GIVEN letters of several bytes THEN bytes are counted', () => {
    const text = fitLines(['ä'.repeat(20), 'b', 'c'], 40, notice);
    expect(text).toBe('\n3 left out\n');
  });

  it.each([5, Number.NaN])('GIVEN a limit of %d WHEN not even the notice fits THEN it throws', (limit) => {
    expect(() => fitLines(['too long a line'], limit, notice)).toThrow(MarkdownLimitError);
  });
});
