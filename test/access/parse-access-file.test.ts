import fc from 'fast-check';

import { AccessFileError } from '../../src/access/access-file-error.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { account, EXAMPLE, exampleWith, refusal, refusals } from './example.js';
import { anyText } from '../text/any-text.js';

const parse = (text: string) => parseAccessFile(text, { path: 'access.yaml' });

describe('the model of the shipped example', () => {
  const model = parse(EXAMPLE);
  const [acme] = model.accounts;

  test('has the path, the organisation and the directory', () => {
    expect(model.path).toBe('access.yaml');
    expect(model.identityProviders).toEqual([{ kind: 'okta', org: 'acme', domain: 'okta.com' }]);
    expect(model.directory).toEqual({ kind: 'roster', path: 'people.csv' });
  });

  test('has a local backend with a state for each account', () => {
    expect(model.terraform.backend).toEqual({ type: 'local', stateKey: 'klaviyo-access/{account}', settings: {} });
  });

  test('has the account with its SCIM server and where the key comes from', () => {
    expect(model.accounts).toHaveLength(1);
    expect(acme).toMatchObject({ name: 'acme', kind: 'account', owner: 'owner@example.com' });
    expect(acme!.scim).toEqual({
      baseUrl: 'https://a.klaviyo.com/scim/v2',
      accessKey: { from: 'environment', variable: 'KLAVIYO_SCIM_ACCESS_KEY', at: { line: 13, column: 18 } },
      authorization: 'Klaviyo-API-Key',
      updateMethod: 'patch',
      roleForm: 'role',
    });
  });

  test('has the SAML app, whose recipient and destination are its ssoUrl', () => {
    const url = 'https://www.klaviyo.com/sso/saml/acme';
    expect(acme!.identityProvider?.app).toEqual({
      kind: 'saml',
      label: 'Klaviyo',
      updates: 'check',
      saml: { ssoUrl: url, audience: url, recipient: url, destination: url },
    });
  });

  test('has the assignments with their priorities and places', () => {
    expect(acme!.assignments.map(({ role, priority, create }) => [role, priority, create])).toEqual([
      ['admin', 1, true],
      ['retention_lead', 2, true],
      ['analyst', 3, false],
    ]);
    expect(acme!.assignments[2]!.at).toEqual({ line: 26, column: 9 });
    expect(acme!.at).toEqual({ line: 9, column: 5 });
  });

  test('has the exception, its date still a text', () => {
    expect(acme!.exceptions).toEqual([
      {
        user: 'agency@example.com',
        kinds: ['unexpected'],
        reason: 'An agency that is exempt from SSO and works in Klaviyo only',
        expires: '2027-03-31',
        at: { line: 28, column: 9 },
      },
    ]);
  });
});

describe('defaults and variants', () => {
  test('an account that says the least', () => {
    const model = parse(EXAMPLE + account('second'));
    expect(model.accounts[1]).toMatchObject({
      scim: { authorization: 'Klaviyo-API-Key' },
      identityProvider: {
        kind: 'okta',
        app: { kind: 'existing', label: 'second', id: '0oa1b2c3' },
        provisioning: { mode: 'console', create: true, update: true, deactivate: true, import: true },
      },
      customRoles: [],
      exceptions: [],
      assignments: [{ create: false, priority: 1 }],
    });
  });

  test.each([
    ['{ mode: console }', 'check'],
    ['{ create: false, update: false, deactivate: false }', 'check'],
    ['{ create: false, update: false, deactivate: false, import: false }', 'apply'],
    ['{ mode: api }', 'apply'],
  ])('GIVEN provisioning %s THEN updates of the app default to %s', (provisioning, updates) => {
    const text = EXAMPLE.replace(/provisioning: .*/, `provisioning: ${provisioning}`);
    expect(parse(text).accounts[0]!.identityProvider?.app).toMatchObject({ updates });
    expect(parse(text.replace('label: Klaviyo', 'updates: apply')).accounts[0]!.identityProvider?.app).toMatchObject({
      updates: 'apply',
    });
  });

  test('a preconfigured app, a key file, Bearer, a portfolio', () => {
    const text = `
version: 1
okta: { org: acme, domain: oktapreview.com }
directory: { roster: people.csv }
accounts:
  - name: group
    kind: portfolio
    scim: { baseUrl: 'http://127.0.0.1:8080/scim/v2/', accessKey: { file: keys/group }, authorization: Bearer, updateMethod: put,
      roleForm: roles }
    owner: owner@example.com
    app: { label: Klaviyo group, preconfigured: klaviyo }
    assignments: [{ role: portfolio_admin, group: admins }]
`;
    const [group] = parse(text).accounts;
    expect(group!.identityProvider?.app).toEqual({
      kind: 'preconfigured',
      label: 'Klaviyo group',
      updates: 'check',
      preconfigured: 'klaviyo',
    });
    expect(group!.scim).toMatchObject({
      baseUrl: 'http://127.0.0.1:8080/scim/v2',
      accessKey: { from: 'file', path: 'keys/group' },
      authorization: 'Bearer',
      updateMethod: 'put',
      roleForm: 'roles',
    });
  });

  test('a reason on several lines becomes one', () => {
    const text = exampleWith([
      'reason: An agency that is exempt from SSO and works in Klaviyo only',
      'reason: |\n          exempt from SSO,\n          in Klaviyo only\n',
    ]);
    expect(parse(text).accounts[0]!.exceptions[0]!.reason).toBe('exempt from SSO, in Klaviyo only');
  });

  test('recipient and destination may differ from ssoUrl', () => {
    const to =
      'audience: urn:klaviyo\n        recipient: https://r.klaviyo.com/x\n        destination: https://d.klaviyo.com/x';
    const text = exampleWith(['audience: https://www.klaviyo.com/sso/saml/acme', to]);
    expect(parse(text).accounts[0]!.identityProvider?.app).toMatchObject({
      saml: { audience: 'urn:klaviyo', recipient: 'https://r.klaviyo.com/x', destination: 'https://d.klaviyo.com/x' },
    });
  });

  test('a byte order mark and CRLF change nothing, not even the columns', () => {
    expect(parse(`\uFEFF${EXAMPLE.replaceAll('\n', '\r\n')}`)).toEqual(parse(EXAMPLE));
  });

  test('anchors, aliases and merge keys', () => {
    const text =
      exampleWith(['provisioning: { mode: console,', 'provisioning: &features { mode: console,']) +
      account('second', ['    provisioning: { <<: *features, import: false }']);
    expect(parse(text).accounts[1]!.identityProvider?.provisioning).toEqual({
      mode: 'console',
      create: true,
      update: true,
      deactivate: true,
      import: false,
    });
  });
});

describe('mistakes', () => {
  test('are all reported at once, in the order of the file', () => {
    // GIVEN a file with mistakes in its shape and in how its parts fit together
    const text = exampleWith(
      ['version: 1', 'version: 2'],
      ['owner: owner@example.com', 'ownr: owner@example.com'],
      ['role: analyst', 'role: analist'],
      ['2027-03-31', '2027-02-30'],
    );
    // WHEN it is parsed
    const { problems, message } = refusal(text);
    // THEN each of them is named with its place
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 10],
      [9, 5],
      [14, 5],
      [26, 17],
      [31, 18],
    ]);
    expect(message.split('\n')).toHaveLength(5);
    expect(message).toContain('access.yaml:3:10: version is 2; expected 1, the only version that this release knows');
  });

  test('are values with all that a tool needs', () => {
    expect(refusal(exampleWith(['role: analyst', 'role: analist'])).problems).toEqual([
      {
        path: 'access.yaml',
        line: 26,
        column: 17,
        found: '"analist"',
        expected: 'one of admin, manager, analyst, campaign_coordinator, content_creator, support, retention_lead',
        nearest: 'analyst',
        message:
          'unknown role "analist" in assignments; expected one of admin, manager, analyst, campaign_coordinator, ' +
          'content_creator, support, retention_lead; did you mean "analyst"?',
      },
    ]);
  });

  test.each([
    ['', 'empty'],
    ['# only a comment\n', 'empty'],
    ['hello', 'a text'],
    ['- a', 'a list'],
    ['42', '42'],
  ])('a file that is %j is refused', (text, found) => {
    const [line] = refusals(text);
    expect(line).toMatch(/^access\.yaml:1:\d+: the access file is /);
    expect(line).toContain(found);
  });

  test('before a syntax error are reported with it; what it may have swallowed is not', () => {
    const text = exampleWith(['org: acme', 'org: acme.okta.com'], ['title: Retention lead', 'title: "Retention lead']);
    const lines = refusals(text);
    expect(lines[0]).toMatch(/^access\.yaml:5:8: org is "acme.okta.com"/);
    expect(lines[1]).toMatch(/not YAML: Missing closing "quote/);
    expect(lines.join()).not.toContain('unknown role');
    expect(lines.join()).not.toContain('missing');
  });

  test('in an account are found although a later one is not YAML', () => {
    const text = exampleWith(['role: analyst', 'role: analist']) + '  - name: [\n';
    expect(refusals(text)[0]).toContain('unknown role "analist"');
  });

  test('of a second document do not hide those of the first', () => {
    const lines = refusals(exampleWith(['version: 1', 'version: 3']) + '---\na: 1\n');
    expect(lines[0]).toContain('version is 3');
    expect(lines[1]).toContain('a second document begins here');
    expect(lines).toHaveLength(2);
  });
});

describe('the check of access keys', () => {
  test('is asked for each account, and its sentence is reported at the reference', () => {
    const asked: unknown[] = [];
    const lines = refusals(EXAMPLE + account('second'), {
      checkAccessKey: (source) => {
        asked.push(source);
        return source.from === 'environment' && source.variable === 'SECOND_KEY' ? 'SECOND_KEY is not set' : undefined;
      },
    });
    expect(asked).toHaveLength(2);
    expect(asked[0]).toEqual({
      from: 'environment',
      variable: 'KLAVIYO_SCIM_ACCESS_KEY',
      at: { line: 13, column: 18 },
    });
    expect(lines).toEqual(['access.yaml:34:64: SECOND_KEY is not set']);
  });
});

describe('for any text', () => {
  const refusedOrRead = (text: string): void => {
    try {
      expect(parse(text).accounts.length).toBeGreaterThan(0);
    } catch (error) {
      expect(error).toBeInstanceOf(AccessFileError);
      expect((error as AccessFileError).problems.length).toBeGreaterThan(0);
      for (const { line, column, message } of (error as AccessFileError).problems) {
        expect(line).toBeGreaterThan(0);
        expect(column).toBeGreaterThan(0);
        // eslint-disable-next-line no-control-regex -- that there are none is what is tested
        expect(message).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }
    }
  };

  test('there is a model or an AccessFileError', () => {
    fc.assert(fc.property(anyText(), refusedOrRead));
  });

  test('there is a model or an AccessFileError: texts of YAML pieces', () => {
    const piece = fc.constantFrom(
      ...['a: ', '\n', '  ', '- ', '&x ', '*x', '<<: ', '{', '}', '[', ']', ', ', '"', "'", '|', '!!set ', '!x ', '? '],
      ...['#', '\t', '---\n', '%YAML 1.1\n', 'accounts:', '__proto__: ', '1', 'null', '\u0000', '\uD800', ': '],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => refusedOrRead(pieces.join(''))),
      { numRuns: 500 },
    );
  });

  test('there is a model or an AccessFileError: the example, mutated', () => {
    const mutation = fc.tuple(fc.nat(EXAMPLE.length), fc.nat(40), fc.string({ maxLength: 10 }));
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        refusedOrRead(
          mutations.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), EXAMPLE),
        );
      }),
      { numRuns: 300 },
    );
  });
});

test('GIVEN a file that is larger than can be read whole THEN it is refused before it is read', () => {
  expect(refusals(`${EXAMPLE}#${'x'.repeat(16_000_000)}`)).toEqual([
    expect.stringMatching(/^access.yaml:1:1: the access file has 1600\d{4} characters; expected at most 16000000, so/),
  ]);
  expect(() => parseAccessFile(EXAMPLE + '#'.repeat(16_000_000 - EXAMPLE.length), { path: 'a' })).not.toThrow();
});
