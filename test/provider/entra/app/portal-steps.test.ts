import { type EntraAccount } from '../../../../src/access/entra-account.js';
import { ENTRA_STEP_IDS, type EntraStep, type EntraStepId } from '../../../../src/provider/entra/app/portal-step.js';
import { entraSteps } from '../../../../src/provider/entra/app/portal-steps.js';
import { existingApp, SAML, sampleEntraAccount, templateApp } from '../../../constructs/entra/sample-account.js';
import { sampleAccount } from '../../../constructs/okta/sample-account.js';

const ids = (account: EntraAccount): readonly EntraStepId[] => entraSteps(account).map(({ id }) => id);

function step(account: EntraAccount, id: EntraStepId): EntraStep {
  const found = entraSteps(account).find((one) => one.id === id);
  if (found === undefined) throw new Error(`No step ${id}.`);
  return found;
}

describe('entraSteps', () => {
  it("lists what a deploy of a new application leaves to a person, in the order of Klaviyo's guide", () => {
    expect(ids(sampleEntraAccount())).toEqual([
      'single-sign-on-method',
      'single-sign-on-values',
      'single-sign-on',
      'access-key',
      'connection',
      'group-mapping',
      'unsupported-mappings',
      'role-mapping',
      'scope',
      'notification',
      'accidental-deletions',
      'provision-on-demand',
      'start',
    ]);
  });

  it.each([
    sampleEntraAccount(),
    sampleEntraAccount({ app: existingApp({ saml: SAML, userName: 'mail' }) }),
    sampleEntraAccount({ app: templateApp({ saml: SAML }), provisioning: { job: 'on', secret: 'terraform' } }),
  ])('keeps the order of the ids, each once', (account) => {
    const found = ids(account);

    expect(found).toEqual(ENTRA_STEP_IDS.filter((id) => found.includes(id)));
  });

  it('has nothing for an account of another provider', () => {
    expect(entraSteps(sampleAccount())).toEqual([]);
  });

  it('maps the role, keeps what Klaviyo supports, and names the commands that do it', () => {
    const account = sampleEntraAccount();

    expect(step(account, 'role-mapping')).toMatchObject({
      section:
        'Entra > Enterprise apps > Klaviyo > Provisioning > Attribute mapping > Provision Microsoft Entra ID Users',
      text:
        'Add a mapping of the type Expression: SingleAppRoleAssignment([appRoleAssignments]), target attribute ' +
        'roles[primary eq "True"].value, applied always.',
      command: 'klaviyo-access entra role-mapping --apply --account acme',
      evidence: { from: 'schema' },
    });
    expect(step(account, 'unsupported-mappings').text).toContain(
      'Those to userName, active, emails[type eq "work"].value, emails[primary eq "True"].value, name.givenName, ' +
        'name.familyName, roles[primary eq "True"].value stay.',
    );
  });

  it('keeps another target of the role among the mappings', () => {
    const roleTarget = 'urn:ietf:params:scim:schemas:core:2.0:User:role';
    const account = sampleEntraAccount({ app: templateApp({ roleTarget }) });

    expect(step(account, 'role-mapping').text).toContain(`target attribute ${roleTarget},`);
    expect(step(account, 'unsupported-mappings').text).toContain(`name.familyName, ${roleTarget} stay.`);
  });

  it('asks for the key without its prefix, since Entra puts a word of its own before it', () => {
    const connection = step(sampleEntraAccount(), 'connection');

    expect(connection.text).toContain('tenant URL to https://a.klaviyo.com/scim/v2');
    expect(connection.text).toContain('without its prefix Klaviyo-API-Key');
    expect(connection.command).toBe('klaviyo-access entra connection --apply --account acme');
    expect(connection.evidence).toEqual({ from: 'secrets', keys: ['BaseAddress', 'SecretToken'] });
  });

  it('leaves the test of the connection where Terraform sets its values', () => {
    const account = sampleEntraAccount({ provisioning: { secret: 'terraform' } });

    expect(step(account, 'connection')).toMatchObject({
      text: 'Test the connection, whose values Terraform has set.',
      command: undefined,
    });
    expect(step(account, 'access-key').text).toContain('as the variable klaviyo_scim_access_key.');
  });

  it('leaves the values of single sign-on to Terraform where they are declared, but not the method', () => {
    const found = ids(sampleEntraAccount({ app: templateApp({ saml: SAML }) }));

    expect(found).toContain('single-sign-on-method');
    expect(found).not.toContain('single-sign-on-values');
  });

  it('says of an existing application everything about its own settings', () => {
    const account = sampleEntraAccount({ app: existingApp({ saml: SAML, label: 'Klaviyo live' }) });

    expect(step(account, 'single-sign-on-values')).toMatchObject({
      section: 'Entra > Enterprise apps > Klaviyo live > Single sign-on',
      text: `Under Basic SAML Configuration, enter the identifier ${SAML.identifier} and the reply URL ${SAML.replyUrl}.`,
      evidence: { from: 'application' },
    });
    expect(step(account, 'provisioning-mode').text).toContain('Automatic');
    expect(step(account, 'start').text).toBe('Start provisioning.');
  });

  it('says nothing of single sign-on of an existing application where none is declared', () => {
    expect(ids(sampleEntraAccount({ app: existingApp() })).filter((id) => id.startsWith('single'))).toEqual([]);
  });

  it('has the userName mapped from the attribute that the access file names', () => {
    const account = sampleEntraAccount({ app: templateApp({ userName: 'mail' }) });

    expect(step(account, 'user-name-mapping').text).toBe(
      'Change the source attribute of userName from userPrincipalName to mail.',
    );
  });

  it('starts the job by the access file, and not before', () => {
    expect(step(sampleEntraAccount(), 'start').text).toContain('Write provisioning.job: on');
    expect(ids(sampleEntraAccount({ provisioning: { job: 'on' } }))).not.toContain('start');
  });
});
