/** Which requests a fault hits: all, if left out. */
export interface FaultTarget {
  readonly method?: string | undefined;
  /** Matched against the path with its query. A string has to be a part of it. */
  readonly path?: RegExp | string | undefined;
}

/** How faults are ordered while a simulator runs. */
export interface FaultOrders<Kind extends string> {
  /** The next `count` requests that match go wrong. */
  readonly failNext: (kind: Kind, count: number, target: FaultTarget) => void;
  /** Every nth request is answered 429; undefined stops it. */
  readonly rateLimitEvery: (nth: number | undefined) => void;
  /** From now on nothing goes wrong. */
  readonly clearFaults: () => void;
}

/** The faults that wait for requests. */
export interface WaitingFaults<Kind extends string> extends FaultOrders<Kind> {
  /**
   * Counts a request and gives the fault that hits it, which is used up by that; undefined if it is answered as it should be.
   *
   * @param url - path and query
   * @param fits - whether a fault of this kind can hit the request. Default: any can.
   */
  readonly take: (method: string, url: string, fits?: (kind: Kind) => boolean) => Kind | 'rate-limit' | undefined;
}

interface Waiting<Kind> {
  readonly kind: Kind;
  readonly target: FaultTarget;
  left: number;
}

/** Faults, none of which waits yet. */
export function waitingFaults<Kind extends string>(): WaitingFaults<Kind> {
  let waiting: readonly Waiting<Kind>[] = [];
  let every: number | undefined;
  let seen = 0;
  return {
    take: (method, url, fits = () => true) => {
      seen += 1;
      if (every !== undefined && seen % every === 0) return 'rate-limit';
      const hit = waiting.find(({ kind, target }) => fits(kind) && hits(target, method, url));
      if (hit === undefined) return undefined;
      hit.left -= 1;
      waiting = waiting.filter(({ left }) => left > 0);
      return hit.kind;
    },
    failNext: (kind, count, target) => {
      waiting = [...waiting, { kind, target, left: count }];
    },
    rateLimitEvery: (nth) => {
      every = nth;
      seen = 0;
    },
    clearFaults: () => {
      waiting = [];
      every = undefined;
    },
  };
}

function hits({ method = '', path = '' }: FaultTarget, asked: string, url: string): boolean {
  const sameMethod = method === '' || method === asked;
  return sameMethod && (typeof path === 'string' ? url.includes(path) : path.test(url));
}
