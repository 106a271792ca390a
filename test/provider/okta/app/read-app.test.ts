import { findOktaApp, readOktaApp } from '../../../../src/provider/okta/app/read-app.js';
import { failure } from '../okta-at-hand.js';
import { type AnsweringOkta, startAnsweringOkta } from '../answering-okta.js';

const SEARCH = '/api/v1/apps?q=Klaviyo&limit=200';
const LABELLED = {
  app: { kind: 'preconfigured', label: 'Klaviyo', updates: 'check', preconfigured: 'klaviyo' },
} as const;
const REMEDY =
  'If it was never deployed, deploy the stack; in a pull request, pass the plan that creates it (klaviyo-access drift --plan ' +
  'FILE). Otherwise it was removed, switched off or renamed in Okta: write the label in the access file (app.label) as Okta ' +
  'has it, or name the app by its id (app.existing).';

let server: AnsweringOkta;
const answering = async (answers: Readonly<Record<string, unknown>>) => (server = await startAnsweringOkta(answers));
afterEach(() => server.close());

const app = (id: string, label = 'Klaviyo', status = 'ACTIVE') => ({ id, name: 'klaviyo', label, status });

describe('readOktaApp', () => {
  it.each([
    { signOnMode: null, features: null, credentials: null, settings: null },
    { credentials: { userNameTemplate: null }, settings: { signOn: null } },
    {
      credentials: { userNameTemplate: { template: null, type: null, pushStatus: null } },
      settings: { signOn: { ssoAcsUrl: null, audience: null, recipient: null, destination: null } },
    },
  ])('GIVEN an app with %j WHEN it is read THEN what Okta does not say is empty or undefined', async (members) => {
    const { okta } = await answering({ '/api/v1/apps/0oa1': { ...app('0oa1'), ...members } });
    expect(await readOktaApp(okta, '0oa1')).toEqual({
      ...app('0oa1'),
      signOnMode: '',
      features: [],
      userNameTemplate: { template: undefined, type: undefined, pushStatus: undefined },
      signOn: { ssoAcsUrl: undefined, audience: undefined, recipient: undefined, destination: undefined },
    });
  });

  it.each([
    [{ id: '' }, 'id'],
    [{ features: [1] }, 'features.0'],
    [{ credentials: { userNameTemplate: { template: 1 } } }, 'credentials.userNameTemplate.template'],
    [{ settings: { signOn: { audience: 1 } } }, 'settings.signOn.audience'],
  ])('GIVEN an app with %j WHEN it is read THEN it is refused and the place named', async (members, place) => {
    const { okta } = await answering({ '/api/v1/apps/0oa1': { ...app('0oa1'), ...members } });
    expect((await failure(readOktaApp(okta, '0oa1'))).problem).toContain(`unknown form: ${place} is `);
  });
});

describe('findOktaApp', () => {
  it('GIVEN the id of an app to adopt WHEN it is looked for THEN the id decides, and nothing is searched', async () => {
    const { okta, asked } = await answering({ '/api/v1/apps/0oa7': app('0oa7', 'Another') });
    const adopt = { app: '0oa7', roleAttribute: 'keep', groupAssignments: true, groups: {}, rules: {} } as const;
    expect(await findOktaApp(okta, { ...LABELLED, adopt })).toMatchObject({ id: '0oa7', label: 'Another' });
    expect(asked).toEqual(['/api/v1/apps/0oa7']);
  });

  it('GIVEN one active app of that label among others WHEN it is looked for THEN it is found', async () => {
    const found = [app('0oa1', 'Klaviyo', 'INACTIVE'), app('0oa2', 'klaviyo'), app('0oa3'), app('0oa4', 'Klaviyo EU')];
    const { okta, asked } = await answering({ [SEARCH]: found });
    expect(await findOktaApp(okta, LABELLED)).toMatchObject({ id: '0oa3' });
    expect(asked).toEqual([SEARCH]);
  });

  it('GIVEN no app that begins with that label WHEN it is looked for THEN the error says so, and what to do', async () => {
    const { okta, url } = await answering({ [SEARCH]: [] });
    expect(await failure(findOktaApp(okta, LABELLED))).toMatchObject({
      code: 'OKTA_NOT_FOUND',
      problem: `${url} has no active app labelled "Klaviyo"; none begins with that label.`,
      remedy: REMEDY,
    });
  });

  it('GIVEN several active apps of that label WHEN it is looked for THEN the error names them and no others', async () => {
    const { okta, url } = await answering({ [SEARCH]: [app('0oa1'), app('0oa2', 'Klaviyo', 'INACTIVE'), app('0oa3')] });
    expect(await failure(findOktaApp(okta, LABELLED))).toMatchObject({
      code: 'OKTA_AMBIGUOUS',
      problem: `${url} has several active apps labelled "Klaviyo"; there is "Klaviyo" (0oa1, ACTIVE), "Klaviyo" (0oa3, ACTIVE).`,
      remedy: 'Name the one that is meant by its id in the access file (app.existing).',
    });
  });

  it('GIVEN five candidates, or seven WHEN none fits THEN five are named, and only of seven the rest is counted', async () => {
    const candidates = (many: number) =>
      Array.from({ length: many }, (_, index) => app(`0oa${index}`, `Klaviyo ${index}`));
    const { okta, url } = await answering({ [SEARCH]: candidates(5) });
    const five =
      `${url} has no active app labelled "Klaviyo"; there is "Klaviyo 0" (0oa0, ACTIVE), "Klaviyo 1" (0oa1, ACTIVE), ` +
      '"Klaviyo 2" (0oa2, ACTIVE), "Klaviyo 3" (0oa3, ACTIVE), "Klaviyo 4" (0oa4, ACTIVE)';
    expect((await failure(findOktaApp(okta, LABELLED))).problem).toBe(`${five}.`);
    await server.close();
    const seven = await answering({ [SEARCH]: candidates(7) });
    expect((await failure(findOktaApp(seven.okta, LABELLED))).problem).toBe(
      `${five.replace(url, seven.url)} and 2 more.`,
    );
  });
});
