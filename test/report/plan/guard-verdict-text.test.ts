import { type GuardVerdict } from '../../../src/plan/guard/guard-plan.js';
import { type Refusal } from '../../../src/plan/guard/refusal.js';
import { guardVerdictText } from '../../../src/report/plan/guard-verdict-text.js';
import { commandsOf } from '../drift/parsed-workflow-commands.js';
import { HIDDEN, HOSTILE } from '../drift/sample-report.js';

const refusalOf = (reason: string, address = 'okta_group.acme'): Refusal => ({
  rule: 'group-destroyed',
  address,
  reason,
  override: `--allow 'group-destroyed=${address}'`,
});

const textOf = (verdict: Partial<GuardVerdict>): string =>
  guardVerdictText({ refused: [], allowed: [], unusedOverrides: [], notJudged: [], ...verdict });

describe('guardVerdictText', () => {
  it('GIVEN one refusal and one that is let through THEN each is described, and the way past stands with the refused one alone', () => {
    expect(textOf({ refused: [refusalOf('It goes.')], allowed: [refusalOf('It went.', 'okta_group.other')] })).toBe(
      [
        'Refused: group-destroyed, okta_group.acme',
        '  It goes.',
        "  To let exactly this through: --allow 'group-destroyed=okta_group.acme'",
        '',
        'Let through: group-destroyed, okta_group.other',
        '  It went.',
        '',
        'The plan must not be deployed as it is: 1 refusal. 1 let through by --allow.',
        '',
      ].join('\n'),
    );
  });

  it('GIVEN what no rule has looked at WHEN nothing is refused THEN it stands before the verdict', () => {
    expect(textOf({ notJudged: ['The plan covers a part.', 'Others: null_resource.x.'] })).toBe(
      'Not judged:\n  The plan covers a part.\n  Others: null_resource.x.\nThe plan may be deployed.\n',
    );
  });

  it.each(HOSTILE.map((hostile) => [JSON.stringify(hostile), hostile]))(
    'GIVEN the text %s everywhere THEN no line of it is a command, and nothing hidden is written',
    (_shown, hostile) => {
      const refused = [refusalOf(hostile, hostile)];
      const text = textOf({ refused, allowed: refused, unusedOverrides: [hostile], notJudged: [hostile] });
      const own = /^(|(Refused|Let through): group-destroyed, .*|Unused: .*|Not judged:| {2}.*|The plan must not .*)$/u;
      expect(text.split('\n').filter((line) => !own.test(line))).toEqual([]);
      expect(text).not.toMatch(HIDDEN);
      expect(text).not.toContain('##[');
      expect(commandsOf(text)).toEqual([]);
    },
  );

  it.each(['::error title=pwned::gone', '##[error]gone'])(
    'GIVEN %s wherever a long reason is wrapped THEN no line of it is a command',
    (command) => {
      // So that the command begins a line at one length of the words before it, be it broken at a blank or within a word.
      for (let before = 1; before <= 110; before += 1) {
        for (const blank of ['', ' ']) {
          const text = textOf({ refused: [refusalOf(`${'x'.repeat(before)}${blank}${command}`)] });
          expect(commandsOf(text)).toEqual([]);
          expect(text).not.toContain('##[');
        }
      }
    },
  );
});
