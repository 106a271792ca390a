import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { DEEP, type Fault, type Often, type Where, type WirePage } from './fault.js';
import { PEOPLE, type Person } from './person.js';

/** What goes wrong: one fault, on one page or on every one, at the first time or always. */
export interface PlannedFault {
  readonly fault: Fault;
  readonly where: Where;
  readonly often: Often;
}

/** The most records that the server puts on a page. */
export const PAGE_CAP = 10;

const DEEPLY_NESTED = '['.repeat(100_000) + ']'.repeat(100_000);

/**
 * A server on loopback that lists people as SCIM does and goes wrong as planned. It is written for the tests of the
 * client alone, by hand: it shares nothing with the simulator, which never goes wrong.
 */
export class FaultServer {
  /** Start indexes that were asked for, in order, since the last {@link plan}. */
  readonly asked: number[] = [];
  /** The lists of people that the server has had since then, the present one last. */
  readonly states: (readonly Person[])[] = [];
  /** Called whenever a request has come. */
  onRequest: () => void = () => undefined;
  readonly #server: Server;
  #planned: PlannedFault | undefined;
  #times = 0;

  constructor() {
    this.#server = createServer((request, response) => {
      const query = new URL(request.url ?? '', 'http://127.0.0.1').searchParams;
      const startIndex = Number(query.get('startIndex'));
      this.asked.push(startIndex);
      this.onRequest();
      this.#answer(startIndex, Math.min(PAGE_CAP, Number(query.get('count'))), request, response);
    });
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/scim/v2`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** How many connections are open. */
  connections(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.getConnections((error, number) => (error ? reject(error) : resolve(number)));
    });
  }

  /** Starts again: with these people, and with this fault, if any. */
  plan(planned?: PlannedFault, people: readonly Person[] = PEOPLE): void {
    this.#planned = planned;
    this.#times = 0;
    this.asked.length = 0;
    this.states.splice(0, this.states.length, planned?.fault.kind === 'record' ? spoilt(people, planned) : people);
  }

  /** From now on the server has these people. */
  hold(people: readonly Person[]): void {
    this.states.push(people);
  }

  #answer(startIndex: number, size: number, request: IncomingMessage, response: ServerResponse): void {
    const people = this.states.at(-1) ?? [];
    const all = people.map(({ wire }) => wire);
    const Resources = all.slice(startIndex - 1, startIndex - 1 + size);
    const page: WirePage = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      ...{ totalResults: all.length, startIndex, itemsPerPage: Resources.length, Resources },
    };
    const fault = this.#faultOn(page);
    if (fault?.kind === 'answer') {
      fault.answer(response, page, request);
      return;
    }
    const body = fault?.kind === 'page' ? fault.page(page, all, { startIndex, count: size }) : page;
    response.writeHead(200, { 'content-type': 'application/scim+json' });
    response.end(JSON.stringify(body).replaceAll(JSON.stringify(DEEP), DEEPLY_NESTED));
    if (fault?.kind === 'change') this.hold(fault.change(people, this.#times));
  }

  #faultOn({ startIndex, itemsPerPage, totalResults }: WirePage): Fault | undefined {
    if (this.#planned === undefined) return undefined;
    const { fault, where, often } = this.#planned;
    if (!isOn(where, startIndex, itemsPerPage, totalResults) || (often === 'once' && this.#times > 0)) return undefined;
    this.#times += 1;
    return fault;
  }
}

/** Whether a page is the one in question, whatever the pages' size: the middle one is the one with the middle record. */
function isOn(where: Where, startIndex: number, size: number, total: number): boolean {
  const middle = Math.ceil(total / 2);
  switch (where) {
    case 'every':
      return true;
    case 'first':
      return startIndex === 1;
    case 'middle':
      return startIndex <= middle && middle < startIndex + size && startIndex > 1;
    case 'last':
      return startIndex > 1 && startIndex + size > total;
  }
}

/** People of whom the faulty ones are replaced: one well within the page, so that its neighbours do not have it, too. */
function spoilt(people: readonly Person[], { fault, where }: PlannedFault): readonly Person[] {
  const at: Readonly<Record<Where, readonly number[]>> = { first: [4], middle: [22], last: [41], every: [4, 22, 41] };
  return people.flatMap((one, index) =>
    fault.kind === 'record' && at[where].includes(index) ? fault.record(one) : [one],
  );
}
