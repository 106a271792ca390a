import { type ProvisionedPerson } from '../people/listing.js';
import { quoted } from '../text/quoted.js';
import { PlainPage } from './plain-page.js';
import { ScimError } from './scim-error.js';
import { wireList } from './wire-list.js';
import { readWireUser } from './wire-user.js';

/** What a page was asked for with. RFC 7644, section 3.4.2.4. */
export interface AskedPage {
  /** The URL, for messages. */
  readonly url: string;
  /** Counted from 1. */
  readonly startIndex: number;
  readonly count: number;
}

/** One page of a SCIM list of users, read but not proved. */
export interface ListPage {
  readonly asked: AskedPage;
  readonly totalResults: number;
  /** As the server echoes it; undefined where it does not. */
  readonly startIndex: number | undefined;
  /** What the server says that the page holds; undefined where it does not. */
  readonly itemsPerPage: number | undefined;
  readonly users: readonly ProvisionedPerson[];
}

/**
 * Reads the `ListResponse` of RFC 7644, section 3.4.2, with its users; see `wireList` for one without
 * `Resources`.
 *
 * @param body the value of its JSON, or the page if that was read as text
 * @throws ScimError `SCIM_WIRE` if the body is not a list or one of its records cannot be read: a listing without that
 * record would not be complete. `SCIM_INCOMPLETE` if the numbers that a proof of completeness needs are not numbers.
 */
export function readWirePage(body: unknown, asked: AskedPage): ListPage {
  const list = body instanceof PlainPage ? body.list : wireList(body);
  if (list === undefined) {
    throw new ScimError(
      'SCIM_WIRE',
      `GET ${asked.url} did not answer with a SCIM list (an object whose "Resources" is a list). Check the base URL.`,
      { url: asked.url },
    );
  }
  const { totalResults, startIndex, itemsPerPage, records } = list;
  return {
    asked,
    totalResults: wholeNumber('totalResults', totalResults, asked),
    startIndex: startIndex == null ? undefined : wholeNumber('startIndex', startIndex, asked),
    itemsPerPage: itemsPerPage == null ? undefined : wholeNumber('itemsPerPage', itemsPerPage, asked),
    users: body instanceof PlainPage ? body.users : records.map((record, index) => readRecord(record, index, asked)),
  };
}

function wholeNumber(member: string, value: unknown, { url }: AskedPage): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  const got = value === undefined ? 'is missing' : `is ${quoted(value)}`;
  throw new ScimError(
    'SCIM_INCOMPLETE',
    `GET ${url} answered with a list whose "${member}" ${got}, where a whole number is needed to prove that the listing ` +
      'is complete. Nothing is concluded from it.',
    { url },
  );
}

function readRecord(record: unknown, index: number, asked: AskedPage): ProvisionedPerson {
  const reading = readWireUser(record);
  if ('user' in reading) return reading.user;
  throw new ScimError(
    'SCIM_WIRE',
    `GET ${asked.url} answered with a record that cannot be read, number ${asked.startIndex + index} of the listing` +
      `${nameOf(record)}: ${reading.problem}. A listing without it would not be complete, so there is none.`,
    { url: asked.url },
  );
}

function nameOf(record: unknown): string {
  const { id, userName } = (record ?? {}) as { readonly id?: unknown; readonly userName?: unknown };
  const names = Object.entries({ id, userName }).flatMap(([member, value]) =>
    typeof value === 'string' && value !== '' ? [`${member} ${quoted(value)}`] : [],
  );
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
}
