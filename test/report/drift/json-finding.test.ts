import { toUSVString } from 'node:util';
import fc from 'fast-check';
import { type Finding } from '../../../src/drift/finding.js';
import { driftReportSchema } from '../../../src/report/drift/drift-report-schema.js';
import { escapeHidden } from '../../../src/report/drift/json-escape.js';
import { jsonReport } from '../../../src/report/drift/json.js';
import { DRIFTED, report } from './sample-report.js';
import { anyText } from '../../text/any-text.js';

function json(findings: readonly Finding[]): string {
  return jsonReport(report({ ...DRIFTED, findings }));
}

/** The report as the schema lets it through, written by JSON.stringify alone. */
function jsonOfSchema(findings: readonly Finding[]): string {
  const wellFormed = (_key: string, value: unknown) => (typeof value === 'string' ? toUSVString(value) : value);
  const value = driftReportSchema.parse(report({ ...DRIFTED, findings }));
  return `${escapeHidden(JSON.stringify(value, wellFormed, 2))}\n`;
}

const text = fc.oneof(anyText(), fc.constantFrom('a"b', 'a\\b', '##[x', '#', '::', '\ud800', '\n'));
const state = fc.option(
  fc.record(
    {
      ...{ userName: text, givenName: text, familyName: text, role: fc.option(text), possibleRoles: fc.array(text) },
      mayLackRole: fc.boolean(),
      ...{ active: fc.boolean(), id: text },
    },
    { requiredKeys: ['userName', 'givenName', 'familyName', 'role', 'active'] },
  ),
);

test('GIVEN findings with any texts THEN their JSON is that of the value that the schema lets through', () => {
  fc.assert(
    fc.property(state, state, text, text, (declared, provisioned, message, user) => {
      const [first] = DRIFTED.findings;
      const finding: Finding = { ...first!, exception: null, declared, provisioned, message, user };
      expect(json([finding, first!])).toBe(jsonOfSchema([finding, first!]));
    }),
  );
});

test.each([
  ['a member that the schema does not know', { more: 1 }],
  ['an id that is none', { id: 'x' }],
  ['a kind that is none', { kind: 'x' }],
  ['a state with a member that the schema does not know', { declared: { more: 1 } }],
  ['a line that is none', { place: { path: 'access.yaml', line: 0, column: 1 } }],
  ['a message that is no text', { message: 7 }],
])('GIVEN %s THEN the report is refused', (_, wrong) => {
  const [first] = DRIFTED.findings;
  expect(() => json([{ ...first!, ...wrong } as unknown as Finding])).toThrow(/findings/);
});
