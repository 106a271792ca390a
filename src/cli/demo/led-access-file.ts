import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Account } from '../../access/access-model.js';

/**
 * Writes a copy of the example's access file, with its roster, in which each account leads to its simulator.
 *
 * @param examples - the folder of the example
 * @param folder - where the copy goes, absolute
 * @param accounts - as the example has them, and as they lead to their simulators, in the same order
 */
export function writeLedAccessFile(
  examples: string,
  folder: string,
  [written, led]: readonly [readonly Account[], readonly Account[]],
): void {
  const text = written.reduce(
    (text, { scim }, index) => text.replace(scim.baseUrl, led[index]!.scim.baseUrl),
    readFileSync(join(examples, 'access.yaml'), 'utf8'),
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'access.yaml'), text);
  writeFileSync(join(folder, 'people.csv'), readFileSync(join(examples, 'people.csv')));
}
