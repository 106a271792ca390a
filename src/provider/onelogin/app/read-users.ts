import { z } from 'zod';
import { type OneLoginConnection } from '../connection/onelogin-connection.js';
import { OneLoginReadError } from '../connection/onelogin-read-error.js';
import { type OneLoginUser } from './onelogin-state.js';

/** What is read of everybody (developers.onelogin.com, "User Resource"). The list gives only some fields unless it is asked for each. */
const BASE = ['id', 'email', 'username', 'firstname', 'lastname', 'status', 'state'] as const;

/** Further texts that conditions can compare, and the custom fields. */
const FOR_CONDITIONS = [
  'title',
  'department',
  'company',
  'samaccountname',
  'userprincipalname',
  'distinguished_name',
  'member_of',
  'custom_attributes',
] as const;

/** Which fields of people are read: without attributes it is known who they are and whether they are active. */
export type UserFields = 'base' | 'with-attributes';

/** "This call returns up to 50 users per page" (developers.onelogin.com, "List Users"). */
const PAGE = 50;

const wireUser = z.looseObject({
  id: z.number(),
  email: z.string().nullable(),
  username: z.string().nullable(),
  firstname: z.string().nullable(),
  lastname: z.string().nullable(),
  status: z.number().nullable(),
  state: z.number().nullable(),
});

/**
 * Everyone in OneLogin, whatever their status.
 *
 * @throws OneLoginReadError if they cannot be read to the last one, or without one of the fields
 */
export async function readEveryone(onelogin: OneLoginConnection, fields: UserFields): Promise<readonly OneLoginUser[]> {
  return usersAt(onelogin, '', fields);
}

/**
 * The people with these ids, in whatever order.
 *
 * @throws OneLoginReadError `ONELOGIN_UNEXPECTED` if one of them is not there, and as `readEveryone`
 */
export async function readUsers(
  onelogin: OneLoginConnection,
  ids: readonly string[],
  fields: UserFields,
): Promise<readonly OneLoginUser[]> {
  const people: OneLoginUser[] = [];
  for (let from = 0; from < ids.length; from += PAGE) {
    const some = ids.slice(from, from + PAGE);
    const found = await usersAt(onelogin, `&user_ids=${some.join(',')}`, fields);
    const missing = some.find((id) => !found.some((user) => user.id === id));
    if (missing !== undefined || found.length !== some.length) throw notThose(onelogin, some, missing);
    people.push(...found);
  }
  return people;
}

async function usersAt(
  onelogin: OneLoginConnection,
  filter: string,
  fields: UserFields,
): Promise<readonly OneLoginUser[]> {
  const names = fields === 'base' ? BASE : [...BASE, ...FOR_CONDITIONS];
  const path = `/users?limit=${PAGE}${filter}&fields=${names.join(',')}`;
  const users = await onelogin.getAll(path, wireUser);
  return users.map((user) => oneLoginUser(onelogin, user, names));
}

function oneLoginUser(
  onelogin: OneLoginConnection,
  wire: z.output<typeof wireUser>,
  names: readonly string[],
): OneLoginUser {
  const missing = names.find((name) => !Object.hasOwn(wire, name));
  if (missing !== undefined) throw withoutField(onelogin, wire.id, missing);
  const { id, email, username, firstname, lastname, status, state } = wire;
  return {
    id: String(id),
    email: email ?? undefined,
    username: username ?? undefined,
    firstname: firstname ?? undefined,
    lastname: lastname ?? undefined,
    status: status ?? undefined,
    state: state ?? undefined,
    roleIds: undefined,
    attributes: textsOf(wire),
  };
}

const NOT_TEXTS = ['id', 'status', 'state', 'custom_attributes'];

/** The texts of somebody, by OneLogin's names; what is empty there is null, and not among them. Several texts are one, as conditions see them. */
function textsOf(wire: z.output<typeof wireUser>): Readonly<Record<string, string>> {
  const custom = Object.entries(Object(wire.custom_attributes) as Readonly<Record<string, unknown>>);
  const all = [
    ...Object.entries(wire).filter(([name]) => !NOT_TEXTS.includes(name)),
    ...custom.map(([name, value]) => [`custom_attribute_${name}`, value] as const),
  ];
  return Object.fromEntries(
    all.flatMap(([name, value]): [string, string][] => {
      const text = Array.isArray(value) ? value.join(';') : value;
      return (typeof text === 'string' && text !== '') || typeof text === 'number' ? [[name, String(text)]] : [];
    }),
  );
}

/** The names of the attributes that people who were read with attributes have, whoever has a text in it. */
export function attributeNamesOf(users: readonly OneLoginUser[]): readonly string[] {
  const plain = [...BASE, ...FOR_CONDITIONS].filter((name) => !NOT_TEXTS.includes(name));
  return [...new Set([...plain, ...users.flatMap(({ attributes }) => Object.keys(attributes))])];
}

function notThose(
  { address }: OneLoginConnection,
  asked: readonly string[],
  missing: string | undefined,
): OneLoginReadError {
  const problem =
    missing === undefined
      ? `${address} was asked for ${asked.length} users and gave others too.`
      : `${address} lists the user ${missing} with the app or with a role, and does not give them when asked.`;
  return new OneLoginReadError('ONELOGIN_UNEXPECTED', {
    problem,
    remedy:
      'They may have been deleted a moment ago. Who has access is not known, so nothing is concluded. Run it again.',
  });
}

function withoutField({ address }: OneLoginConnection, id: number, field: string): OneLoginReadError {
  return new OneLoginReadError('ONELOGIN_UNEXPECTED', {
    problem: `${address} gives the user ${id} without the field ${field}, which was asked for.`,
    remedy: 'Without it conditions cannot be decided, so nothing is concluded. Report it.',
  });
}
