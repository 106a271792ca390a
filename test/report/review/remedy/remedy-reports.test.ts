import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { marked } from 'marked';
import { plainJson } from '../../../../src/report/plain-json.js';
import {
  reviewStepsJsonSchema,
  reviewVerificationJsonSchema,
} from '../../../../src/report/review/review-json-schemas.js';
import { remediationText } from '../../../../src/report/review/remedy/remediation-text.js';
import { stepsMarkdown } from '../../../../src/report/review/remedy/steps-markdown.js';
import { verificationText } from '../../../../src/report/review/remedy/verification-text.js';
import { type PersonRemedy, type Remediation } from '../../../../src/review/remedy/remedy.js';
import { type VerificationReport } from '../../../../src/review/remedy/verification-report.js';
import { hostileText } from '../../hostile-text.js';

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
addFormats(ajv);
const SCHEMAS = { 'review-steps': reviewStepsJsonSchema(), 'review-verification': reviewVerificationJsonSchema() };
const validSteps = ajv.compile(SCHEMAS['review-steps']);
const validVerification = ajv.compile(SCHEMAS['review-verification']);

const PERSON: PersonRemedy = {
  row: 'r0123456789ab',
  account: 'acme',
  userName: 'lin@example.com',
  name: 'Lin Doe',
  decision: 'revoke',
  role: 'analyst',
  reason: 'Left the team.',
  reviewers: ['grace@example.com'],
  why: 'as a member of "readers", priority 3',
  state: 'to-do',
  notes: ['They keep shop: take nothing away there.'],
  steps: [
    {
      by: 'keeper of the access file',
      where: 'access.yaml, line 17',
      what: 'Apply the patch.',
      command: "git apply 'q1/a b'",
    },
    { by: 'administrator of Okta', where: 'Okta, under Directory > Groups', what: 'Take them out of "readers".' },
  ],
};

const remediation = (people: readonly PersonRemedy[], more: Partial<Remediation> = {}): Remediation => ({
  version: 1,
  review: { id: '0123456789abcdef', name: '2027-q1' },
  accessFile: { path: 'access.yaml', sha256: 'a'.repeat(64), reviewedSha256: 'b'.repeat(64), isPatched: true },
  isPlanned: false,
  refusedPlans: [],
  people,
  left: { open: 2 },
  ...more,
});

const reading = { available: true, source: 'roster people.csv', people: 1 } as const;

const verification = (found: string): VerificationReport => ({
  version: 1,
  review: { id: '0123456789abcdef', name: '2027-q1' },
  verifiedAt: '2027-01-20T09:00:00.000Z',
  accounts: [
    {
      account: 'acme',
      stations: {
        declared: reading,
        assigned: { available: false, reason: found, provider: 'Okta' },
        provisioned: reading,
      },
      listing: { totalResults: 1, read: 1, pages: 1, sha256: 'c'.repeat(64) },
      readAt: '2027-01-20T08:59:00.000Z',
    },
  ],
  people: [
    {
      ...{ row: 'r0123456789ab', account: 'acme', userName: found, decision: 'revoke', newRole: null },
      ...{ since: '2027-01-10T09:00:00.000Z', ageHours: 240, isBack: true, isAsDecided: false },
      look: { at: '2027-01-20T09:00:00.000Z', klaviyo: 'came-back', identityProvider: 'not-read', found },
    },
  ],
});

test.each(Object.entries(SCHEMAS))('schema/%s.schema.json holds what the function gives', (name, schema) => {
  const file = join(__dirname, `../../../../schema/${name}.schema.json`);
  expect(readFileSync(file, 'utf8')).toBe(`${JSON.stringify(schema, null, 2)}\n`);
});

describe('what a remediation says', () => {
  it('GIVEN a person THEN the Markdown has who does what where, with the reason', () => {
    expect(stepsMarkdown(remediation([PERSON]))).toBe(`# What carries the decisions out

The review 2027-q1: 1 row to be revoked or changed, 1 to do.

Left as they are, since no final decision is recorded: 2 open.

access.yaml has changed since the review was opened. The steps are for the file as it is now, with the digest \`${'a'.repeat(64)}\`; reviewed was \`${'b'.repeat(64)}\`.

A patch of the access file is beside this file: \`access.patch\`. It is of all people below together: apply it once.

Nothing of it has been done. When it is, prove it with \`klaviyo-access review verify-remediation\`.

## \`lin@example.com\` in acme

Revoke analyst (Lin Doe). Decided by \`grace@example.com\`: Left the team.

Why they had it: as a member of "readers", priority 3.

**Note.** They keep shop: take nothing away there.

1. In access.yaml, line 17: Apply the patch. (By the keeper of the access file.)<br>\`git apply 'q1/a b'\`
2. In Okta, under Directory \\> Groups: Take them out of "readers". (By the administrator of Okta.)

## What SCIM cannot take away

Of everybody who is revoked, in the account of which they are:

- Klaviyo \\> Settings \\> API keys, in each account: Private API keys stay valid when their maker is switched off. Delete those that they made or know, or replace them.
- Klaviyo \\> Settings \\> Security, in each account: Take them off the list of people who are exempt from SSO, if they are on it.
`);
  });

  it('GIVEN hostile texts THEN they are data in every format', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const step = { by: text, where: text, what: text, command: text };
        const person = {
          ...PERSON,
          userName: text,
          name: text,
          reason: text,
          reviewers: [text],
          why: text,
          notes: [text],
          steps: [step],
          account: text,
        };
        const all = remediation([person], { refusedPlans: [text], review: { id: '0123456789abcdef', name: text } });
        const html = marked.parse(stepsMarkdown(all), { async: false });
        expect(html).not.toMatch(/<(?:script|img|a|iframe|svg|input)\b/i);
        for (const printed of [remediationText(all, text), verificationText(verification(text))]) {
          expect(printed.replace(/\n/g, '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
          expect(printed).not.toMatch(/^\s*(?:::|##\[)/m);
        }
        expect(validSteps(JSON.parse(plainJson(all)))).toBe(true);
        expect(validVerification(JSON.parse(plainJson(verification(text))))).toBe(true);
      }),
    );
  });

  it('GIVEN more people than a screen takes THEN the rest is counted', () => {
    const people = Array.from({ length: 23 }, (_, index) => ({ ...PERSON, userName: `p${index}@example.com` }));
    expect(remediationText(remediation(people), 'q1/remediation')).toContain('And 3 more, see steps.md.');
  });
});
