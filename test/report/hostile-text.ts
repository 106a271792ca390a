import fc from 'fast-check';
import { HIDDEN, HOSTILE } from './drift/sample-report.js';
import { anyText } from '../text/any-text.js';

/** Characters that mean something to one of the formats, whole texts that do, and anything at all. */
const short = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({
    unit: fc.constantFrom(
      ...'`|\\<>&"\'@#[](){}!*_~;:,./%=+-$\n\r\t a1é👩\u202e\u001b\u0000\ufffe\uffff\ud800',
      ']]>',
      '::',
      '##[',
    ),
    maxLength: 60,
  }),
  anyText(),
);

/** Words that are as long as a line or fill one up, so that wherever lines are broken, something stands at the break. */
const filling = fc.oneof(
  fc.integer({ min: 1, max: 130 }).map((length) => `${'w'.repeat(length)} ::error title=pwned::`),
  fc.integer({ min: 1, max: 130 }).map((length) => `${'w'.repeat(length)}::error::pwned${':'.repeat(120)}`),
  fc.integer({ min: 1, max: 130 }).map((length) => `${'w'.repeat(length)} ##[error]pwned`),
);

/** What somebody might write to do harm where it is shown: short texts, and long ones of many words. */
export const hostileText = fc.oneof(
  { weight: 3, arbitrary: short },
  { weight: 1, arbitrary: fc.array(fc.oneof(short, filling), { maxLength: 6 }).map((words) => words.join(' ')) },
);

/** As HIDDEN, without characters that Unicode has not assigned yet: nothing is known of how they show. */
export const HIDDEN_BUT_UNASSIGNED = new RegExp(HIDDEN.source.replace('\\P{C}', '\\P{Cc}'), 'u');

/** Where a line is a command to a GitHub Actions log, whether it has one of that name or not. */
export const LOG_COMMAND = /^\s*::|##\[/m;
