import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { account, EXAMPLE, refusals } from '../example.js';

const SAML = 'saml: { ssoUrl: https://www.klaviyo.com/sso/saml/b, audience: b }';
const PRECONFIGURED = 'preconfigured: klaviyo';
const existing = (id: string): string => `existing: ${id}`;

/** An account whose app has these parts. */
const withApp = (name: string, ...parts: readonly string[]): string =>
  account(name)
    .replace('SECOND', name.toUpperCase())
    .replace(/app: .*/, `app: { ${parts.join(', ')} }`);

const taken = (label: string, line: number): unknown =>
  expect.stringContaining(
    `label "${label}" is already the label of the app on line ${line}; expected another app.label: the app is found by`,
  );

test.each([
  ['the same', 'label: Klaviyo', 'Klaviyo'],
  ['the same in other letters', 'label: KLAVIYO', 'KLAVIYO'],
  ['the default', undefined, 'Klaviyo'],
])('two apps that are found by their labels have not one label: %s', (_what, written, label) => {
  const parts = [SAML, ...(written === undefined ? [] : [written])];

  expect(refusals(EXAMPLE + withApp('second', ...parts))).toEqual([taken(label, 16)]);
});

test('two accounts that write no label are refused, with both of their lines', () => {
  const text = EXAMPLE + withApp('b', PRECONFIGURED) + withApp('c', SAML);

  expect(refusals(text.replace('      label: Klaviyo\n', '      label: Klaviyo acme\n'))).toEqual([
    expect.stringMatching(/^access\.yaml:42:10: label "Klaviyo" is already the label of the app on line 36;/),
  ]);
});

test.each([
  ['after', EXAMPLE + withApp('second', existing('0oa1')), 16],
  [
    'before',
    EXAMPLE.replace(/label: Klaviyo\n {6}saml:[^]*acme\n {4}prov/, 'existing: 0oa1\n    prov') + withApp('b', SAML),
    16,
  ],
])('an existing app has not the label that another one is found by: %s it', (_where, text, line) => {
  expect(refusals(text)).toEqual([taken('Klaviyo', line)]);
});

test('apps that are found by their ids may have one label; a wrong app has none', () => {
  const adopted = `${withApp('d', SAML, 'label: other')}    adopt: { app: 0oa3 }\n`;
  const two = withApp('b', existing('0oa1'), 'label: other') + withApp('c', existing('0oa2'), 'label: other') + adopted;

  expect(parseAccessFile(EXAMPLE + two, { path: 'access.yaml' }).accounts).toHaveLength(4);
  expect(refusals(EXAMPLE + adopted.replace('other', 'Klaviyo'))).toEqual([taken('Klaviyo', 16)]);
  expect(refusals(EXAMPLE + withApp('b', 'label: Klaviyo'))).toEqual([expect.stringContaining('app has none of')]);
  expect(refusals(EXAMPLE + withApp('b', SAML, 'label: ""'))).toEqual([expect.stringContaining('label is ""')]);
});
