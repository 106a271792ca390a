import { type LoggedRequest, type OktaSimulator } from '../../src/simulator/okta/index.js';
import { ROLE } from '../simulator/okta/ask-okta.js';
import { ASSIGN, CREATE, DESTROY, GROUPS, REFRESH, SCHEMA, type Step } from '../simulator/okta/provider-steps.js';
import { accessFileWith } from './access-file.js';
import { deploy, removeDeployments } from './deployment.js';
import { describeWith } from './terraform-at-hand.js';

/** The requests of the real provider, compared with the table that the simulator itself is tested with. */
describeWith('terraform', "the provider's requests", (terraform) => {
  afterEach(removeDeployments);

  describe('WHEN everything is made', () => {
    let requests: readonly Step[];
    beforeAll(async () => {
      requests = asRecorded((await deploy(terraform, accessFileWith('check'))).okta);
    });

    it('THEN they are the recorded ones, each after what it needs', () => {
      expect(reads(requests)).toEqual(reads(CREATE));
      expect(writes(requests).sort()).toEqual(writes(CREATE).sort());
      const [app, schema, firstGroup] = ['/api/v1/apps?activate=true', SCHEMA, GROUPS].map((start) =>
        requests.findIndex(([method, path]) => method !== 'GET' && path.startsWith(start)),
      );
      expect(app).toBeLessThan(schema!);
      expect(schema).toBeLessThan(firstGroup!);
    });

    it.each(CREATE.filter(([, , body]) => body !== undefined))(
      'THEN %s %s carries what is recorded',
      (method, path, body) => {
        const [, , sent] = requests.find((step) => step[0] === method && step[1] === path)!;

        expect(sent).toMatchObject(path === SCHEMA ? ofAnyRoles() : body!);
      },
    );
  });

  it('WHEN nothing has changed THEN a plan reads what is recorded and writes nothing', async () => {
    const { okta, plan } = await deploy(terraform, accessFileWith('check'));
    okta.forgetRequests();

    await plan();

    expect(reads(asRecorded(okta))).toEqual(reads(REFRESH));
    expect(writes(asRecorded(okta))).toEqual([]);
  });

  it('WHEN the label is put back THEN the app is put without its features', async () => {
    const { okta, apply } = await deploy(terraform, accessFileWith('apply'));
    okta.console.switchProvisioningOn('Klaviyo', { create: true });
    okta.console.setLabel('Klaviyo', 'Klaviyo EU');

    await apply();

    expect(writes(asRecorded(okta))).toEqual(['PUT /api/v1/apps/APP']);
    const [, , body] = asRecorded(okta).find(([method]) => method === 'PUT')!;
    expect(body).toMatchObject({ label: 'Klaviyo' });
    expect(body).not.toHaveProperty('features');
  });

  it('WHEN a group that was assigned by hand is removed THEN the others are put again', async () => {
    const { okta, apply } = await deploy(terraform, accessFileWith('check'));
    okta.console.createGroup('by-hand');
    okta.console.assignGroup('Klaviyo', 'by-hand', 'admin');

    await apply();

    expect(writes(asRecorded(okta)).sort()).toEqual([`DELETE ${GROUPS}/HAND`, ...writes(ASSIGN)].sort());
  });

  it('WHEN it is destroyed THEN they are the recorded ones', async () => {
    const { okta, succeed } = await deploy(terraform, accessFileWith('check'));
    const names = namesOf(okta);
    okta.forgetRequests();

    await succeed('destroy', '-input=false', '-auto-approve');

    const written = writes(asRecorded(okta, names));
    expect(written.slice(-2)).toEqual(['POST /api/v1/apps/APP/lifecycle/deactivate', 'DELETE /api/v1/apps/APP']);
    expect(written.sort()).toEqual(writes(DESTROY).sort());
  });
});

type Names = readonly (readonly [id: string, name: string])[];

/** The table's names for the ids of this Okta. */
function namesOf(okta: OktaSimulator): Names {
  const { apps, groups } = okta.world();
  const group = { 'klaviyo-admins': 'ADMINS', 'klaviyo-analysts': 'ANALYSTS', 'by-hand': 'HAND' };
  return [
    ...apps.map(({ id }) => [id, 'APP'] as const),
    ...groups.map(({ id, name }) => [id, (group as Record<string, string>)[name] ?? name] as const),
  ];
}

/** The requests so far as the table writes them. */
function asRecorded(okta: OktaSimulator, names: Names = namesOf(okta)): readonly Step[] {
  const text = JSON.stringify(okta.requests().map(withoutKeyId));
  const renamed = names.reduce((all, [id, name]) => all.replaceAll(id, name), text);
  return (JSON.parse(renamed) as LoggedRequest[]).map(({ method, path, body }) => [method, path, body] as Step);
}

function withoutKeyId(request: LoggedRequest): LoggedRequest {
  return { ...request, path: request.path.replace(/kid=[^&]+/, 'kid=KID') };
}

/** The distinct reads. How often the provider repeats one is its own affair. */
function reads(steps: readonly Step[]): readonly string[] {
  return [...new Set(steps.filter(([method]) => method === 'GET').map(([method, path]) => `${method} ${path}`))].sort();
}

/** The writes in order. */
function writes(steps: readonly Step[]): string[] {
  return steps.filter(([method]) => method !== 'GET').map(([method, path]) => `${method} ${path}`);
}

/** The recorded role attribute is of two roles; an account has all of its kind. */
function ofAnyRoles(): object {
  const role: object = {
    ...ROLE,
    enum: expect.arrayContaining(ROLE.enum) as unknown,
    oneOf: expect.arrayContaining(ROLE.oneOf) as unknown,
  };
  return { definitions: { custom: { id: '#custom', type: 'object', properties: { role } } } };
}
