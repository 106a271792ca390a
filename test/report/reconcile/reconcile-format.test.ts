import { COMMENT_ROOM } from '../../../src/report/drift/markdown.js';
import { planRenderer, resultRenderer } from '../../../src/report/reconcile/reconcile-format.js';
import { samplePlan, sampleResult } from './sample-reconcile.js';

const LONG = 'A sentence that is longer than a line of a terminal, of whatever a person or a server has written, ';

describe('the report of a plan', () => {
  it('GIVEN long texts WHEN it is text THEN no line is longer than 80 columns, but the command that applies it', () => {
    const text = planRenderer(samplePlan(LONG.repeat(3)), 'plan.json')('text', undefined);

    const long = text.split('\n').filter((line) => line.length > 80);
    expect(long).toEqual([expect.stringContaining("klaviyo-access reconcile apply 'plan.json' --expect")]);
  });

  it.each(['text', 'markdown'] as const)(
    'WHEN it is %s THEN it shows the SHA-256 and what was let through',
    (format) => {
      const plan = samplePlan('ada');
      const shown = planRenderer(plan, 'plan.json')(format, undefined);

      expect(shown).toContain(plan.sha256);
      expect(shown).toContain('Let through on purpose (--allow): maximumDrift, minimumAdmins.');
    },
  );

  it('WHEN it is JSON THEN it is the plan', () => {
    const plan = samplePlan('ada');

    expect(JSON.parse(planRenderer(plan, undefined)('json', undefined))).toEqual(plan);
  });

  it("GIVEN thousands of people WHEN it is Markdown THEN it fits GitHub's comment, with the SHA-256 and the figures", () => {
    const plan = samplePlan('somebody@example.com', 3_000);
    const shown = planRenderer(plan, 'plan.json')('markdown', undefined);

    expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(COMMENT_ROOM);
    expect(shown).toContain(plan.sha256);
    expect(shown).toContain('3000 update');
    expect(shown).toMatch(/\d+ more lines do not fit here/);
  });

  it('GIVEN a plan that was not written to a file THEN there is no command that applies it', () => {
    expect(planRenderer(samplePlan('ada'), undefined)('text', undefined)).not.toContain('reconcile apply');
  });
});

describe('the report of a result', () => {
  it('WHEN it is text THEN each action has its verdict and message, and the account its failure', () => {
    expect(resultRenderer(sampleResult('ada'))('text', undefined))
      .toBe(`Result of writes to Klaviyo, begun 2026-11-23T06:00:00.000Z

ada: FAILED; 1 verified, 1 already so, 1 NOT VERIFIED, 1 NOT CHECKED, 1 NOT
ATTEMPTED, 1 left
  Let through on purpose (--allow): maximumRemovals.
  ada
  verified: update ada
      ada
  already so: update ada
      ada
  NOT VERIFIED: update ada
      ada
  NOT CHECKED: update ada
      ada
  NOT ATTEMPTED: update ada
      ada
  left: update ada
      ada

Not everything is as planned. Run the same command again: it goes on where this
run stopped. If it refuses the plan, plan again.
SHA-256 of the plan ${'d'.repeat(64)}
`);
  });

  it('WHEN it is Markdown THEN it says first whether everything is verified', () => {
    const shown = resultRenderer(sampleResult('ada'))('markdown', undefined);

    expect(shown.split('\n')[2]).toBe(
      '**Not everything is as planned. Run the same command again: it goes on where this run stopped. If it refuses the plan, plan again.**',
    );
  });

  it('GIVEN that all was attempted and listed, and not all is so, THEN it says to plan again', () => {
    const { accounts, ...result } = sampleResult('ada');
    const attempted = accounts.map((account) => ({
      ...account,
      actions: account.actions.filter(({ verdict }) => verdict === 'not-verified'),
    }));
    expect(resultRenderer({ ...result, accounts: attempted })('text', undefined)).toContain(
      'Not everything is as planned. Plan again: it goes by what is in Klaviyo now.',
    );
  });
});
