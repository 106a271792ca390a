import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { formFault } from '../../text/form-fault.js';
import { SeedFileError } from '../seed-text.js';
import { SimulatorError } from '../simulator-error.js';
import { type GoogleSeed } from './seed.js';

const name = z.string().trim().min(1, 'must not be blank');
const email = z.email('must be an e-mail address');

const seedShape = z.strictObject({
  customer: name.optional(),
  admins: z.array(email).optional(),
  delegatedScopes: z.array(name).optional(),
  federation: z
    .strictObject({
      subject: name.optional(),
      admitted: z.array(name).optional(),
      signers: z.array(name).optional(),
    })
    .optional(),
  users: z
    .array(
      z.strictObject({
        email,
        givenName: z.string().optional(),
        familyName: z.string().optional(),
        suspended: z.boolean().optional(),
        archived: z.boolean().optional(),
        orgUnitPath: name.optional(),
        department: name.optional(),
        title: name.optional(),
        costCenter: name.optional(),
        employeeId: name.optional(),
        manager: name.optional(),
      }),
    )
    .optional(),
  groups: z.array(z.strictObject({ email, members: z.array(name).optional() })).optional(),
});

/**
 * Reads what a simulated customer is to hold from a YAML file, in the shape of `GoogleSeed`.
 *
 * @throws SeedFileError if it is not YAML, does not have that shape, or has an address twice
 * @throws SimulatorError if the file cannot be read
 */
export async function readSeedFile(path: string): Promise<GoogleSeed> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new SimulatorError(`The seed file ${path} cannot be read: ${(error as Error).message}.`);
  }
  const document = parseDocument(text);
  const faults = document.errors.map(({ message }) => message);
  if (faults.length > 0) throw new SeedFileError(path, faults);
  const parsed = seedShape.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    throw new SeedFileError(
      path,
      parsed.error.issues.map((issue) => formFault(issue, issue.path.join('.') || 'the file')),
    );
  }
  const addresses = [...(parsed.data.users ?? []), ...(parsed.data.groups ?? [])].map((one) => one.email.toLowerCase());
  const twice = addresses.filter((one, index) => addresses.indexOf(one) < index);
  if (twice.length > 0)
    throw new SeedFileError(
      path,
      twice.map((one) => `"${one}" is there twice.`),
    );
  return parsed.data;
}
