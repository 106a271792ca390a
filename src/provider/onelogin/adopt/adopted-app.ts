import { DEFAULT_ROLE_PARAMETER, type OneLoginAppKind } from '../../../access/onelogin-settings.js';
import { quoted } from '../../../text/quoted.js';
import { type AdoptNote, info, warning } from '../../adoption.js';
import { kindOfConnector } from '../app/connector-names.js';
import { type OneLoginParameter } from '../app/onelogin-state.js';
import { type AdoptedRules } from './adopted-rules.js';
import { type LiveApp } from './live-app.js';

export interface AdoptedApp {
  /** What stands under `app`. */
  readonly written: Readonly<Record<string, unknown>>;
  readonly mapping: 'rules' | 'attribute';
  readonly notes: readonly AdoptNote[];
}

/** The app as the access file declares it. */
export function adoptedApp(live: LiveApp, { parameter, rules }: Pick<AdoptedRules, 'parameter' | 'rules'>): AdoptedApp {
  const { app, connector } = live;
  const found = connector === undefined ? undefined : kindOfConnector({ id: app.connectorId, name: connector });
  const kind: OneLoginAppKind = found ?? 'generic';
  const role = app.parameters.get(parameter);
  const attribute = rules.length === 0 ? attributeOf(role) : undefined;
  return {
    written: {
      label: app.name,
      kind,
      connectorId: app.connectorId,
      ...(parameter !== DEFAULT_ROLE_PARAMETER && { parameters: { role: parameter } }),
      ...(attribute !== undefined && { mapping: 'attribute', attribute }),
    },
    mapping: attribute === undefined ? 'rules' : 'attribute',
    notes: [
      ...(found === undefined ? [warning(unknownConnector(live))] : []),
      ...parameterNotes(parameter, role, attribute !== undefined),
      ...(app.provisioningEnabled === true ? [] : [warning(NOT_PROVISIONED)]),
      info(NOT_READ),
    ],
  };
}

/** The attribute of people that gives a parameter its value; undefined of a macro, or of none. */
function attributeOf(parameter: OneLoginParameter | undefined): string | undefined {
  const { attribute = '' } = parameter ?? {};
  return /^[a-z]\w*$/.test(attribute) ? attribute : undefined;
}

function parameterNotes(
  name: string,
  parameter: OneLoginParameter | undefined,
  byAttribute: boolean,
): readonly AdoptNote[] {
  if (parameter === undefined) {
    return [
      warning(`The app has no parameter ${quoted(name)}, so nothing carries a Klaviyo role. The first plan adds it.`),
    ];
  }
  const { values, defaultValues, attribute, macro } = parameter;
  const fixed = values ?? defaultValues;
  return [
    ...(fixed === undefined
      ? []
      : [
          warning(
            `The parameter ${quoted(name)} has the value ${quoted(fixed)} for everybody for whom no rule sets another one. No plan shows or changes ` +
              'it. Once a rule gives everybody who should keep Klaviyo their role, empty it in OneLogin, under the app > Parameters.',
          ),
        ]),
    ...(byAttribute || (attribute === undefined && macro === undefined)
      ? []
      : [
          warning(
            `The parameter ${quoted(name)} takes its value from ${macro === undefined ? `the field ${quoted(attribute)}` : 'a macro'} where no rule sets ` +
              'another one. No plan shows or changes that. The access file declares the rules alone: look in OneLogin, under the app > Parameters.',
          ),
        ]),
    ...(parameter.provisioned === false
      ? [
          warning(
            `The parameter ${quoted(name)} is not included in user provisioning, so Klaviyo does not get it. Switch that on in OneLogin, under the app > ` +
              'Parameters: no plan does.',
          ),
        ]
      : []),
  ];
}

function unknownConnector({ app, connector }: LiveApp): string {
  return (
    `The app is made from the connector ${app.connectorId}${connector === undefined ? '' : `, ${quoted(connector)}`}, which is not known to be one of ` +
    `Klaviyo's guides. It is written as kind: generic. If it is OneLogin's app "Klaviyo", write kind: catalogue.`
  );
}

const NOT_PROVISIONED = 'Provisioning of the app is not switched on, and the first plan switches it on.';

const NOT_READ =
  "What waits for an administrator's approval, and what becomes of people who lose the app, cannot be read. The access file has what Klaviyo's " +
  'guide asks for: compare it with OneLogin, under the app > Provisioning.';
