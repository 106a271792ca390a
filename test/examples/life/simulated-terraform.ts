import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { basename, join } from 'node:path';
import { type OktaSimulator } from '../../../src/simulator/okta/index.js';
import { customProperties } from '../../simulator/okta/ask-okta.js';
import { planJson, resourceChange } from '../../plan/guard/plan-fixture.js';
import { answer, type Answer, type Call } from './bridge.js';

type Values = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Values>>>>;

interface Planned {
  readonly address: string;
  readonly type: string;
  readonly action: 'create' | 'update' | 'no-op' | 'delete';
  readonly before: Values | undefined;
  readonly after: Values | undefined;
}

/** Terraform's own words in a block, which are no values of the resource. */
const META = ['//', 'lifecycle', 'depends_on', 'provisioner'];
/** In the order in which they are made. */
const ORDER = ['okta_group', 'okta_app_saml', 'okta_app_user_schema_property', 'okta_app_group_assignments'];

/**
 * Plans and applies synthesised stacks to a simulated Okta, where no engine is at hand: the resources of the shipped stack, with a
 * remote state for each stack. What real engines do with them is tested in test/e2e.
 */
export class SimulatedTerraform {
  /** What each stack has made, by address. */
  readonly states = new Map<string, Map<string, Values>>();

  constructor(private readonly okta: OktaSimulator) {}

  async run({ args, cwd, environment }: Call): Promise<Answer> {
    const [chdir = '', command = '', ...flags] = args;
    const folder = join(cwd, chdir.replace('-chdir=', ''));
    const file = (flags.find((flag) => flag.startsWith('-out='))?.slice(5) ?? flags.at(-1))!;
    if (command === 'init') return answer();
    if (command === 'show') return answer(readFileSync(join(folder, file), 'utf8'));
    if (environment.OKTA_API_TOKEN === undefined) return answer('', 1, 'Error: no credentials of Okta\n');
    if (command === 'plan') {
      const changes = this.plan(folder, flags.includes('-destroy'));
      const written = changes.map(({ address, type, action, before, after }) => {
        const { change, ...rest } = resourceChange(type, {
          actions: [action],
          ...(before && { before }),
          ...(after && { after }),
        });
        return { ...rest, address, change: { ...(change as object), before_sensitive: {}, after_sensitive: {} } };
      });
      writeFileSync(join(folder, file), planJson(...written));
      const nothing = changes.every(({ action }) => action === 'no-op');
      return answer('', flags.includes('-detailed-exitcode') && !nothing ? 2 : 0);
    }
    if (command === 'apply') {
      await this.apply(folder, this.plan(folder, file.startsWith('destroy')));
      return answer();
    }
    return answer('', 1, `Error: ${command} is not simulated\n`);
  }

  private plan(folder: string, destroys: boolean): readonly Planned[] {
    const state = this.stateOf(folder);
    const wanted = destroys ? new Map<string, Values>() : this.wanted(folder, state);
    const addresses = [...new Set([...wanted.keys(), ...state.keys()])];
    return addresses.map((address): Planned => {
      const before = state.get(address);
      const after = wanted.get(address);
      const known = before && after && { ...after, id: before.id };
      const action =
        before === undefined
          ? 'create'
          : after === undefined
            ? 'delete'
            : isDeepStrictEqual(before, known)
              ? 'no-op'
              : 'update';
      return { address, type: address.split('.')[0]!, action, before, after: known ?? after };
    });
  }

  /** The resources of the stack, with what their references are known to be. @throws Error if a group is not in Okta */
  private wanted(folder: string, state: ReadonlyMap<string, Values>): Map<string, Values> {
    const stack = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as {
      readonly resource: Blocks;
      readonly data?: Blocks;
    };
    const ids = new Map<string, string>();
    for (const [name, { name: group }] of Object.entries(stack.data?.okta_group ?? {})) {
      const found = this.okta.world().groups.find((candidate) => candidate.name === group);
      if (found === undefined) throw new Error(`Error: Okta has no group named exactly "${String(group)}"`);
      ids.set(`data.okta_group.${name}`, found.id);
    }
    for (const [address, { id }] of state) ids.set(address, String(id));
    const resolved = (value: unknown): unknown => {
      if (typeof value === 'string') {
        const reference = /^\$\{(.+)\.id\}$/.exec(value)?.[1];
        return reference === undefined ? value.replaceAll('$${', '${') : ids.get(reference);
      }
      if (Array.isArray(value)) return value.map(resolved);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolved(member)]));
    };
    const entries = Object.entries(stack.resource).flatMap(([type, blocks]) =>
      Object.entries(blocks).map(([name, block]) => {
        const own = Object.entries(block).filter(([key]) => !META.includes(key));
        return [`${type}.${name}`, resolved(Object.fromEntries(own)) as Values] as const;
      }),
    );
    const rank = ([address]: readonly [string, Values]) => ORDER.indexOf(address.split('.')[0]!);
    return new Map(entries.sort((one, other) => rank(one) - rank(other)));
  }

  private async apply(folder: string, changes: readonly Planned[]): Promise<void> {
    const state = this.stateOf(folder);
    const gone = changes.filter(({ action }) => action === 'delete');
    for (const { address, type, before = {} } of [...gone].reverse()) {
      if (type === 'okta_app_saml') this.okta.console.deleteApp(String(before.label));
      if (type === 'okta_group') this.okta.console.deleteGroup(String(before.name));
      state.delete(address);
    }
    for (const { address, action } of changes.filter((change) => ['create', 'update'].includes(change.action))) {
      // Again, since what was made before it has an id now.
      const values = this.wanted(folder, state).get(address)!;
      const [type] = address.split('.');
      const id = state.get(address)?.id ?? (await this.write(type!, values, action === 'create'));
      if (type === 'okta_app_group_assignments') this.assign(values);
      state.set(address, { ...this.wanted(folder, state).get(address)!, id });
    }
  }

  private async write(type: string, values: Values, creates: boolean): Promise<string> {
    if (type === 'okta_group' && creates) {
      const name = String(values.name);
      if (this.okta.world().groups.some((group) => group.name === name)) {
        throw new Error(`Error: Okta has a group of the name ${name} already`);
      }
      this.okta.console.createGroup(name);
      return this.okta.world().groups.find((group) => group.name === name)!.id;
    }
    if (type === 'okta_app_saml') {
      const { label, sso_url: ssoAcsUrl, audience, recipient, destination } = values;
      const userNameTemplate = { template: '${source.email}', type: 'BUILT_IN', pushStatus: 'PUSH' };
      const settings = { signOn: { ssoAcsUrl, audience, recipient, destination } };
      const body = { label, signOnMode: 'SAML_2_0', settings, credentials: { userNameTemplate } };
      return ((await this.ask('/api/v1/apps?activate=true', body)) as { readonly id: string }).id;
    }
    if (type === 'okta_app_user_schema_property') {
      const { app_id: app, title, type: of, required, enum: values_, one_of: oneOf, scope } = values;
      const { external_name: externalName, external_namespace: externalNamespace } = values;
      const role = { title, type: of, required, enum: values_, oneOf, scope, externalName, externalNamespace };
      await this.ask(`/api/v1/meta/schemas/apps/${String(app)}/default`, customProperties({ role }));
    }
    return String(values.app_id);
  }

  private assign({ app_id: app, group }: Values): void {
    for (const { id, priority, profile } of group as readonly { id: string; priority: number; profile: string }[]) {
      this.okta.console.assignGroup(String(app), id, (JSON.parse(profile) as { role: string }).role, priority);
    }
  }

  private async ask(path: string, body: object): Promise<unknown> {
    const headers = { authorization: 'SSWS example-api-token', 'content-type': 'application/json' };
    const answered = await fetch(this.okta.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answered.ok) throw new Error(`Error: Okta answered ${answered.status} to ${path}: ${await answered.text()}`);
    return answered.json();
  }

  private stateOf(folder: string): Map<string, Values> {
    if (!existsSync(join(folder, 'cdk.tf.json'))) throw new Error(`Error: there is no stack in ${folder}`);
    const name = basename(folder);
    const known = this.states.get(name) ?? new Map<string, Values>();
    this.states.set(name, known);
    return known;
  }
}
