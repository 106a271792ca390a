import { provisionOutcomeText } from '../../../src/report/entra/provision-text.js';

const skipped = (code: string): string =>
  provisionOutcomeText(
    { result: 'Skipped', action: undefined, reason: { code, message: 'Left out.' }, steps: [], changes: [] },
    'nobody. Entra did not do it.',
  );

describe('what Entra did on demand, for a terminal', () => {
  it.each([
    ['NotEffectivelyEntitled', 'To do: for Entra they are not assigned, or their account is disabled.'],
    ['RedundantExport', 'To do: nothing: in Klaviyo they are as Entra would write them.'],
  ])('GIVEN the reason %s THEN it says what to do', (code, advice) => {
    expect(skipped(code)).toContain(`  ${code}: Left out.\n  ${advice}`);
    expect(skipped(code)).toContain('It names no attribute that it wrote.\n\nIn Klaviyo now: nobody.');
  });

  it("GIVEN another reason, with control codes THEN it is told in Entra's words, made visible", () => {
    expect(skipped('New\u001b[2J')).not.toContain('To do:');
    expect(skipped('New\u001b[2J')).not.toContain('\u001b');
  });
});
