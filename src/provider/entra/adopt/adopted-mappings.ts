import {
  DEFAULT_USER_NAME,
  DEFAULT_ROLE_TARGET,
  ENTRA_USER_NAMES,
  type EntraUserName,
  isSameTarget,
} from '../../../access/entra-settings.js';
import { quoted } from '../../../text/quoted.js';
import { type AdoptNote, info, warning } from '../../adoption.js';
import { ROLE_EXPRESSION } from '../app/klaviyo-mappings.js';
import { mappingPlan } from '../synchronization/mapping-plan.js';
import { isDeclaredRole, roleMappingOf, sourceText, userNameMappingOf } from '../synchronization/mappings.js';
import { type SynchronizationSchema } from '../synchronization/synchronization-schema.js';
import { type UserMapping, userMappingOf } from '../synchronization/user-mapping.js';

/** What the attribute mappings of a job say of the application. */
export interface AdoptedMappings {
  readonly userName: EntraUserName;
  readonly roleTarget: string;
  readonly notes: readonly AdoptNote[];
}

/** The attribute of Entra's people that a job writes as the userName; where it writes none that can be declared, the default. */
export function userNameOfMappings(schema: SynchronizationSchema | undefined): EntraUserName {
  const mapping = schema && userNameMappingOf(schema);
  if (mapping?.state !== 'attribute') return DEFAULT_USER_NAME;
  return ENTRA_USER_NAMES.find((name) => name === mapping.attribute) ?? DEFAULT_USER_NAME;
}

/** The mappings as the access file declares them, and what of them it cannot. No plan sees or changes any. */
export function adoptedMappings(schema: SynchronizationSchema | undefined): AdoptedMappings {
  const userName = userNameOfMappings(schema);
  if (schema === undefined) return { userName, roleTarget: DEFAULT_ROLE_TARGET, notes: [] };
  const reading = userMappingOf(schema);
  if (!reading.isClear) {
    return { userName, roleTarget: DEFAULT_ROLE_TARGET, notes: [warning(`${reading.why} No plan sees it.`)] };
  }
  const { roleTarget, notes } = roleOf(schema, reading.users);
  return {
    userName,
    roleTarget,
    notes: [...userNameNotes(schema), ...notes, ...otherNotes(schema, reading.users, { userName, roleTarget })],
  };
}

function roleOf(
  schema: SynchronizationSchema,
  { mapping: { attributes } }: UserMapping,
): Pick<AdoptedMappings, 'roleTarget' | 'notes'> {
  const targets = attributes.filter(isDeclaredRole).map(({ target }) => target);
  const roleTarget = targets.find((target) => target === DEFAULT_ROLE_TARGET) ?? targets[0];
  if (roleTarget === undefined) return { roleTarget: DEFAULT_ROLE_TARGET, notes: [warning(notMapped(schema))] };
  const others = targets.filter((target) => target !== roleTarget);
  if (others.length === 0) return { roleTarget, notes: [] };
  return {
    roleTarget,
    notes: [
      warning(
        `The role is mapped to ${[roleTarget, ...others].map(quoted).join(' and ')}; the access file declares ${quoted(roleTarget)} alone. ` +
          'Delete the mapping that Klaviyo does not read, in Entra, under Provisioning > Attribute mapping.',
      ),
    ],
  };
}

function notMapped(schema: SynchronizationSchema): string {
  const found = roleMappingOf(schema, DEFAULT_ROLE_TARGET);
  const there = 'there' in found && found.there !== undefined ? [found.there] : [];
  const elsewhere = 'elsewhere' in found ? found.elsewhere : [];
  const instead = [...there, ...elsewhere].map((one) => `${quoted(one.target)} gets ${quoted(sourceText(one))}`);
  const seen = instead.length === 0 ? '' : ` There is: ${instead.join('; ')}.`;
  return (
    `No attribute mapping writes the role as ${ROLE_EXPRESSION}, applied always and without a default value, so that people reach Klaviyo ` +
    `without the role of their group.${seen} No plan sees it. klaviyo-access entra role-mapping shows what to change, and changes it with ` +
    '--apply while the job is off.'
  );
}

function userNameNotes(schema: SynchronizationSchema): readonly AdoptNote[] {
  const mapping = userNameMappingOf(schema);
  const declared = `The access file declares ${DEFAULT_USER_NAME}`;
  const before =
    'Before you compare or deploy anything, map userName to userPrincipalName or mail; people who are in Klaviyo by another name than ' +
    'that become others.';
  switch (mapping.state) {
    case 'attribute':
      if (ENTRA_USER_NAMES.some((name) => name === mapping.attribute)) return [];
      return [warning(`The userName is mapped from ${quoted(mapping.attribute)}. ${declared}. ${before}`)];
    case 'expression':
      return [warning(`The userName is mapped from ${quoted(mapping.expression)}. ${declared}. ${before}`)];
    case 'missing':
      return [warning(`No attribute is mapped to userName. ${declared}. ${before}`)];
    case 'repeated':
      return [warning(`Several attributes are mapped to userName. ${declared}. ${before}`)];
    case 'unclear':
      return [];
  }
}

/** How many mappings are named. */
const MOST_NAMED = 10;

function otherNotes(
  schema: SynchronizationSchema,
  users: UserMapping,
  declared: Pick<AdoptedMappings, 'userName' | 'roleTarget'>,
): readonly AdoptNote[] {
  const { left, off, isFiltered, mapsGroups } = mappingPlan(schema, users, { ...declared, prune: false });
  const unsupported = left.filter(({ target }) => !isSameTarget(target, declared.roleTarget));
  const more = unsupported.length > MOST_NAMED ? ` and ${unsupported.length - MOST_NAMED} more` : '';
  const names = unsupported.slice(0, MOST_NAMED).map(({ target }) => quoted(target));
  return [
    ...(unsupported.length === 0
      ? []
      : [
          info(
            `Klaviyo does not support these mapped attributes: ${names.join(', ')}${more}. No plan sees them; klaviyo-access entra ` +
              'role-mapping --prune removes them.',
          ),
        ]),
    ...(off.length === 0
      ? []
      : [
          warning(
            `The mapping of users is not allowed to ${off.join(' or ').toLowerCase()} people in Klaviyo. No plan sees it: allow it in Entra, ` +
              'under Provisioning > Attribute mapping > Provision Microsoft Entra ID Users > Target Object Actions.',
          ),
        ]),
    ...(isFiltered
      ? [
          warning(
            'A scoping filter keeps some of the assigned people out of Klaviyo, and the access file cannot say so: the drift check reports ' +
              'them as missing. Remove it in Entra, under Provisioning > Attribute mapping > Source Object Scope.',
          ),
        ]
      : []),
    ...(mapsGroups
      ? [info('Groups are mapped too, which Klaviyo does not take. No plan sees it; the runbook has the step.')]
      : []),
  ];
}
