import { parse } from 'yaml';
import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { type Flags } from '../cli-run.js';
import { ENTRA, GOOGLE, init, NONE, OKTA, ROSTER, synthesised } from './init-run.js';

/** Takes the flags of Okta, and of a roster, away. */
const NOT_OKTA: Flags = { org: undefined, ssoUrl: undefined, audience: undefined, admin: undefined };

describe('GIVEN no terminal', () => {
  it('WHEN flags are missing THEN it exits with 1 and names them all', async () => {
    const { exitCode, stdout, stderr, files } = await init({});

    expect([exitCode, stdout, files]).toEqual([1, '', []]);
    expect(stderr).toContain('Standard input is not a terminal, so these flags are needed:');
    expect([...stderr.matchAll(/^ {2}(--[a-z-]+) </gm)].map(([, flag]) => flag)).toEqual([
      ...['--owner', '--base-url', '--admin'],
    ]);
  });

  it.each<[string, Flags, Readonly<Record<string, string>>, string]>([
    ['nothing', {}, {}, 'none'],
    ['a flag of Okta', { ssoUrl: OKTA.ssoUrl }, {}, 'okta'],
    ['a flag of Entra', { tenant: ENTRA.tenant }, {}, 'entra'],
    ['a flag of Google Workspace', { googleAdmin: 'admin@example.com' }, { OKTA_ORG_NAME: 'acme' }, 'google'],
    ['the environment of Okta', {}, { OKTA_ORG_NAME: 'acme' }, 'okta'],
    ['the environment of Entra', {}, { ARM_TENANT_ID: 'acme.onmicrosoft.com' }, 'entra'],
  ])(
    'WHEN %s tells of an identity provider THEN the flags that are missing are those of %s',
    async (_what, given, environment, kind) => {
      const asked = async (options: Flags): Promise<readonly string[]> => {
        const { stderr } = await init(options, { environment });
        return [...stderr.matchAll(/^ {2}(--[a-z-]+) </gm)].map(([, flag]) => flag!);
      };

      expect(await asked(given)).toEqual(await asked({ ...given, provider: kind }));
      expect(await asked(given)).toContain('--owner');
    },
  );

  it('WHEN the environment names the organisation THEN it need not be given', async () => {
    const environment = { OKTA_ORG_NAME: 'acme', OKTA_BASE_URL: 'oktapreview.com' };
    const { exitCode, read } = await init({ ...OKTA, ...ROSTER, org: undefined }, { environment });

    expect(exitCode).toBe(0);
    expect(parse(read('access.yaml'))).toMatchObject({ okta: { org: 'acme', domain: 'oktapreview.com' } });
  });

  it('WHEN flags of Entra are missing or belong to another answer THEN each is named', async () => {
    const { exitCode, stderr } = await init({ provider: 'entra', org: 'acme', ssoUrl: 'https://example.com' });

    expect(exitCode).toBe(1);
    expect(stderr).toContain('--org belongs to the identity provider okta; leave it out.');
    expect(stderr).toContain(
      '--sso-url belongs to the identity provider okta, or to the identity provider entra with --saml yes; leave it out.',
    );
    expect([...stderr.matchAll(/^ {2}(--[a-z-]+) </gm)].map(([, flag]) => flag)).toEqual([
      ...['--tenant', '--owner', '--base-url', '--admin'],
    ]);
  });

  it.each<[string, Flags, string]>([
    ['provider', { provider: 'oktaa' }, 'expected one of none, google, okta, entra, onelogin; did you mean "okta"?'],
    ['provider', { provider: 'toString' }, 'expected one of none, google, okta, entra, onelogin.'],
    ['directory', { directory: 'rooster' }, 'did you mean "roster"?'],
    ['kind', { kind: 'acount' }, 'did you mean "account"?'],
    ['group', { group: ['amin=a'] }, 'did you mean "admin"?'],
    ['group', { group: ['analyst'] }, 'no group gives the role admin'],
    ['group', { group: ['retention=a', 'admin'] }, '"retention" is not built in'],
    ['group', { group: ['portfolio_analyst'], kind: 'portfolio' }, 'no group gives the role portfolio_admin'],
    ['group', { group: ['admin'], kind: 'portfolio' }, 'expected one of portfolio_admin, '],
    ['group', { group: ['admin=a', 'analyst=A'] }, 'group "A" is assigned'],
    ['group', { group: ['admin=a\nb'] }, 'expected role=group on one line'],
    ['group', { group: ['admin='] }, "expected a group's name"],
    ['group', { group: ['admin=a\u200bb'] }, 'without'],
    ['org', { org: 'https://acme.oktapreview.com' }, 'the name alone: acme, with domain: oktapreview.com'],
    ['org', { org: 'a: b' }, 'the name alone'],
    ['domain', { domain: 'okta.com # x' }, 'a domain such as okta.com'],
    ['account', { account: '../acme' }, 'expected a name that begins with a letter'],
    ['account', { account: 'a"b' }, 'expected a name that begins with a letter'],
    ['owner', { owner: 'owner@example.com\nversion: 2' }, 'expected an e-mail address'],
    ['base-url', { baseUrl: 'https://a:b@example.com/scim' }, 'has a user name or password in it'],
    ['base-url', { baseUrl: 'http://example.com/scim' }, 'is plain http'],
    ['access-key-env', { accessKeyEnv: 'pk_example' }, 'expected the name of an environment variable'],
    ['sso-url', { ssoUrl: 'javascript:alert(1)' }, 'is not an absolute URL'],
    ['audience', { audience: 'a\u0007b' }, 'without control characters'],
    ['tenant', { ...ENTRA, org: undefined, tenant: 'acme' }, 'expected the id of a tenant'],
    ['roster', { roster: '../people.csv' }, "expected a path in the project's folder"],
    ['roster', { roster: '/tmp/people.csv' }, "expected a path in the project's folder"],
    ['roster', { roster: 'a/../../people.csv' }, "expected a path in the project's folder"],
    ['roster', { roster: 'people.csv\n.csv' }, "expected a path in the project's folder"],
    ['roster', { roster: 'package.json' }, 'that ends in .csv'],
    ['admin', { admin: 'OWNER@example.com' }, 'it is the owner'],
    ['admin', { admin: 'ada' }, 'expected an e-mail address'],
    ['admin', { admin: 'ada@example.com', group: ['admin=a;b'] }, 'which separates groups in a roster'],
    ['google-admin', { ...GOOGLE, ...NOT_OKTA, googleAdmin: 'admin' }, 'the e-mail address of an administrator'],
    ['google-customer', { ...GOOGLE, ...NOT_OKTA, googleCustomer: 'acme' }, 'the id of a customer'],
    ['group', { ...GOOGLE, ...NOT_OKTA, group: ['admin=admins'] }, "the group's e-mail address in Google Workspace"],
    ['groups-exist', { groupsExist: 'maybe' }, 'expected one of yes, no'],
  ])('WHEN --%s is wrong (%j) THEN it is refused and nothing is written', async (flag, wrong, sentence) => {
    const { exitCode, stdout, stderr, files } = await init({ ...OKTA, ...ROSTER, ...wrong });

    expect([exitCode, stdout, files]).toEqual([1, '', []]);
    expect(stderr).toContain(`--${flag}`);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('\u0007');
  });

  it('WHEN a userName begins as a formula THEN the roster is refused before anything is written', async () => {
    const { exitCode, files, stderr } = await init({ ...OKTA, ...ROSTER, owner: '=owner@example.com' });

    expect([exitCode, files]).toEqual([1, []]);
    expect(stderr).toContain('people.csv');
  });

  it('WHEN flags have nothing to belong to THEN they are refused, with every other mistake', async () => {
    const { exitCode, stderr } = await init({ ...NONE, org: 'acme', groupsExist: 'yes', owner: 'x' });

    expect(exitCode).toBe(1);
    expect(stderr).toContain('--org belongs to the identity provider okta; leave it out.');
    expect(stderr).toContain(
      '--groups-exist belongs to an identity provider whose groups a stack finds by their names (okta, entra); leave it out.',
    );
    expect(stderr).toContain('--owner: owner is "x"; expected an e-mail address.');
  });

  it.each(["it's: a #group", 'the "a" team', '- a', '{ a: b }', 'null', '%x', "o'neil & sons", '*', '!'])(
    'WHEN a group is called %j THEN it reads back the same',
    async (group) => {
      const { exitCode, read, cwd } = await init({ ...OKTA, directory: 'okta', group: [`admin=${group}`] });

      expect(exitCode).toBe(0);
      expect(parseAccessFile(read('access.yaml'), { path: 'a' }).accounts[0]!.assignments[0]!.group).toBe(group);
      expect(await synthesised(cwd)).toMatchObject({ stacks: ['acme'] });
    },
  );
});
