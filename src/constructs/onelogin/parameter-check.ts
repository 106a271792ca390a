import { type Construct } from 'constructs';
import { type OneLoginMapping } from '../../access/onelogin-settings.js';
import { TerraformCheck } from '../terraform-check.js';
import { terraformQuoted } from '../terraform-text.js';
import { type OneLoginSamlApp } from './bindings/onelogin-saml-app.js';

export interface ParameterCheckProps {
  readonly app: OneLoginSamlApp;
  /** The app's name in OneLogin, for the message. */
  readonly label: string;
  /** Key name of the parameter that carries the Klaviyo role. */
  readonly parameter: string;
  /** What is to give the parameter its value. */
  readonly mapping: OneLoginMapping;
}

/**
 * Says in every plan if the parameter that carries the Klaviyo role has another source than the access file declares: a fixed value, which would
 * make everybody an admin, or another attribute. Terraform reads the parameter, but neither shows nor corrects a change within it: the
 * provider tells parameters apart by their key name alone (1.0.0, `ol_schema/app/parameters/parameter.go`).
 *
 * For "no attribute" OneLogin answers null, nothing, or `none`.
 */
export class ParameterCheck extends TerraformCheck {
  constructor(scope: Construct, id: string, { app, label, parameter, mapping }: ParameterCheckProps) {
    const own = `[for p in ${app.fqn}.parameters : p if p.param_key_name == ${terraformQuoted(parameter)}]`;
    const every = (condition: string): string => `\${alltrue([for p in ${own} : ${condition}])}`;
    const place = `under Applications > ${label} > Parameters`;
    const attribute = orElse('p.user_attribute_mappings', '""');
    super(scope, id, {
      assertions: [
        {
          condition: every(`join("", concat(${orElse('p.values', '[]')}, ${orElse('p.default_values', '[]')})) == ""`),
          errorMessage:
            `The parameter "${parameter}" of the OneLogin app "${label}" has a value of its own, so that people can get a Klaviyo role that the ` +
            `access file does not give them. Remove the value in OneLogin ${place}; Terraform cannot.`,
        },
        {
          condition: every(
            mapping.by === 'attribute'
              ? `${attribute} == ${terraformQuoted(mapping.attribute)}`
              : `contains(["", "none"], ${attribute})`,
          ),
          errorMessage:
            `The parameter "${parameter}" of the OneLogin app "${label}" does not take its value from ` +
            (mapping.by === 'attribute'
              ? `the attribute "${mapping.attribute}", as the access file declares. Choose the attribute in OneLogin ${place}; `
              : `rules alone, as the access file declares, but from an attribute. Choose "- No default -" in OneLogin ${place}; `) +
            'Terraform cannot.',
        },
      ],
    });
  }
}

/** What the provider has not set is null, which Terraform's functions do not take. */
function orElse(value: string, other: string): string {
  return `(${value} == null ? ${other} : ${value})`;
}
