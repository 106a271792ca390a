import { NON_GALLERY_TEMPLATE } from '../../../../src/access/entra-settings.js';
import {
  findApplication,
  hasNoApplication,
  readApplication,
} from '../../../../src/provider/entra/app/read-application.js';
import { readAssignedApplication } from '../../../../src/provider/entra/app/read-assigned-application.js';
import { readRoleAssignments } from '../../../../src/provider/entra/app/read-role-assignments.js';
import { type GraphConnection } from '../../../../src/provider/entra/connection/graph-connection.js';
import { type EntraSimulator, startEntraSimulator } from '../../../../src/simulator/entra/index.js';
import { existingApp, SAML, sampleEntraAccount, templateApp } from '../../../constructs/entra/sample-account.js';
import { type AnsweringGraph, startAnsweringGraph } from '../answering-graph.js';
import { connectTo, DEPLOYED, failure, TENANT } from '../entra-at-hand.js';

const other = '00000000-0000-0000-0000-0000000000ff';

describe('reading an application of the simulated Entra', () => {
  let simulator: EntraSimulator;
  let entra: GraphConnection;
  let id: string;

  beforeEach(async () => {
    simulator = await startEntraSimulator({ seed: DEPLOYED, pageSize: 1 });
    entra = await connectTo(simulator);
    id = simulator.world().applications[0]!.servicePrincipalId;
  });
  afterEach(() => simulator.close());

  it('GIVEN it WHEN it is read by its id THEN everything that is needed is there', async () => {
    const application = await readApplication(entra, id);
    expect(application).toMatchObject({
      ...{ id, label: 'Klaviyo', enabled: true, assignmentRequired: true, template: NON_GALLERY_TEMPLATE },
      ...{ signOnMode: undefined, replyUrls: [] },
    });
    expect(application.identifiers).toEqual([application.appId]);
    expect(application.roles.map(({ name, value, enabled }) => [name, value, enabled])).toEqual([
      ['User', null, true],
      ['msiam_access', null, true],
      ['admin', 'admin', true],
      ['analyst', 'analyst', true],
    ]);
  });

  it('GIVEN its name and template WHEN it is looked for THEN it is found', async () => {
    expect(await findApplication(entra, { app: templateApp() })).toMatchObject({ id });
    expect(await findApplication(entra, { app: templateApp({ label: 'Klaviyo' }) })).toMatchObject({ id });
  });

  it('GIVEN an id WHEN it is looked for THEN the id decides, whatever its name', async () => {
    const existing = { ...existingApp({ label: 'another' }), id } as ReturnType<typeof existingApp>;
    expect(await findApplication(entra, { app: existing })).toMatchObject({ id, label: 'Klaviyo' });
    const adopt = { application: other, servicePrincipal: id, groups: {}, assignments: {}, job: undefined };
    expect(await findApplication(entra, { app: templateApp({ label: 'another' }), adopt })).toMatchObject({ id });
  });

  it('GIVEN another letter case or no such name WHEN it is looked for THEN it is not found', async () => {
    const error = await failure(findApplication(entra, { app: templateApp({ label: 'klaviyo' }) }));
    expect(error.code).toBe('ENTRA_NOT_FOUND');
    expect(error.problem).toBe(
      `The tenant ${TENANT} has no enterprise application named exactly "klaviyo" and made from the template ${NON_GALLERY_TEMPLATE}; none has that name.`,
    );
    expect(await hasNoApplication(entra, 'klaviyo')).toBe(true);
    expect(await hasNoApplication(entra, 'Klaviyo')).toBe(false);
  });

  it('GIVEN assignments WHEN they are read THEN all of them, page by page', async () => {
    simulator.portal.assign('Klaviyo', 'alan@example.com', 'admin');
    const assignments = await readRoleAssignments(entra, id);
    expect(assignments.map(({ principalName, principalType }) => [principalName, principalType])).toEqual([
      ['klaviyo-admins', 'Group'],
      ['klaviyo-analysts', 'Group'],
      ['Alan Turing', 'User'],
    ]);
  });
});

describe('reading an application of other answers', () => {
  let graph: AnsweringGraph;
  afterEach(() => graph.close());

  const wire = (id: string, changes: object = {}) => ({
    ...{ id, appId: `app-${id}`, displayName: 'Klaviyo', appRoles: [], applicationTemplateId: NON_GALLERY_TEMPLATE },
    ...changes,
  });

  it('GIVEN one of the name from another template WHEN it is looked for THEN it is not that one', async () => {
    graph = await startAnsweringGraph({
      '/servicePrincipals': [wire('a', { applicationTemplateId: other }), wire('b', { applicationTemplateId: null })],
    });
    const error = await failure(findApplication(graph.entra, { app: templateApp() }));
    expect(error.problem).toContain(`; there is "Klaviyo" (a, template ${other}), "Klaviyo" (b, from no template).`);
    expect(error.remedy).toContain('deploy the stack');
  });

  it('GIVEN two of name and template WHEN it is looked for THEN it is refused with both ids', async () => {
    graph = await startAnsweringGraph({ '/servicePrincipals': [wire('a'), wire('b')] });
    const error = await failure(findApplication(graph.entra, { app: templateApp() }));
    expect(error.code).toBe('ENTRA_AMBIGUOUS');
    expect(error.problem).toContain('several enterprise applications named exactly "Klaviyo"');
    expect(error.problem).toMatch(/"Klaviyo" \(a, .*"Klaviyo" \(b, /);
    expect(error.remedy).toContain('app.existing');
  });

  it('GIVEN more candidates than can be named WHEN none fits THEN five are named and the rest counted', async () => {
    const many = Array.from({ length: 7 }, (_, index) => wire(`a${index}`, { applicationTemplateId: null }));
    graph = await startAnsweringGraph({ '/servicePrincipals': many });
    expect((await failure(findApplication(graph.entra, { app: templateApp() }))).problem).toContain(
      '(a4, from no template) and 2 more.',
    );
  });

  it('GIVEN the fewest members WHEN it is read THEN what is missing is undefined or empty', async () => {
    const role = { id: 'r1', isEnabled: false, value: '' };
    graph = await startAnsweringGraph({
      '/servicePrincipals/a': { id: 'a', appId: 'x', displayName: 'Klaviyo', accountEnabled: false, appRoles: [role] },
    });
    expect(await readApplication(graph.entra, 'a')).toEqual({
      ...{ id: 'a', appId: 'x', label: 'Klaviyo', enabled: false, assignmentRequired: false, template: undefined },
      ...{ signOnMode: undefined, replyUrls: [], identifiers: [] },
      roles: [{ id: 'r1', name: '', value: null, enabled: false }],
    });
  });

  it.each([
    ['the declared reply URL', { replyUrls: [SAML.replyUrl], servicePrincipalNames: ['x'] }, undefined],
    [
      'the declared identifier',
      { replyUrls: ['https://elsewhere.example.com'], servicePrincipalNames: [SAML.identifier] },
      undefined,
    ],
    ['no single sign-on yet', { replyUrls: [], servicePrincipalNames: ['x'] }, undefined],
    [
      "another's",
      { replyUrls: ['https://elsewhere.example.com'], servicePrincipalNames: ['x'] },
      `has the reply URL "https://elsewhere.example.com" and the identifiers "x", where "${SAML.replyUrl}" and "${SAML.identifier}" are declared`,
    ],
  ])('GIVEN %s WHEN it is found by its name THEN it is known whether it is another', async (_, changes, difference) => {
    graph = await startAnsweringGraph({ '/servicePrincipals': [wire('a', changes)] });
    const read = readAssignedApplication(graph.entra, sampleEntraAccount({ app: templateApp({ saml: SAML }) }));
    if (difference === undefined) {
      expect(await read).toMatchObject({ id: 'a' });
      return;
    }
    const error = await failure(read);
    expect(error.code).toBe('ENTRA_NOT_FOUND');
    expect(error.problem).toContain(difference);
  });

  it('GIVEN one that is taken over WHEN it has another name THEN it is another, and an existing one never is', async () => {
    const live = wire('a', { displayName: 'Klaviyo (old)', replyUrls: ['https://elsewhere.example.com'] });
    const { id } = existingApp() as { id: string };
    graph = await startAnsweringGraph({ '/servicePrincipals/a': live, [`/servicePrincipals/${id}`]: live });
    const adopt = { application: other, servicePrincipal: 'a', groups: {}, assignments: {}, job: undefined };
    const error = await failure(readAssignedApplication(graph.entra, sampleEntraAccount({ adopt })));
    expect(error.problem).toContain('is the one under adopt.servicePrincipal, where the name "Klaviyo" is declared');
    const renamed = sampleEntraAccount({ adopt, app: templateApp({ label: 'Klaviyo (old)' }) });
    expect(await readAssignedApplication(graph.entra, renamed)).toMatchObject({ id: 'a' });
    const existing = sampleEntraAccount({ app: existingApp({ saml: SAML }) });
    expect(await readAssignedApplication(graph.entra, existing)).toMatchObject({ label: 'Klaviyo (old)' });
  });
});
