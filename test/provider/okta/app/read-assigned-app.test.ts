import { type OktaAccount } from '../../../../src/access/okta-account.js';
import { type Adoption, type AppSettings } from '../../../../src/access/okta-settings.js';
import { type OktaConnection } from '../../../../src/provider/okta/connection/okta-connection.js';
import { readAssignedApp } from '../../../../src/provider/okta/app/read-assigned-app.js';
import { type OktaSimulator, startOktaSimulator } from '../../../../src/simulator/okta/index.js';
import { account } from '../../../drift/sample-account.js';
import { connect, failure } from '../okta-at-hand.js';

const UK = 'https://www.klaviyo.com/sso/saml/acme-uk';
const EU = 'https://www.klaviyo.com/sso/saml/acme-eu';

let simulator: OktaSimulator;
let okta: OktaConnection;
let ids: Readonly<Record<string, string>>;

/** The apps of two Klaviyo accounts, one of Okta's catalogue, and one that is switched off. */
beforeEach(async () => {
  simulator = await startOktaSimulator({
    seed: {
      apps: [
        { label: 'Klaviyo', saml: { ssoUrl: UK, audience: UK } },
        { label: 'Klaviyo EU', saml: { ssoUrl: EU, audience: EU } },
        { label: 'Klaviyo of the catalogue', preconfigured: 'klaviyo' },
        { label: 'Klaviyo (old)', status: 'INACTIVE' },
      ],
    },
  });
  okta = await connect(simulator.url);
  ids = Object.fromEntries(simulator.world().apps.map(({ label, id }) => [label, id]));
});
afterEach(() => simulator.close());

function saml(label: string, ssoUrl: string, audience = ssoUrl): AppSettings {
  const settings = { ssoUrl, audience, recipient: ssoUrl, destination: ssoUrl };
  return { kind: 'saml', label, updates: 'check', saml: settings };
}

function adopting(app: AppSettings, id: string | undefined): OktaAccount {
  const adopt: Adoption = { app: id ?? '', roleAttribute: 'keep', groupAssignments: true, groups: {}, rules: {} };
  return account({ app, adopt });
}

describe('readAssignedApp', () => {
  it('GIVEN the declared app WHEN it is looked for THEN it is found', async () => {
    const found = await readAssignedApp(okta, account({ app: saml('Klaviyo EU', EU) }));
    expect(found).toMatchObject({ id: ids['Klaviyo EU'], signOn: { ssoAcsUrl: EU } });
    const preconfigured = 'klaviyo';
    const app = { kind: 'preconfigured', label: 'Klaviyo of the catalogue', updates: 'check', preconfigured } as const;
    expect(await readAssignedApp(okta, account({ app }))).toMatchObject({ name: 'klaviyo' });
  });

  it('GIVEN a URL, or an audience, that alone differs WHEN it is looked for THEN it is a change of the same app', async () => {
    expect(await readAssignedApp(okta, account({ app: saml('Klaviyo EU', UK, EU) }))).toMatchObject({
      label: 'Klaviyo EU',
    });
    expect(await readAssignedApp(okta, account({ app: saml('Klaviyo EU', EU, UK) }))).toMatchObject({
      label: 'Klaviyo EU',
    });
  });

  it("GIVEN another account's app under the label WHEN it is looked for THEN it is refused with found and declared", async () => {
    const error = await failure(readAssignedApp(okta, account({ app: saml('Klaviyo', EU) })));
    expect(error.code).toBe('OKTA_NOT_FOUND');
    expect(error.problem).toBe(
      `The app "Klaviyo" (${ids.Klaviyo}) of ${simulator.url} has the single sign-on URL "${UK}" and the audience "${UK}", ` +
        `where "${EU}" and "${EU}" are declared: it is another app, perhaps of another Klaviyo account.`,
    );
    expect(error.remedy).toBe(
      'Its people are not what Okta has assigned in this account, so nothing is compared. Write the label of this ' +
        "account's app in the access file (app.label), or its id (app.existing, adopt.app). If it is this very app, deploy " +
        'or correct what is declared.',
    );
  });

  it('GIVEN an app of the label that does not sign on with SAML WHEN it is looked for THEN it is refused with its mode', async () => {
    for (const signOnMode of ['OPENID_CONNECT', 'BOOKMARK', 'AUTO_LOGIN', 'BROWSER_PLUGIN'] as const) {
      const other = await startOktaSimulator({ seed: { apps: [{ label: 'Klaviyo', signOnMode }] } });
      const error = await failure(readAssignedApp(await connect(other.url), account({ app: saml('Klaviyo', UK) })));
      await other.close();
      expect(error.code).toBe('OKTA_NOT_FOUND');
      expect(error.problem).toContain(`signs on with "${signOnMode}", where SAML_2_0 is declared`);
    }
  });

  it('GIVEN two active apps of the label WHEN it is looked for THEN it is refused, even where one is the declared', async () => {
    simulator.console.setLabel('Klaviyo EU', 'Klaviyo');
    const error = await failure(readAssignedApp(okta, account({ app: saml('Klaviyo', EU) })));
    expect(error.code).toBe('OKTA_AMBIGUOUS');
  });

  it('GIVEN an existing app that is not active WHEN it is looked for THEN it is refused with its status', async () => {
    const app = { kind: 'existing', label: 'Klaviyo (old)', id: ids['Klaviyo (old)']! } as const;
    const error = await failure(readAssignedApp(okta, account({ app })));
    expect(error.code).toBe('OKTA_NOT_FOUND');
    expect(error.problem).toContain(`The app "Klaviyo (old)" (${app.id}) of ${simulator.url} is "INACTIVE"`);
    expect(error.remedy).toContain('Applications > the app > Activate');
    simulator.console.activateApp('Klaviyo (old)');
    expect(await readAssignedApp(okta, account({ app }))).toMatchObject({ id: app.id });
  });

  it('GIVEN an app to adopt WHEN it is looked for THEN its id decides, whatever its settings', async () => {
    simulator.console.setLabel('Klaviyo EU', 'Klaviyo');
    const declared = saml('Klaviyo', 'https://www.klaviyo.com/sso/saml/new');
    expect(await readAssignedApp(okta, adopting(declared, ids['Klaviyo EU']))).toMatchObject({ id: ids['Klaviyo EU'] });
  });

  it('GIVEN an existing app that is to be adopted WHEN it is looked for THEN it may have another label than declared', async () => {
    const id = ids['Klaviyo EU']!;
    const found = await readAssignedApp(okta, adopting({ kind: 'existing', label: 'Klaviyo', id }, id));
    expect(found).toMatchObject({ id, label: 'Klaviyo EU' });
  });

  it('GIVEN an app to adopt of another label WHEN it is looked for THEN it is refused with both labels', async () => {
    const error = await failure(readAssignedApp(okta, adopting(saml('Klaviyo', UK), ids['Klaviyo EU'])));
    expect(error.problem).toContain('The app "Klaviyo EU"');
    expect(error.problem).toContain('is the one under adopt.app, where the label "Klaviyo" is declared');
  });
});
