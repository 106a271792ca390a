import { type AccountDrift, type DriftReport } from '../../../src/drift/drift-report.js';
import { provisioned, compare, declared, exception } from '../../drift/sample-account.js';

export const CAPTURED_AT = '2026-08-01T06:00:00.000Z';
export const SHA256 = '0a'.repeat(32);

export function report(...accounts: DriftReport['accounts']): DriftReport {
  return { version: 2, capturedAt: CAPTURED_AT, accounts };
}

/** One critical, one medium, one info, one excepted. */
export const DRIFTED = compare(
  [declared(), declared({ userName: 'zoe@example.com' })],
  [provisioned({ role: 'admin' }), provisioned({ id: 'u7', userName: 'agency@example.com', role: 'analyst' })],
  { exceptions: [exception({ reason: 'SSO-exempt agency,\nasked for by marketing\n' })] },
);

export const IN_SYNC = compare([declared()], [provisioned()], { name: 'acme-2' });

/** With what is to be known before its findings are read. */
export const NOTICED: AccountDrift = {
  ...DRIFTED,
  notices: [{ kind: 'probable-configuration-fault', message: '9 of 10 people are in drift [90 %].' }],
};

/** What somebody might put into a name or a role to do harm where it is shown. */
export const HOSTILE = [
  '| cell | --- |',
  '`code` ``two`` ```three',
  'a\\|b \\',
  'line\nbreak\r\n# heading\n- list\n```\nfence',
  '<script>alert(1)</script><img src=x onerror=y><!-- -->',
  '[link](https://evil.example) ![image](https://evil.example/x.png) [ref]: x',
  '@octocat @acme/admins #1 GH-1 acme/repo#1 deadbeefcafe defaced',
  'www.evil.example https://evil.example mailto:eve@evil.example',
  '*bold* _em_ ~~gone~~ :smile: $x$ &lt;b&gt; &#64;octocat',
  'red\u001b[31m \u001b]8;;https://evil.example\u0007link \u009b2J \u007f \b\b\b\t\u0000',
  'bidi \u202egnp.exe\u202c \u2066x\u2069 \u200f\u061c zero\u200b\u200c\u200d\u2060\ufeff\u00ad',
  'separators \u2028 \u2029 \u0085 \u00a0 \u3000 tags \u{e0041} fillers \u3164 \ufe0f lone \ud800 \udc00',
  '::error::pwned',
  ' ::add-mask::x ##[error]pwned',
  '</details></summary>',
  '"); rm -rf / #',
  '=cmd()',
] as const;

/** A character that does not show as itself, or is not the common blank. Line ends are the report's own. */
export const HIDDEN = /[^\P{C}\n]|[^\P{Z} ]|\p{Default_Ignorable_Code_Point}/u;

/** A report that has a hostile text in every place where text from outside may stand. */
export function hostileReport(text: string): DriftReport {
  const drift = compare(
    [
      declared({ userName: `zoe ${text}`, group: text, role: 'analyst' }),
      declared({ givenName: text, passedOver: [{ group: text, role: text, priority: 3 }] }),
    ],
    [
      provisioned({ givenName: `Ada ${text}`, familyName: text, role: `x ${text}` }),
      provisioned({ id: text, userName: `twin ${text}`, role: text, conflicts: [text] }),
      provisioned({ id: `${text}2`, userName: `twin ${text}`, role: 'admin' }),
      provisioned({ id: 'u7', userName: `agency ${text}` }),
    ],
    {
      owner: `owner ${text}`,
      scim: {
        baseUrl: `https://klaviyo.example.com/${text}`,
        accessKey: { from: 'file', path: 'key', at: { line: 1, column: 1 } },
        authorization: 'Bearer',
      },
      exceptions: [
        exception({ user: `agency ${text}`, reason: text, owner: text, ticket: text }),
        exception({ user: text, reason: text, expires: '2026-01-01' }),
      ],
    },
    [],
  );
  return report({
    ...drift,
    name: text,
    stations: { ...drift.stations, declared: { available: true, source: text, people: 2 } },
    notices: [{ kind: 'probable-configuration-fault', message: text }],
    findings: drift.findings.map((finding) =>
      finding.exception === null ? finding : { ...finding, exception: { ...finding.exception, pattern: text } },
    ),
  });
}
