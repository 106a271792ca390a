import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type KlaviyoScimClientOptions } from '../../src/klaviyo/scim-client.js';
import { type Person, type WireUser } from './person.js';

/** Which page of the listing has the fault. */
export const WHERE = ['first', 'middle', 'last', 'every'] as const;
export type Where = (typeof WHERE)[number];

/** Whether it has the fault the first time that it is requested, or each time. */
export type Often = 'once' | 'always';

/** A page as the server would send it if nothing were wrong. */
export interface WirePage {
  readonly schemas: readonly string[];
  readonly totalResults: number;
  readonly startIndex: number;
  readonly itemsPerPage: number;
  readonly Resources: readonly WireUser[];
}

/** A fault of the answer: it is written by the fault itself. */
export interface AnswerFault {
  readonly kind: 'answer';
  readonly answer: (response: ServerResponse, page: WirePage, request: IncomingMessage) => void;
  /** What the client is set to, so that time-outs come fast. */
  readonly client?: Pick<KlaviyoScimClientOptions, 'timeouts' | 'retry'>;
}

/** What a page was asked for with, its count capped as the server caps it. */
export interface AskedFor {
  readonly startIndex: number;
  readonly count: number;
}

/** A fault of the page: another JSON value is sent in its place. `all` are the records of the whole list. */
export interface PageFault {
  readonly kind: 'page';
  readonly page: (page: WirePage, all: readonly WireUser[], asked: AskedFor) => unknown;
}

/** A fault of a record on the page: the server has these in its place, from the start and for ever. */
export interface RecordFault {
  readonly kind: 'record';
  readonly record: (person: Person) => readonly Person[];
}

/** People who come and go: what the server holds after the page was sent. `round` counts the times from 1. */
export interface ChangeFault {
  readonly kind: 'change';
  readonly change: (people: readonly Person[], round: number) => readonly Person[];
}

export type Fault = AnswerFault | PageFault | RecordFault | ChangeFault;

/** Stands for a value nested deeply; the server writes that in its place, since JSON.stringify cannot. */
export const DEEP = '<deeply nested>';
