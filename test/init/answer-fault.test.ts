import * as fc from 'fast-check';
import { providerSettings } from '../../src/access/provider-settings.js';
import { parseAccessFile } from '../../src/access/parse-access-file.js';
import { oktaAccount } from '../../src/access/okta-account.js';
import { accessFile } from '../../src/init/access-file.js';
import { answerFault } from '../../src/init/answer-fault.js';
import { type AnswerName, type Answers } from '../../src/init/answers.js';
import { QUESTIONS } from '../../src/init/questions.js';
import { roleGroups } from '../../src/init/role-groups.js';
import { anyText } from '../text/any-text.js';

const RIGHT: Answers = {
  provider: 'okta',
  org: 'acme',
  domain: 'okta.com',
  account: 'acme',
  kind: 'account',
  owner: 'owner@example.com',
  baseUrl: 'https://a.klaviyo.com/scim/v2',
  accessKeyEnv: 'ACME_KEY',
  ssoUrl: 'https://www.klaviyo.com/sso/saml/acme',
  audience: 'klaviyo',
  group: 'admin=klaviyo-admins',
  groupsExist: 'no',
  directory: 'okta',
};

const faultOf = (name: AnswerName, answer: string, answers: Answers = RIGHT): string | undefined =>
  answerFault(
    QUESTIONS.find((question) => question.name === name)!,
    answer,
    answers,
  );

/** Text as nobody should write it, and often something that YAML reads in its own way. */
const hostile = fc.oneof(
  anyText({ maxLength: 20 }),
  fc
    .array(
      fc.constantFrom('"', "'", ': ', '#', ' #', '\n', '\r', '- ', '{', '}', '[', ',', '*', '&', '!', '%', '=', 'a'),
    )
    .map((parts) => parts.join('')),
  fc.constantFrom('null', '~', 'true', '0x1', '1e3', '2027-01-01', '<<', '${a}', '%{a}', '{TfToken[1]}', '../../a'),
);

describe('answerFault', () => {
  it('GIVEN any text as an answer THEN it is refused, or the access file reads it back the same', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('audience', 'org', 'account', 'owner', 'accessKeyEnv'), (text, name) => {
        if (faultOf(name, text) !== undefined) return;
        const model = parseAccessFile(accessFile({ ...RIGHT, [name]: text }), { path: 'access.yaml' });
        const account = oktaAccount(model.accounts[0]!);
        const { app } = account.identityProvider;
        const read = {
          audience: app.kind === 'saml' ? app.saml.audience : undefined,
          org: providerSettings(model, 'okta')?.org,
          account: account.name,
          owner: account.owner,
          accessKeyEnv: account.scim.accessKey.from === 'environment' ? account.scim.accessKey.variable : undefined,
        };
        expect(read[name]).toBe(text);
      }),
      { numRuns: 150 },
    );
  });

  it('GIVEN any text as a group THEN it is refused, or the access file reads it back the same', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const group = `admin=${text}`;
        if (faultOf('group', group) !== undefined) return;
        const { accounts } = parseAccessFile(accessFile({ ...RIGHT, group }), { path: 'access.yaml' });
        const [{ group: asked } = { group: '' }] = roleGroups(group);
        expect(accounts[0]!.assignments[0]).toMatchObject({ role: 'admin', group: asked });
      }),
      { numRuns: 150 },
    );
  });

  it('GIVEN every question and its standard or example THEN it is right', () => {
    for (const { name, standard, example } of QUESTIONS) {
      const answer = example ?? standard(RIGHT, {});
      expect([name, faultOf(name, answer ?? '', { ...RIGHT, directory: 'roster', roster: 'people.csv' })]).toEqual([
        name,
        undefined,
      ]);
    }
  });

  it('GIVEN an organisation of a domain of its own THEN it is judged with that domain', () => {
    expect(faultOf('org', 'login-admin', { provider: 'okta', domain: 'acme.com' })).toBeUndefined();
    expect(faultOf('org', 'acme-admin', { provider: 'okta', domain: 'okta.com' })).toContain('without "-admin"');
    expect(faultOf('domain', 'example.acme.com', { provider: 'okta' })).toBeUndefined();
  });
});
