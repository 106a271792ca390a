import { STATUS } from '../user-record.js';
import { type OneLoginApp, type World } from '../world.js';

/** A choice as the API lists it. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** What rules of one kind may say: of an app, or the mappings of users. */
export interface Vocabulary {
  readonly conditions: () => readonly Choice[];
  /** The values that a condition takes; none: any text. */
  readonly conditionValues: (source: string) => readonly Choice[];
  readonly actions: () => readonly Choice[];
  /** The values that an action takes; none: any text. */
  readonly actionValues: (action: string) => readonly Choice[];
}

const HAS_ROLE = 'has_role';

/** The action of a mapping that puts people into a role. */
export const ADD_ROLE = 'add_role';

/**
 * What conditions may ask for. The documentation names `member_of`, custom attributes, `has_role`, `status` and `last_login` and leaves the rest
 * of the list out; these are the properties of a user that are text. `last_login` is not here, since nobody signs in to the simulator.
 */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  member_of: 'MemberOf',
  email: 'Email',
  username: 'Username',
  firstname: 'First Name',
  lastname: 'Last Name',
  title: 'Title',
  department: 'Department',
  company: 'Company',
  samaccountname: 'sAMAccountName',
  userprincipalname: 'UserPrincipalName',
  distinguished_name: 'DistinguishedName',
  status: 'Status',
};

const CUSTOM = 'custom_attribute_';

/** The operators of texts (developers.onelogin.com, "List Condition Operators"). */
const TEXT_OPERATORS: readonly Choice[] = [
  { name: 'equals', value: '=' },
  { name: 'does not equal', value: '!=' },
  { name: 'contains', value: '~' },
  { name: 'does not contain', value: '!~' },
  { name: 'begins with', value: 'bw' },
  { name: 'ends with', value: 'ew' },
];

/**
 * `ri` stands in the documentation's and the provider's examples. OneLogin may have another one for who does not have a role: its name is
 * not known.
 */
const ROLE_OPERATORS: readonly Choice[] = [{ name: 'includes', value: 'ri' }];

/** The operators of a condition; undefined where there is no such condition. */
export function operatorsOf(vocabulary: Vocabulary, source: string): readonly Choice[] | undefined {
  if (!vocabulary.conditions().some(({ value }) => value === source)) return undefined;
  return source === HAS_ROLE ? ROLE_OPERATORS : TEXT_OPERATORS;
}

/** Whether a condition or an action is about a custom attribute. */
export function isCustom(name: string): boolean {
  return name.includes(CUSTOM);
}

function conditionsOf({ customAttributes }: World): readonly Choice[] {
  return [
    { name: 'Roles', value: HAS_ROLE },
    ...Object.entries(ATTRIBUTES).map(([value, name]) => ({ name, value })),
    ...customAttributes.map((name) => ({ name, value: CUSTOM + name })),
  ];
}

function roleChoices({ roles }: World): readonly Choice[] {
  return [...roles.values()].map(({ id, name }) => ({ name, value: String(id) }));
}

const STATUS_CHOICES: readonly Choice[] = Object.entries(STATUS).map(([name, value]) => ({
  name,
  value: String(value),
}));

function conditionValues(world: World, source: string): readonly Choice[] {
  if (source === HAS_ROLE) return roleChoices(world);
  return source === 'status' ? STATUS_CHOICES : [];
}

/**
 * The rules of an app. An action sets one of its parameters: `set_` and the parameter's name, as in the documentation's `set_groups` and
 * the provider's `set_amazonusername`. OneLogin offers further ones for some connectors, whose names are not documented.
 */
export function appVocabulary(world: World, app: OneLoginApp): Vocabulary {
  return {
    conditions: () => conditionsOf(world),
    conditionValues: (source) => conditionValues(world, source),
    actions: () => [...app.parameters].map(([name, { label }]) => ({ name: `Set ${label}`, value: `set_${name}` })),
    actionValues: () => [],
  };
}

/** The mappings of users (developers.onelogin.com, "List Actions": `add_role`, `set_status`, and others that the simulator does not have). */
export function mappingVocabulary(world: World): Vocabulary {
  return {
    conditions: () => conditionsOf(world),
    conditionValues: (source) => conditionValues(world, source),
    actions: () => [
      { name: 'Set Role', value: ADD_ROLE },
      { name: 'Set Status', value: 'set_status' },
    ],
    actionValues: (action) => (action === ADD_ROLE ? roleChoices(world) : STATUS_CHOICES),
  };
}
