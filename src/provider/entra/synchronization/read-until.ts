import { REAL_TIMING, type Timing } from '../../../http/timing.js';

/** How it is waited between readings. Default: by this machine's clock, and nothing stops it before the last. */
export interface Waiting {
  readonly timing?: Pick<Timing, 'sleep'> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How often something is read back: Graph may be some seconds behind. */
const READINGS = 6;

const BETWEEN_READINGS_MS = 2_000;

/** Reads something again and again until it is there, and gives the last reading, whether it is there or not. */
export async function readUntil<Value>(
  read: () => Promise<Value>,
  isThere: (value: Value) => boolean,
  { timing = REAL_TIMING, signal }: Waiting,
): Promise<Value> {
  for (let reading = 1; ; reading += 1) {
    const value = await read();
    if (isThere(value) || reading === READINGS) return value;
    await timing.sleep(BETWEEN_READINGS_MS, signal);
  }
}
