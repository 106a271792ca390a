import fc from 'fast-check';
import { DOCUMENTS } from './every-document.js';
import { HIDDEN_BUT_UNASSIGNED, hostileText, LOG_COMMAND } from './hostile-text.js';

describe.each(DOCUMENTS)('$name', ({ render, faults }) => {
  test('GIVEN any text in every place THEN it is well-formed, and nothing comes of the text but text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = render(text);

        expect(faults(shown)).toEqual([]);
        expect(shown.replaceAll('\r\n', '\n')).not.toMatch(HIDDEN_BUT_UNASSIGNED);
        expect(shown).not.toMatch(LOG_COMMAND);
      }),
      { numRuns: 60 },
    );
  });

  test.each(['::error title=pwned::x', '##[error]pwned'])(
    'GIVEN %s as far behind other words as it may be THEN no line is a command to a log',
    (command) => {
      for (let before = 0; before <= 120; before += 1) {
        expect(render(`${'w'.repeat(before)} ${command}`)).not.toMatch(LOG_COMMAND);
        expect(render(`${'w'.repeat(before)}${command}`)).not.toMatch(LOG_COMMAND);
      }
    },
  );
});
