import { account, EXAMPLE, exampleWith, refusal, refusals } from './example.js';

const KEY = '{ env: KLAVIYO_SCIM_ACCESS_KEY }';

describe('unknown and missing keys', () => {
  test.each([
    ['version: 1', 'version: 1\nacounts: []', 'unknown key "acounts" in the access file', 'accounts'],
    ['  org: acme', '  org: acme\n  domian: okta.com', 'unknown key "domian" in okta', 'domain'],
    ['label: Klaviyo\n', 'lable: Klaviyo\n', 'unknown key "lable" in app', 'label'],
    ['mode: console', 'mod: console', 'unknown key "mod" in provisioning', 'mode'],
    ['title: Retention lead', 'title: Retention lead, tite: x', 'unknown key "tite" in this customRole', 'title'],
    ['group: klaviyo-admins', 'group: klaviyo-admins, grup: x', 'unknown key "grup" in this assignment', 'group'],
    ['user: agency@example.com', 'usr: agency@example.com', 'unknown key "usr" in this exception', 'user'],
  ])('%j -> %j is refused at the key, with the nearest one', (from, to, problem, nearest) => {
    const found = refusal(exampleWith([from, to])).problems.find(({ message }) => message.startsWith('unknown key'));
    expect(found!.message).toContain(problem);
    expect(found!.nearest).toBe(nearest);
  });

  test('a missing key is refused at the mapping that lacks it', () => {
    expect(refusals(exampleWith(['    owner: owner@example.com\n', '']))).toEqual([
      'access.yaml:9:5: key "owner" is missing in this account; expected an e-mail address',
    ]);
  });

  test('a missing part of the file is refused', () => {
    expect(refusals('version: 1')).toEqual([
      'access.yaml:1:1: key "directory" is missing in the access file; expected a mapping with exactly one of roster, okta, entra, onelogin, google',
      'access.yaml:1:1: key "accounts" is missing in the access file; expected a list of accounts',
    ]);
  });

  test('__proto__ is a key like any other: unknown', () => {
    expect(refusals(`${EXAMPLE}__proto__: { version: 1 }\n`)[0]).toContain(
      'unknown key "__proto__" in the access file',
    );
  });
});

describe('wrong values', () => {
  test.each([
    ['version: 1', 'version: "1"', 'version is "1"; expected 1'],
    ['org: acme', 'org: https://acme.okta.com', 'org is "https://acme.okta.com"; expected the name alone'],
    ['org: acme', 'org: acme\n  domain: okta', 'domain is "okta"; expected a domain such as okta.com'],
    ['roster: people.csv', 'roster:', 'roster is empty; expected the path of a CSV, YAML or JSON file'],
    ['name: acme', 'name: 1st', 'name is "1st"; expected a name that begins with a letter'],
    ['name: acme', 'name: a/../b', 'name is "a/../b"; expected a name'],
    ['kind: account', 'kind: acount', 'kind is "acount"; expected one of account, portfolio; did you mean "account"?'],
    ['owner: owner@example.com', 'owner: Olive', 'owner is "Olive"; expected an e-mail address'],
    ['mode: console', 'mode: manual', 'mode is "manual"; expected one of console, api'],
    ['create: true, update', 'create: yes, update', 'create is "yes"; expected true or false'],
    ['kinds: [unexpected]', 'kinds: [unexpectd]', 'kinds has "unexpectd"; expected one of missing'],
    [
      'kinds: [unexpected]',
      'kinds: [expired-exception]',
      'kinds has "expired-exception"; expected a kind that can be excepted: one of missing',
    ],
    [
      'kinds: [unexpected]',
      'kinds: [unmatched-exceptions]',
      'kinds has "unmatched-exceptions"; expected one of missing',
    ],
    ['kinds: [unexpected]', 'kinds: []', 'kinds is an empty list; expected at least one of missing'],
    ['kinds: [unexpected]', 'kinds: [~]', 'kinds has an empty item; expected one of missing'],
    ['kinds: [unexpected]', 'kinds: unexpected', 'kinds is a text; expected a list of finding kinds'],
    ['kinds: [unexpected]', 'kinds: [[unexpected]]', 'kinds has a list; expected one of missing'],
    ['expires: 2027-03-31', 'expires: 31.03.2027', 'expires is "31.03.2027"; expected its last day'],
    ['expires: 2027-03-31', 'expires: 2027-02-29', 'expires is "2027-02-29"; expected its last day'],
    ['group: klaviyo-admins', 'group: " klaviyo-admins"', 'group is " klaviyo-admins"; expected a group\'s name'],
    [
      'group: klaviyo-admins',
      'group: "klaviyo\\u0007"',
      'group is "klaviyo<U+0007>"; expected a group\'s name, without',
    ],
    [
      'group: klaviyo-admins',
      'group: "klaviyo-\\u200badmins"',
      'group is "klaviyo-<U+200B>admins"; expected a group\'s name, without the invisible character U+200B (zero width space)',
    ],
    [
      'group: klaviyo-admins',
      'group: “klaviyo-admins”',
      'group is "“klaviyo-admins”"; expected a group\'s name, without the typographic quote “ (U+201C)',
    ],
    [
      'owner: owner@example.com',
      'owner: o’neil@example.com',
      'owner is "o’neil@example.com"; expected an e-mail address, without the typographic quote ’ (U+2019)',
    ],
    [
      'owner: owner@example.com',
      'owner: "owner@ex\\u00adample.com"',
      'owner is "owner@ex<U+00AD>ample.com"; expected an e-mail address, without the invisible character U+00AD (soft hyphen)',
    ],
    ['group: klaviyo-admins', 'group: "a\\ud800"', 'group is "a<U+D800>"; expected a group\'s name, without'],
    [
      'group: klaviyo-admins',
      'group: "${TfToken[TOKEN.3]}"',
      'group is "${TfToken[TOKEN.3]}"; expected a group\'s name, without "{TfToken[", which a deploy would not take as text',
    ],
    ['label: Klaviyo\n', 'label: "Klaviyo ${TfToken[TOKEN.3]}"\n', 'label is "Klaviyo ${TfToken[TOKEN.3]}"; expected'],
    [
      'id: retention_lead',
      'id: "#{TfToken[TOKEN.3]}"',
      'id is "#{TfToken[TOKEN.3]}"; expected a Custom SCIM ID, without',
    ],
    ['acme # copied', '${TfToken[TOKEN.3]} # copied', 'ssoUrl is not an absolute URL'],
    [
      'org: acme',
      'org: acme\nterraform: { backend: { type: s3, settings: { bucket: "${TfToken[T.3]}" } } }',
      'bucket is not valid',
    ],
    [
      'id: retention_lead',
      'id: retention lead',
      'id is "retention lead"; expected a Custom SCIM ID without white space',
    ],
    ['user: agency@example.com', 'user: ""', 'user is ""; expected a person\'s userName'],
  ])('%j -> %j is refused', (from, to, sentence) => {
    expect(refusals(exampleWith([from, to])).join('\n')).toContain(sentence);
  });

  test('an exception needs a reason and an end date', () => {
    const [reason, expires] = [
      'reason: An agency that is exempt from SSO and works in Klaviyo only',
      'expires: 2027-03-31',
    ];
    const lines = refusals(exampleWith([`        ${reason}\n`, ''], [`        ${expires}\n`, '']));
    expect(lines[0]).toContain('key "reason" is missing in this exception; expected a reason');
    expect(lines[1]).toContain('key "expires" is missing in this exception; expected its last day');
    expect(refusals(exampleWith([reason, 'reason: "  "']))[0]).toContain('expected a reason');
  });

  test('an account without assignments is refused', () => {
    const text = EXAMPLE + account('second').replace('[{ role: admin, group: second-admins }]', '[]');
    expect(refusals(text)).toEqual([
      'access.yaml:37:18: assignments is an empty list; expected at least one assignment of a role to a group',
    ]);
  });

  test('a long text is cut in the message', () => {
    const [line] = refusals(exampleWith(['owner: owner@example.com', `owner: ${'x'.repeat(500)}`]));
    expect(line).toContain(`"${'x'.repeat(60)}…"`);
    expect(line).not.toContain('x'.repeat(61));
  });
});

describe('the app', () => {
  const saml = 'saml:\n';

  test('is exactly one of saml, preconfigured, existing', () => {
    expect(refusals(exampleWith([saml, 'existing: 0oa1b2c3\n      saml:\n']))).toEqual([
      'access.yaml:16:7: app has saml and existing; expected exactly one of saml, preconfigured, existing',
    ]);
    expect(refusals(EXAMPLE + account('second').replace('existing: 0oa1b2c3, ', ''))).toEqual([
      expect.stringContaining('app has none of saml, preconfigured, existing; expected exactly one of'),
    ]);
    expect(refusals(EXAMPLE + account('second').replace(/\{ existing: .* \}/, 'klaviyo'))).toEqual([
      expect.stringContaining('app is a text; expected a mapping with exactly one of saml, preconfigured, existing'),
    ]);
  });

  test('names the keys that go with what is there', () => {
    const second = (app: string): string[] =>
      refusals(EXAMPLE + account('second').replace(/\{ existing: .* \}/, `{ label: second, ${app} }`));

    expect(second('existing: 0oa1, updates: check')).toEqual([
      'access.yaml:36:43: key "updates" in app does not go with existing; expected one of label, existing',
    ]);
    expect(second('existing: 0oa1, lable: a')).toEqual([
      'access.yaml:36:43: unknown key "lable" in app; expected one of label, existing; did you mean "label"?',
    ]);
    expect(second('preconfigured: klaviyo, updtes: check')).toEqual([
      'access.yaml:36:51: unknown key "updtes" in app; expected one of label, updates, preconfigured; ' +
        'did you mean "updates"?',
    ]);
  });

  test('names all keys where it has none or several', () => {
    const second = (app: string): string[] =>
      refusals(EXAMPLE + account('second').replace(/\{ existing: .* \}/, `{ label: second, ${app} }`));

    expect(second('updates: check, lable: a')).toEqual([
      'access.yaml:36:10: app has none of saml, preconfigured, existing; expected exactly one of saml, preconfigured, existing',
      'access.yaml:36:43: unknown key "lable" in app; expected one of label, updates, saml, preconfigured, existing; ' +
        'did you mean "label"?',
    ]);
    expect(second('existing: 0oa1, preconfigured: klaviyo, updates: check')).toEqual([
      'access.yaml:36:10: app has preconfigured and existing; expected exactly one of saml, preconfigured, existing',
    ]);
  });

  test('has every mistake of its alternatives reported, each once', () => {
    const lines = refusals(
      exampleWith(
        [
          '      label: Klaviyo\n      saml:\n',
          '      label: ""\n      existing: a b\n      saml:\n        extra: 1\n',
        ],
        ['audience: https://www.klaviyo.com/sso/saml/acme', 'audience: ""'],
      ),
    );
    expect(lines.map((line) => line.replace(/;.*/, ''))).toEqual([
      'access.yaml:16:7: app has saml and existing',
      'access.yaml:16:14: label is ""',
      'access.yaml:17:17: existing is "a b"',
      'access.yaml:19:9: unknown key "extra" in saml',
      'access.yaml:21:19: audience is ""',
    ]);
  });

  test('needs an https ssoUrl', () => {
    const text = exampleWith(['ssoUrl: https://www.klaviyo.com', 'ssoUrl: http://www.klaviyo.com']);
    expect(refusals(text)).toEqual([expect.stringContaining('ssoUrl is plain http to "www.klaviyo.com"')]);
  });
});

describe('the access key', () => {
  const SECRET = 'pk_example-access-key';

  test.each([
    [SECRET, 'This file must not contain the access key'],
    ['Klaviyo-API-Key example-access-key', 'This file must not contain the access key'],
    [`{ env: ${SECRET} }`, 'env is not valid; expected the name of an environment variable'],
    ['{ env: "Klaviyo-API-Key example-access-key" }', 'env is not valid'],
    [`{ file: ${SECRET} }`, 'file is not valid; expected the path of a file'],
    [`{ ${SECRET} }`, 'accessKey has a key that is not known; expected one of env, file'],
    [`{ env: A, value: ${SECRET} }`, 'accessKey has a key that is not known; expected env alone'],
    [`{ env: [${SECRET}] }`, 'env is not valid'],
    [`[${SECRET}]`, 'accessKey is not valid; expected exactly one of { env: NAME } or { file: path }'],
    [`{ env: A, file: b }`, 'accessKey has env and file; expected exactly one of env, file'],
    ['{}', 'accessKey has none of env, file'],
    ['', 'accessKey is empty; expected exactly one of'],
    [`|${SECRET}\n`, 'not YAML'],
    [`!${SECRET} x`, 'this tag does not belong here'],
    [`"a" ${SECRET}`, 'not YAML'],
    [`*${SECRET}`, 'this alias has no anchor'],
    [`{ ? [${SECRET}] : x }`, 'this key is not a string'],
    [`{ ${SECRET}, ${SECRET} }`, 'this key is on line 13 already'],
  ])('%s is refused, and nothing of it is repeated', (written, sentence) => {
    const { message, problems } = refusal(exampleWith([KEY, written]));
    expect(message).toContain(sentence);
    expect(JSON.stringify(problems)).not.toContain('example-access-key');
  });

  test.each([
    ['baseUrl: https://a.klaviyo.com/scim/v2', `baseUrl: https://ada:example-access-key@a.klaviyo.com/`],
    ['baseUrl: https://a.klaviyo.com/scim/v2', `baseUrl: https://a.klaviyo.com/?key=example-access-key`],
    ['baseUrl: https://a.klaviyo.com/scim/v2', `baseUrl: a.klaviyo.com example-access-key`],
    [`accessKey: ${KEY}`, `accessKey: ${KEY}\n      authorization: Klaviyo-API-Key example-access-key`],
  ])('in place of %s is not repeated either', (from, to) => {
    expect(JSON.stringify(refusal(exampleWith([from, to])).problems)).not.toContain('example-access-key');
  });

  test('in place of a whole mapping is not repeated either', () => {
    const text = EXAMPLE.replace(/scim:\n.*\n.*\n/, 'scim: example-access-key\n');
    expect(refusals(text)).toEqual([
      'access.yaml:11:11: scim is a text; expected a mapping with baseUrl and accessKey',
    ]);
  });
});
