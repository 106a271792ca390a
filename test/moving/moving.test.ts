import { join } from 'node:path';
import { stateLocation } from '../../stacks/stack-backend.js';
import { readDocument } from '../docs/documents.js';
import { ownArguments } from '../docs/shell-examples.js';
import { shellCommands } from '../docs/shell-words.js';
import { planJson, resourceChange } from '../plan/guard/plan-fixture.js';
import { activeIn, PEOPLE, removals } from './klaviyo-at-rest.js';
import { type Setting, startSetting } from './setting.js';

/** The commands of the page that are ours, in its order. */
const COMMANDS = readDocument('docs/moving.md')
  .examples.filter(({ language }) => language === 'sh')
  .flatMap(({ text }) => shellCommands(text))
  .flatMap((command) => (ownArguments(command) === undefined ? [] : [ownArguments(command)!]));

let setting: Setting;
let klaviyo: Setting['klaviyo'];
let okta: Setting['okta'];
let entra: Setting['entra'];
beforeEach(async () => {
  setting = await startSetting();
  ({ klaviyo, okta, entra } = setting);
});
afterEach(() => setting.close());

const run = async (words: readonly string[]): Promise<number> => (await setting.run(words)).exitCode;
const printed = async (words: readonly string[]): Promise<string> => (await setting.run(words)).stdout;

describe('the way of docs/moving.md', () => {
  it('GIVEN its commands in its order WHEN they are run from Okta to Entra THEN nobody is inactive at any time, and drift is clean', async () => {
    const before = activeIn(klaviyo);
    const walked: (readonly [string, number])[] = [];
    const { oktaStillPushes } = setting;
    for (const words of COMMANDS.filter((command) => !command.includes('direct.yaml'))) {
      const drifts = walked.filter(([command]) => command.startsWith('drift')).length;
      if (words[0] === 'drift' && drifts === 1) {
        // The page has the job switched on and deployed before; Okta goes on pushing.
        entra.portal.startJob('Klaviyo');
        for (const push of [entra.runCycle, oktaStillPushes, entra.runCycle, oktaStillPushes]) await push();
      }
      if (words[0] === 'drift' && drifts === 3) {
        okta.console.switchProvisioningOff('Klaviyo');
        await entra.runCycle();
      }
      walked.push([words.join(' '), await run(words)]);
      expect([activeIn(klaviyo), removals(klaviyo)]).toEqual([before, []]);
    }
    // The old app is removed last.
    okta.console.deleteApp('Klaviyo');
    await entra.runCycle();
    walked.push(['at the end', await run(['drift', '--config', 'moved.yaml'])]);

    expect(activeIn(klaviyo)).toEqual(before);
    expect(removals(klaviyo)).toEqual([]);
    expect(walked).toEqual([
      ['validate --config moved.yaml --without-credentials', 0],
      ['people --config moved.yaml --diff access.yaml', 0],
      ['entra connection --config moved.yaml --account acme --apply', 0],
      ['entra role-mapping --config moved.yaml --account acme --prune --apply', 0],
      // The steps in the portal are missing here.
      ['doctor --config moved.yaml', 1],
      ['drift --config moved.yaml', 0],
      ['entra provision ada@example.com --config moved.yaml --account acme --apply', 0],
      ['drift --config moved.yaml', 0],
      ['drift', 0],
      ['drift --config moved.yaml', 0],
      ['at the end', 0],
    ]);
    expect(await printed(['people', '--config', 'moved.yaml', '--diff', 'access.yaml'])).toContain(
      "Nobody's access changes",
    );
  });

  it('GIVEN its commands WHEN they are run from Okta to direct provisioning THEN there is nothing to write, and nobody is inactive', async () => {
    const before = activeIn(klaviyo);
    okta.console.switchProvisioningOff('Klaviyo');
    for (const words of COMMANDS.filter((command) => command.includes('direct.yaml'))) {
      expect([words.join(' '), await run(words)]).toEqual([words.join(' '), 0]);
    }
    okta.console.deleteApp('Klaviyo');

    expect(await run(['drift', '--config', 'direct.yaml'])).toBe(0);
    expect([activeIn(klaviyo), removals(klaviyo)]).toEqual([before, []]);
    expect(await printed(['people', '--config', 'direct.yaml', '--diff', 'access.yaml'])).toContain(
      "Nobody's access changes",
    );
  });
});

describe('from Entra to direct provisioning', () => {
  /** Entra pushes, as at the end of the way. */
  const provisionedByEntra = async () => {
    const account = ['--config', 'moved.yaml', '--account', 'acme', '--apply'];
    expect(await run(['entra', 'connection', ...account])).toBe(0);
    expect(await run(['entra', 'role-mapping', '--prune', ...account])).toBe(0);
    entra.portal.startJob('Klaviyo');
    await entra.runCycle();
  };

  it('GIVEN the job is paused first WHEN the application is removed THEN nobody is inactive, and there is nothing to write', async () => {
    const before = activeIn(klaviyo);
    await provisionedByEntra();
    entra.portal.pauseJob('Klaviyo');
    for (const group of ['klaviyo-admins', 'klaviyo-marketing']) entra.portal.unassign('Klaviyo', group);
    await entra.runCycle();
    expect(await run(['reconcile', 'plan', '--config', 'direct.yaml'])).toBe(0);
    entra.portal.deleteApp('Klaviyo');
    await entra.runCycle();

    expect(await run(['drift', '--config', 'direct.yaml'])).toBe(0);
    expect([activeIn(klaviyo), removals(klaviyo)]).toEqual([before, []]);
  });

  it('GIVEN the job still runs WHEN the groups are taken from the application THEN everybody in them is switched off: what the order prevents', async () => {
    await provisionedByEntra();
    for (const group of ['klaviyo-admins', 'klaviyo-marketing']) entra.portal.unassign('Klaviyo', group);
    await entra.runCycle();

    expect(removals(klaviyo)).toHaveLength(PEOPLE.length);
    expect(activeIn(klaviyo).filter((who) => PEOPLE.some(({ userName }) => who.startsWith(userName)))).toEqual([]);
  });
});

describe('the state of the old stack', () => {
  const resourcesOf = (name: string) =>
    Object.entries(setting.synthesised(name).resource).flatMap(([type, named]) =>
      Object.keys(named).map((resource) => ({ type, name: resource })),
    );

  it('GIVEN the access files of the page THEN the new stack has a state of its own', () => {
    const locations = ['access.yaml', 'moved.yaml'].map((name) => {
      const { terraform } = setting.modelOf(name);
      return stateLocation(terraform.backend, 'acme', setting.cwd);
    });

    expect(locations).toEqual(
      ['state/acme.tfstate', 'state/entra/acme.tfstate'].map((path) => join(setting.cwd, path)),
    );
  });

  it('GIVEN a new stack that was planned on the state of the old one THEN the guard refuses the plan, and names the app and its assignments', async () => {
    const changes = [
      ...resourcesOf('access.yaml').map((of) =>
        resourceChange(of.type, { actions: ['delete'], before: { id: '1' }, name: of.name }),
      ),
      ...resourcesOf('moved.yaml').map((of) =>
        resourceChange(of.type, { actions: ['create'], after: {}, name: of.name }),
      ),
    ];
    setting.write('plan.json', planJson(...changes));
    const { exitCode, stdout } = await setting.run(['plan-guard', 'plan.json']);

    expect(exitCode).toBe(2);
    expect(stdout).toContain('okta_app_saml.app');
    expect(stdout).toContain('okta_app_group_assignments.assignments');
  });
});
