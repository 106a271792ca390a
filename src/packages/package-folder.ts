import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of this package, whether the program runs from its sources or as it was built. */
export function packageFolder(start: string = __dirname): string {
  return existsSync(join(start, 'package.json')) ? start : packageFolder(dirname(start));
}
