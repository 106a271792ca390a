import { type ScimErrorCode } from '../../src/klaviyo/scim-error.js';
import { type Often, type Where } from './fault.js';

/** What has to come of a fault: the right listing at once, the right listing after asking again, or this error. */
export type Outcome = 'complete' | 'complete after retry' | { readonly code: ScimErrorCode; readonly problem: string };

/** One row: a fault on a page, and what has to come of it. */
export interface FaultRow {
  readonly fault: string;
  readonly where: readonly Where[];
  readonly often: Often;
  readonly outcome: Outcome;
}

const COMPLETE = 'complete';
const RETRIED = 'complete after retry';
const fails = (code: ScimErrorCode, problem: string): Outcome => ({ code, problem });
const incomplete = (problem: string): Outcome => fails('SCIM_INCOMPLETE', problem);

const ANYWHERE = ['first', 'middle', 'last'] as const;
const LATER = ['middle', 'last'] as const;

/** A fault that ends in one way once and in another if it stays. */
const row = (fault: string, where: readonly Where[], once: Outcome, always: Outcome): FaultRow[] => [
  { fault, where, often: 'once', outcome: once },
  { fault, where, often: 'always', outcome: always },
];
const same = (fault: string, where: readonly Where[], outcome: Outcome) => row(fault, where, outcome, outcome);
const staying = (fault: string, where: readonly Where[], outcome: Outcome): FaultRow => ({
  ...{ fault, where, often: 'always', outcome },
});

const LATER_PLEASE = 'The server accepts no more requests for now. Gave up after 3 attempts.';
const HAS_A_PROBLEM = 'The server, or a proxy before it, has a problem';
const NOT_IN_TIME = 'it was not answered within 800 ms. Gave up after 2 attempts.';
const NO_NUMBER = 'where a whole number is needed to prove that the listing is complete';
const NO_LIST = 'did not answer with a SCIM list';
const CHANGED = 'users were added or removed while they were read';
const MOVED = 'users were added, removed or moved while they were read';
const IGNORED = 'begins like the first page: the server ignores startIndex';
const CUT = 'a list that the server cuts there looks the same';
const DISTURBED = 'read 3 times from the start and was incomplete each time';

const ANSWERS: readonly FaultRow[] = [
  ...row('429 without Retry-After', ANYWHERE, RETRIED, fails('SCIM_RATE_LIMITED', LATER_PLEASE)),
  ...row('429 with Retry-After in seconds', ANYWHERE, RETRIED, fails('SCIM_RATE_LIMITED', LATER_PLEASE)),
  ...row('429 with Retry-After as a date', ANYWHERE, RETRIED, fails('SCIM_RATE_LIMITED', LATER_PLEASE)),
  ...same('429 with an absurd Retry-After', ANYWHERE, fails('SCIM_RATE_LIMITED', 'The server asks to wait for')),
  ...row('429 with a Retry-After that is neither', ANYWHERE, RETRIED, fails('SCIM_RATE_LIMITED', LATER_PLEASE)),
  ...same('500', ANYWHERE, fails('SCIM_UNAVAILABLE', HAS_A_PROBLEM)),
  ...same('501', ANYWHERE, fails('SCIM_UNAVAILABLE', HAS_A_PROBLEM)),
  ...['502', '503', '504'].flatMap((status) =>
    row(
      status,
      ANYWHERE,
      RETRIED,
      fails('SCIM_UNAVAILABLE', `${HAS_A_PROBLEM}: try again later. Gave up after 3 attempts.`),
    ),
  ),
  ...same('400', ANYWHERE, fails('SCIM_REJECTED', 'The server refuses this request')),
  ...same('401', ANYWHERE, fails('SCIM_UNAUTHORIZED', 'The server does not accept the access key')),
  ...same('403', ANYWHERE, fails('SCIM_FORBIDDEN', 'knows the access key but does not let it read users')),
  ...same('404 that is not SCIM', ANYWHERE, fails('SCIM_NOT_FOUND', 'It does not mean that users are gone')),
  ...same('204 without a body', ANYWHERE, fails('SCIM_WIRE', 'A SCIM read is answered with 200 only')),
  ...row('reset before the answer', ANYWHERE, RETRIED, fails('SCIM_CONNECTION', 'the connection to the server failed')),
  ...row(
    'reset within the body',
    ANYWHERE,
    RETRIED,
    fails('SCIM_TRUNCATED', 'the connection was lost in the middle of the answer'),
  ),
  ...row(
    'hung up within a chunked body',
    ANYWHERE,
    RETRIED,
    fails('SCIM_TRUNCATED', 'lost in the middle of the answer'),
  ),
  ...row('truncated JSON', ANYWHERE, RETRIED, fails('SCIM_TRUNCATED', 'its body ends too soon')),
  ...row('empty body', ANYWHERE, RETRIED, fails('SCIM_TRUNCATED', 'its body ends too soon, after 0 characters')),
  ...same('broken JSON', ANYWHERE, fails('SCIM_WIRE', 'its body is not valid JSON')),
  ...same('a name twice in a record', ANYWHERE, fails('SCIM_WIRE', 'has the name "active" twice')),
  ...same('an answer from a cache', ANYWHERE, fails('SCIM_WIRE', 'was answered from a cache (Age: "60")')),
  ...same('not UTF-8', ANYWHERE, fails('SCIM_WIRE', 'its body is not UTF-8')),
  ...same('a body that never ends', ANYWHERE, fails('SCIM_TOO_LARGE', 'a body of more than 4194304 bytes')),
  ...row('one byte now and then', ANYWHERE, RETRIED, fails('SCIM_TIMEOUT', NOT_IN_TIME)),
  ...row('no answer at all', ANYWHERE, RETRIED, fails('SCIM_TIMEOUT', NOT_IN_TIME)),
  ...row('a body that stalls', ANYWHERE, RETRIED, fails('SCIM_TIMEOUT', NOT_IN_TIME)),
  ...same('gzip bomb', ANYWHERE, fails('SCIM_TOO_LARGE', 'counted after decompression')),
  ...same('not the gzip that it says', ANYWHERE, fails('SCIM_WIRE', 'its body is not the gzip data')),
  ...same('wrong content type', ANYWHERE, fails('SCIM_CONTENT_TYPE', 'Its content type is "text/plain"')),
  ...same('web page with status 200', ANYWHERE, fails('SCIM_HTML', 'This is a web page instead of SCIM')),
  ...same('web page with status 403', ANYWHERE, fails('SCIM_HTML', 'a web application firewall')),
  ...same('redirect to another origin', ANYWHERE, fails('SCIM_REDIRECT', 'secrets are sent only to the origin')),
  ...row('redirect in a circle', ANYWHERE, RETRIED, fails('SCIM_REDIRECT', 'the server redirects in a loop')),
  ...same('something that is not HTTP', ANYWHERE, fails('SCIM_WIRE', 'the answer is not proper HTTP')),
  ...same('answered after the others', ANYWHERE, COMPLETE),
  ...same('compressed, as was offered', ANYWHERE, COMPLETE),
];

const PAGES: readonly FaultRow[] = [
  ...row('totalResults one more', ANYWHERE, RETRIED, incomplete('changes totalResults from')),
  staying('totalResults one more', ['every'], incomplete('holds 9 records where 10 had to come')),
  ...row('totalResults one fewer', ANYWHERE, RETRIED, incomplete('changes totalResults from')),
  staying('totalResults one fewer', ['every'], incomplete('holds 9 records where 8 had to come')),
  ...same('totalResults far too large', ['first'], fails('SCIM_TOO_LARGE', 'says that there are 1000000000000 users')),
  ...row('totalResults far too large', LATER, RETRIED, incomplete('changes totalResults from 45 to 1000000000000')),
  ...row(
    'totalResults far too small',
    ['first'],
    RETRIED,
    incomplete('holds 10 records, though it says that there are 5'),
  ),
  ...row('totalResults far too small', LATER, RETRIED, incomplete('changes totalResults from 45 to 5')),
  ...row('totalResults of the page alone', ['first'], RETRIED, incomplete('changes totalResults from 10 to 45')),
  ...row('totalResults of the page alone', LATER, RETRIED, incomplete('changes totalResults from 45 to')),
  staying('totalResults of the page alone', ['every'], incomplete('changes totalResults from 10 to 3')),
  ...row('totalResults capped at the first page', ['first'], RETRIED, incomplete('changes totalResults from 10 to 45')),
  staying(
    'totalResults capped at the first page',
    ['every'],
    incomplete('there are more users than totalResults says'),
  ),
  ...row('totalResults capped at a later page', ['first'], RETRIED, incomplete('changes totalResults from 28 to 45')),
  staying('totalResults capped at a later page', ['every'], incomplete('there are more users than totalResults says')),
  ...row(
    'totalResults 0 with records',
    ['first'],
    RETRIED,
    incomplete('holds 10 records, though it says that there are 0'),
  ),
  ...row('totalResults 0 with records', LATER, RETRIED, incomplete('changes totalResults from 45 to 0')),
  ...same('totalResults missing', ANYWHERE, incomplete(`"totalResults" is missing, ${NO_NUMBER}`)),
  ...same('totalResults null', ANYWHERE, incomplete(`"totalResults" is nothing, ${NO_NUMBER}`)),
  ...same('totalResults a string', ANYWHERE, incomplete('"totalResults" is "45"')),
  ...same('totalResults negative', ANYWHERE, incomplete('"totalResults" is -1')),
  ...same('totalResults a fraction', ANYWHERE, incomplete('"totalResults" is 45.5')),
  ...row('startIndex another', ANYWHERE, RETRIED, incomplete('was asked for')),
  ...same('startIndex a string', ANYWHERE, incomplete('"startIndex" is "')),
  ...row('itemsPerPage too small', ANYWHERE, RETRIED, incomplete('records, and holds')),
  ...same('startIndex and itemsPerPage left out', ['first', 'middle', 'last', 'every'], COMPLETE),
  ...row('short page', LATER, RETRIED, incomplete('had to come')),
  ...same('short page', ['first'], COMPLETE),
  staying('short page', ['every'], incomplete('had to come')),
  ...row('empty page', ['first'], RETRIED, incomplete('has no user on it, though it says that there are 45')),
  ...row('empty page', LATER, RETRIED, incomplete('holds 0 records where')),
  ...same(
    'empty list',
    ['first'],
    fails('SCIM_EMPTY', 'says that there are no users. An account has at least its owner'),
  ),
  ...row('empty list', LATER, RETRIED, incomplete('changes totalResults from 45 to 0')),
  ...row('long page', ANYWHERE, RETRIED, incomplete('records where')),
  ...same('page half as large as asked', ['first', 'every'], COMPLETE),
  ...row('page half as large as asked', LATER, RETRIED, incomplete('holds 5 records where')),
  ...row('page with one record', ['first'], RETRIED, incomplete('pages of one cannot be proven complete')),
  ...row('page with one record', LATER, RETRIED, incomplete('holds 1 record where')),
  ...row('Resources missing', ['first'], RETRIED, incomplete('has no user on it, though it says that there are 45')),
  ...row('Resources missing', LATER, RETRIED, incomplete('holds 0 records where')),
  ...row('Resources null', ['first'], RETRIED, incomplete('has no user on it, though it says that there are 45')),
  ...row('Resources null', LATER, RETRIED, incomplete('holds 0 records where')),
  ...same('Resources an object', ANYWHERE, fails('SCIM_WIRE', NO_LIST)),
  ...row('the first page again', LATER, RETRIED, incomplete(IGNORED)),
  ...row('the page before again', LATER, RETRIED, incomplete(MOVED)),
  ...row('page that begins one earlier', LATER, RETRIED, incomplete(MOVED)),
  ...row('page that begins one later', ['first', 'middle'], RETRIED, incomplete(MOVED)),
  ...row('page that begins one later', ['last'], RETRIED, incomplete('holds 8 records where 9 had to come')),
  ...row('records in another order', ANYWHERE, RETRIED, incomplete(MOVED)),
  ...row('record twice on the page', ANYWHERE, RETRIED, incomplete('so another one is probably missing')),
  ...row('record of the first page in place of another', LATER, RETRIED, incomplete('repeats the record with the id')),
  ...same('record null in place of another', ANYWHERE, fails('SCIM_WIRE', 'it must be an object')),
  ...same('null in place of the list', ANYWHERE, fails('SCIM_WIRE', NO_LIST)),
  ...same('text in place of the list', ANYWHERE, fails('SCIM_WIRE', NO_LIST)),
  ...same('array in place of the list', ANYWHERE, fails('SCIM_WIRE', NO_LIST)),
  ...same('error of SCIM with status 200', ANYWHERE, incomplete('"totalResults" is missing')),
  ...same('unknown members, deeply nested', ANYWHERE, COMPLETE),
  ...same('"__proto__" as a member of the list', ANYWHERE, COMPLETE),
];

/** Roles are looked for at every depth, as far as this. */
const TOO_DEEP = 'it is nested more than 16 levels deep';

const RECORDS: readonly FaultRow[] = [
  staying('two records with one id', ANYWHERE, incomplete('repeats the record with the id')),
  staying('two records with one userName in different case', ANYWHERE, COMPLETE),
  staying('no userName', ANYWHERE, fails('SCIM_WIRE', '"userName" must be a string')),
  staying('an empty userName', ANYWHERE, fails('SCIM_WIRE', '"userName" is empty')),
  staying('no id', ANYWHERE, fails('SCIM_WIRE', '"id" must be a string')),
  staying('an id that is a number', ANYWHERE, fails('SCIM_WIRE', '"id" must be a string')),
  staying('no role', ANYWHERE, COMPLETE),
  staying('role forms that disagree', ANYWHERE, COMPLETE),
  staying('role forms that agree', ANYWHERE, COMPLETE),
  staying('a role in display alone', ANYWHERE, COMPLETE),
  staying('a role that is an object', ANYWHERE, fails('SCIM_WIRE', '"role" must be a string')),
  staying('active as the string "False"', ANYWHERE, COMPLETE),
  staying('active as the string "true"', ANYWHERE, COMPLETE),
  staying('active as another string', ANYWHERE, fails('SCIM_WIRE', '"active" must be true or false')),
  staying('active missing', ANYWHERE, COMPLETE),
  staying('null members', ANYWHERE, COMPLETE),
  staying('deep nesting in an unknown member', ANYWHERE, fails('SCIM_WIRE', TOO_DEEP)),
  staying('deep nesting in the name', ANYWHERE, fails('SCIM_WIRE', TOO_DEEP)),
  staying('deep nesting in place of active', ANYWHERE, fails('SCIM_WIRE', TOO_DEEP)),
  staying('"__proto__" and "constructor" as members', ANYWHERE, COMPLETE),
  staying('a userName with a character that is folded into another', ANYWHERE, COMPLETE),
  staying('the access key as a name', ANYWHERE, fails('SCIM_WIRE', 'its body has the access key in it')),
  staying('a huge name', ANYWHERE, COMPLETE),
  staying('a lone surrogate', ANYWHERE, COMPLETE),
  staying('bidirectional and zero-width characters', ANYWHERE, COMPLETE),
];

const BEFORE_THE_LAST = ['first', 'middle'] as const;
const CHANGES: readonly FaultRow[] = [
  ...[
    ['a user removed from the first page', CHANGED],
    ['a user removed from the end', CHANGED],
    ['a user added at the beginning', CHANGED],
    ['a user added at the end', CHANGED],
    ['one removed from the first page, one added at the end', MOVED],
    ['one removed from the end, one added at the beginning', MOVED],
    ['a user moved from the last page to the first', MOVED],
  ].flatMap(([fault = '', problem = '']) => [
    ...row(fault, BEFORE_THE_LAST, RETRIED, incomplete(problem)),
    ...same(fault, ['last'], COMPLETE),
  ]),
  staying('one removed from the first page, one added at the end', ['every'], incomplete(DISTURBED)),
  ...same('one removed from the first page, one added there', ANYWHERE, COMPLETE),
];

const KINDS: readonly FaultRow[] = [
  staying('pages by number', ['every'], RETRIED),
  staying('pages by number, the count ignored', ['every'], RETRIED),
  staying('startIndex ignored', ['every'], incomplete(IGNORED)),
  staying('startIndex ignored, the list cut at a page', ['every'], incomplete(IGNORED)),
  staying('startIndex and count ignored, everyone sent', ['every'], COMPLETE),
  staying('startIndex and count ignored, the list cut at a page', ['every'], incomplete(CUT)),
  staying('count ignored, everyone from startIndex on sent', ['every'], COMPLETE),
  staying('count refused above a limit', ['every'], RETRIED),
  staying('count refused above a limit that is not given', ['every'], RETRIED),
];

/** Every fault, and what has to come of it when pages are read one after another. */
export const FAULT_TABLE: readonly FaultRow[] = [...ANSWERS, ...PAGES, ...RECORDS, ...CHANGES, ...KINDS];

/** The table with one page in each row. */
export const FAULT_CELLS = FAULT_TABLE.flatMap(({ where, ...row }) => where.map((page) => ({ ...row, where: page })));
