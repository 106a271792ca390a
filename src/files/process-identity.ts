import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process something belongs to, so that another one can tell later whether it is still there. */
export interface ProcessIdentity {
  readonly pid: number;
  /** The machine, since it was started, and on Linux the space of its process ids: a container has its own. */
  readonly place: string;
  /** When the process began, in the system's own words, so that a later process with its id is not taken for it. Undefined: not known here. */
  readonly began: string | undefined;
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, place: ownPlace(), began: processStat(process.pid)?.began };
}

/**
 * Whether a process is still there: `alive`, `dead`, or `unknown` where it cannot be told from here, since it is of another machine
 * or container, or since the system does not say when a process began and its id may be another's by now.
 */
export function livenessOf({ pid, place, began }: ProcessIdentity): 'alive' | 'dead' | 'unknown' {
  if (place !== ownPlace()) return 'unknown';
  if (!exists(pid)) return 'dead';
  const stat = processStat(pid);
  if (stat === undefined || began === undefined) return 'unknown';
  return stat.began === began && !stat.isZombie ? 'alive' : 'dead';
}

function ownPlace(): string {
  return [
    hostname(),
    readOr(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    readOr(() => readlinkSync('/proc/self/ns/pid')),
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Any other error, such as EPERM, is one of a process that is there.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** The state and the start of a process (Linux, proc(5): fields 3 and 22 of stat). Its name, in brackets, may hold anything. */
function processStat(pid: number): { readonly isZombie: boolean; readonly began: string } | undefined {
  const stat = readOr(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, began] = [fields?.[0], fields?.[19]];
  return state === undefined || began === undefined ? undefined : { isZombie: state === 'Z', began };
}

/** What only some systems have; undefined on the others. */
function readOr(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
