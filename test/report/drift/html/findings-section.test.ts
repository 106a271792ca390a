import { type Finding } from '../../../../src/drift/finding.js';
import { fittingFindings, MOST_FINDINGS } from '../../../../src/report/drift/html/findings-section.js';
import { personFindings } from '../../../../src/report/drift/html/person-findings.js';
import { compare, declared, findingsOf } from '../../../drift/sample-account.js';
import { CAPTURED_AT, report } from '../sample-report.js';

/** So many findings, two of each person. */
function people(number: number): ReturnType<typeof personFindings> {
  const [missing] = findingsOf(compare([declared()], []));
  const findings = Array.from({ length: number }, (_, index): Finding => {
    const user = `person${Math.floor(index / 2)}@example.com`;
    return { ...missing!, user, id: index.toString(16).padStart(12, '0') };
  });
  return personFindings(report({ ...compare([declared()], []), findings }));
}

test('GIVEN more findings than a browser filters at once THEN so many are shown, whatever their size', () => {
  const { listed, articles } = fittingFindings(people(MOST_FINDINGS + 9), CAPTURED_AT, Infinity);

  expect(listed).toHaveLength(MOST_FINDINGS);
  expect(articles).toHaveLength(MOST_FINDINGS / 2);
});

test('GIVEN the last person fits in part THEN that part is shown', () => {
  const [first, ...others] = people(MOST_FINDINGS + 1);
  const cut = [{ ...first!, findings: [first!.findings[0]] }, ...others] as ReturnType<typeof personFindings>;

  expect(fittingFindings(cut, CAPTURED_AT, Infinity).listed).toHaveLength(MOST_FINDINGS);
});

test('GIVEN as many as a page may have THEN all are shown', () => {
  expect(fittingFindings(people(MOST_FINDINGS), CAPTURED_AT, Infinity).listed).toHaveLength(MOST_FINDINGS);
});
