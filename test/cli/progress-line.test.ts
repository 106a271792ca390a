import { progressLine } from '../../src/cli/progress-line.js';

function shownOn(isTTY: boolean): string {
  let written = '';
  const progress = progressLine({ isTTY, write: (text: string) => (written += text) });
  progress.show('asking for \u001b[2J::error::pwned\u202e');
  progress.clear();
  return written;
}

test('GIVEN a terminal THEN the line is written over, and nothing in its text steers the terminal', () => {
  expect(shownOn(true)).toBe('\r\u001b[2Kasking for <U+001B>[2J::error::pwned<U+202E>\r\u001b[2K');
});

test('GIVEN no terminal THEN nothing is written', () => {
  expect(shownOn(false)).toBe('');
});
