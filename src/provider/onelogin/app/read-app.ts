import { z } from 'zod';
import { type OneLoginAccountSettings } from '../../../access/onelogin-settings.js';
import { quoted } from '../../../text/quoted.js';
import { type OneLoginConnection } from '../connection/onelogin-connection.js';
import { OneLoginReadError } from '../connection/onelogin-read-error.js';
import { type OneLoginLiveApp, type OneLoginParameter } from './onelogin-state.js';

/** A text, or several, as OneLogin has values of parameters. */
const wireValues = z.union([z.string(), z.array(z.string())]).nullish();

const wireParameter = z.object({
  id: z.number(),
  label: z.string().nullish(),
  user_attribute_mappings: z.string().nullish(),
  user_attribute_macros: z.string().nullish(),
  values: wireValues,
  default_values: wireValues,
  provisioned_entitlements: z.boolean().nullish(),
  skip_if_blank: z.boolean().nullish(),
});

/** developers.onelogin.com, "Get App". An app without parameters has an empty object, or an empty list. */
const wireApp = z.object({
  id: z.number(),
  connector_id: z.number(),
  name: z.string(),
  notes: z.string().nullish(),
  provisioning: z.object({ enabled: z.boolean().nullish() }).nullish(),
  role_ids: z.array(z.number()),
  parameters: z.union([z.record(z.string(), wireParameter), z.array(z.never())]).nullish(),
});

const wireSummary = z.object({ id: z.number(), name: z.string() });

/** The largest page of a list of apps that is asked for (developers.onelogin.com, "List App Users": at most 1,000). */
const PAGE = 1000;

/** An app by its id. @throws OneLoginReadError `ONELOGIN_NOT_FOUND` and any other */
export async function readApp(onelogin: OneLoginConnection, id: string): Promise<OneLoginLiveApp> {
  try {
    return liveApp(await onelogin.get(`/apps/${encodeURIComponent(id)}`, wireApp));
  } catch (error) {
    if (!(error instanceof OneLoginReadError) || error.code !== 'ONELOGIN_NOT_FOUND') throw error;
    throw new OneLoginReadError('ONELOGIN_NOT_FOUND', {
      problem: `${onelogin.address} has no app with the id ${quoted(id)}.`,
      remedy:
        'Correct the id in the access file: it is the number in the address of the app in OneLogin, after /apps/.',
      status: error.status,
    });
  }
}

/**
 * The app of an account: one whose id is declared (`app.existing`, `adopt.app`) by it, whatever its name; another by its name, which exactly one app
 * must have.
 *
 * @throws OneLoginReadError `ONELOGIN_NOT_FOUND` or `ONELOGIN_AMBIGUOUS`, naming the candidates
 */
export async function findApp(
  onelogin: OneLoginConnection,
  { app, adopt }: Pick<OneLoginAccountSettings, 'app' | 'adopt'>,
): Promise<OneLoginLiveApp> {
  const id = app.origin === 'existing' ? app.id : adopt?.app;
  if (id !== undefined) return readApp(onelogin, id);
  const found = await appsNamed(onelogin, app.label);
  const [one, ...others] = found;
  if (one !== undefined && others.length === 0) return readApp(onelogin, String(one.id));
  if (one === undefined) {
    throw new OneLoginReadError('ONELOGIN_NOT_FOUND', {
      problem: `${onelogin.address} has no app named exactly ${quoted(app.label)}.`,
      remedy: NOT_THERE,
    });
  }
  throw new OneLoginReadError('ONELOGIN_AMBIGUOUS', {
    problem: `${onelogin.address} has several apps named exactly ${quoted(app.label)}: ${found.map((each) => each.id).join(', ')}.`,
    remedy: 'Name the one that is meant by its id in the access file (app.existing).',
  });
}

const NOT_THERE =
  'If it was never deployed, deploy the stack; in a pull request, pass the plan that creates it (klaviyo-access drift --plan FILE). If it was, it ' +
  'was removed or renamed in OneLogin: write its name in the access file (app.label) as OneLogin has it, or name it by its id (app.existing).';

/** Whether OneLogin has no app of this name, so that the account's is not there yet. @throws OneLoginReadError if that cannot be read */
export async function hasNoApp(onelogin: OneLoginConnection, label: string): Promise<boolean> {
  return (await appsNamed(onelogin, label)).length === 0;
}

/**
 * The apps with exactly this name. OneLogin is asked for all: in its own filter `*` stands for anything, and a name may have one.
 */
async function appsNamed(
  onelogin: OneLoginConnection,
  label: string,
): Promise<readonly z.output<typeof wireSummary>[]> {
  const all = await onelogin.getAll(`/apps?limit=${PAGE}`, wireSummary);
  return all.filter(({ name }) => name === label);
}

function liveApp(wire: z.output<typeof wireApp>): OneLoginLiveApp {
  return {
    id: String(wire.id),
    name: wire.name,
    connectorId: wire.connector_id,
    provisioningEnabled: wire.provisioning?.enabled ?? undefined,
    parameters: new Map(
      Object.entries(wire.parameters ?? {}).map(([keyName, parameter]) => [keyName, liveParameter(keyName, parameter)]),
    ),
    roleIds: wire.role_ids.map(String),
    notes: wire.notes ?? undefined,
  };
}

function liveParameter(keyName: string, wire: z.output<typeof wireParameter>): OneLoginParameter {
  return {
    id: String(wire.id),
    keyName,
    label: wire.label ?? undefined,
    attribute: attributeOf(wire.user_attribute_mappings),
    macro: wire.user_attribute_macros ?? undefined,
    values: textOf(wire.values),
    defaultValues: textOf(wire.default_values),
    provisioned: wire.provisioned_entitlements ?? undefined,
    skipIfBlank: wire.skip_if_blank ?? undefined,
  };
}

/** For "no attribute" OneLogin answers null, nothing, or `none`. */
function attributeOf(attribute: string | null | undefined): string | undefined {
  const name = attribute?.trim() ?? '';
  return name === '' || name === 'none' ? undefined : name;
}

/** One text of what OneLogin gives as one or as several; undefined where there is none. */
function textOf(values: z.output<typeof wireValues>): string | undefined {
  const text = Array.isArray(values) ? values.join(';') : (values ?? '');
  return text === '' ? undefined : text;
}
