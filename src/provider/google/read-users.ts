import { z } from 'zod';
import { type DirectoryConnection } from './directory-connection.js';
import { GoogleReadError } from './google-read-error.js';

/** A user of the customer. */
export interface GoogleUser {
  readonly id: string;
  /** Their primary address. */
  readonly email: string;
  readonly customerId: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Neither suspended nor archived. */
  readonly active: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

const text = z.string().nullish();

/** Of the many properties of a user those that are read (developers.google.com, "REST Resource: users"). */
const wireUser = z.object({
  id: z.string().min(1),
  primaryEmail: z.string().min(1),
  customerId: z.string().min(1),
  name: z.object({ givenName: text, familyName: text }),
  suspended: z.boolean(),
  archived: z.boolean().default(false),
  orgUnitPath: text,
  organizations: z
    .array(z.object({ primary: z.boolean().nullish(), department: text, title: text, costCenter: text }))
    .nullish(),
  relations: z.array(z.object({ type: text, value: text })).nullish(),
  externalIds: z.array(z.object({ type: text, value: text })).nullish(),
});

type WireUser = z.output<typeof wireUser>;

/** The attributes that a user can have here, in the order of their names. */
export const GOOGLE_ATTRIBUTES = ['costCenter', 'department', 'employeeId', 'manager', 'orgUnitPath', 'title'] as const;

/**
 * Every user of the customer, suspended and archived ones included, deleted ones not (`GET /users?projection=full`; developers.google.com,
 * "Method: users.list": at most 500 a page).
 *
 * @throws GoogleReadError if they cannot be read to the last one, or if there is none: a customer has at least its administrator
 */
export async function readUsers(google: DirectoryConnection): Promise<readonly GoogleUser[]> {
  const query = new URLSearchParams({
    customer: google.customer,
    maxResults: '500',
    orderBy: 'email',
    projection: 'full',
  });
  const users = await google.getAll({ path: `/users?${query.toString()}`, items: 'users', form: wireUser });
  if (users.length > 0) return users.map(googleUser);
  throw new GoogleReadError('GOOGLE_UNEXPECTED', {
    problem: `The list of users of the customer ${google.customer} is empty, though it has an administrator.`,
    remedy: 'Without people nothing is concluded. Check directory.google.customer in the access file.',
  });
}

function googleUser({ id, primaryEmail, customerId, name, suspended, archived, ...rest }: WireUser): GoogleUser {
  return {
    ...{ id, email: primaryEmail, customerId, active: !suspended && !archived },
    ...{ givenName: name.givenName ?? '', familyName: name.familyName ?? '', attributes: attributesOf(rest) },
  };
}

/** Of several organizations it is the primary one that counts, or the only one. */
function attributesOf({
  orgUnitPath,
  organizations,
  relations,
  externalIds,
}: Pick<WireUser, 'orgUnitPath' | 'organizations' | 'relations' | 'externalIds'>): Readonly<Record<string, string>> {
  const all = organizations ?? [];
  const organization = all.find(({ primary }) => primary) ?? (all.length === 1 ? all[0] : undefined);
  const values: Readonly<Record<(typeof GOOGLE_ATTRIBUTES)[number], string | null | undefined>> = {
    costCenter: organization?.costCenter,
    department: organization?.department,
    employeeId: onlyOf('organization', externalIds),
    manager: onlyOf('manager', relations),
    orgUnitPath,
    title: organization?.title,
  };
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== null && entry[1] !== '',
    ),
  );
}

/** The value of a type, where one value has it: of several nobody can say which is meant. */
function onlyOf(
  type: string,
  values:
    | readonly { readonly type?: string | null | undefined; readonly value?: string | null | undefined }[]
    | null
    | undefined,
): string | null | undefined {
  const found = (values ?? []).filter((one) => one.type === type);
  return found.length === 1 ? found[0]!.value : undefined;
}
