import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of this package, whether the program runs from its sources or as it was built. */
export function packageFolder(start: string = __dirname): string {
  return existsSync(join(start, 'package.json')) ? start : packageFolder(dirname(start));
}

/** The version of this package. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string };
  return version;
}
