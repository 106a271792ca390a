import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { z } from 'zod';
import { readAppUsers } from '../../../src/provider/okta/app/read-app-users.js';
import { readGroupMembers } from '../../../src/provider/okta/app/read-group-members.js';
import { connect, failure } from './okta-at-hand.js';

/** Writes the `Link` header lines of a page; `next` is undefined on the last page. */
type LinkWriter = (self: string, next: string | undefined) => string[];

/** The page itself, and what `write` makes of the next one. */
const withNext =
  (write: (next: string) => string): LinkWriter =>
  (self, next) => [`<${self}>; rel="self"`, ...(next === undefined ? [] : [write(next)])];

const SELF_ALONE: LinkWriter = (self) => [`<${self}>; rel="self"`];

/** As Okta does it: a header line for each link. */
const TRUTHFUL = withNext((next) => `<${next}>; rel="next"`);

const oneLine: (...links: Parameters<LinkWriter>) => string = (...links) => TRUTHFUL(...links).join(', ');

const RECORDS = z.array(z.object({ id: z.string() }));

let server: Server;
let address: string;
let people: number;
let largestPage: number;
let link: LinkWriter;
const asked: string[] = [];

/** An Okta in which everybody is in one app and in one group. */
beforeEach(async () => {
  asked.length = 0;
  largestPage = 1000;
  link = TRUTHFUL;
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '', address);
    asked.push(url.pathname + url.search);
    const from = Number(url.searchParams.get('after') ?? 0);
    const limit = Math.min(Number(url.searchParams.get('limit')), largestPage);
    const page = Array.from({ length: Math.min(limit, people - from) }, (_, index) => from + index);
    const records = page.map(person);
    const pageAfter = (after: number): string => {
      const next = new URL(url);
      next.searchParams.set('after', String(after));
      next.searchParams.set('limit', String(limit));
      return next.href;
    };
    const header = link(pageAfter(from), from + limit < people ? pageAfter(from + limit) : undefined);
    if (header.length > 0) response.setHeader('Link', header);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(records));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function person(index: number): object {
  const login = `person${index}@example.com`;
  return { id: `00u${index}`, scope: 'GROUP', status: 'ACTIVE', profile: { login, email: login } };
}

const appUsers = async () => readAppUsers(await connect(address), '0oa1');
const members = async () => readGroupMembers(await connect(address), '00g1');

describe('a list of more than a page is read whole', () => {
  it.each<[string, LinkWriter]>([
    ['a header line for each link', TRUTHFUL],
    ['one line', (...links) => [oneLine(...links)]],
    ['rel="Next"', withNext((next) => `<${next}>; rel="Next"`)],
    ['Rel=', withNext((next) => `<${next}>; Rel="next"`)],
    ['rel = "next"', withNext((next) => `<${next}>; rel = "next"`)],
    ['a relative link', withNext((next) => `<${next.replace(address, '')}>; rel="next"`)],
    ['2000 characters and more', (...links) => [`<http://x/${'x'.repeat(3000)}>; rel="first", ${oneLine(...links)}`]],
  ])('GIVEN %s', async (_what, writer) => {
    link = writer;
    people = 620;
    expect(new Set((await appUsers()).map(({ id }) => id)).size).toBe(620);
    expect(new Set((await members()).map(({ id }) => id)).size).toBe(620);
    expect(asked.filter((path) => path.includes('/apps/'))).toHaveLength(2);
  });

  it('GIVEN a last page that is full THEN half of it is asked for, and since that names a next page it is the last', async () => {
    people = 1000;
    expect(await appUsers()).toHaveLength(1000);
    expect(asked).toEqual([
      '/api/v1/apps/0oa1/users?limit=500',
      '/api/v1/apps/0oa1/users?limit=500&after=500',
      '/api/v1/apps/0oa1/users?limit=250&after=500',
    ]);
  });

  it('GIVEN an Okta that gives smaller pages than asked for THEN its own limit says which page is full', async () => {
    people = 300;
    largestPage = 100;
    expect(await appUsers()).toHaveLength(300);
    expect(asked.at(-1)).toBe('/api/v1/apps/0oa1/users?limit=50&after=200');
  });
});

describe('a list that is not proved to be whole is refused', () => {
  it.each<[string, LinkWriter, RegExp]>([
    ['no Link header', () => [], /users\?limit=\d+ comes without a Link header that names the page \(rel="self"\)/],
    ['an empty Link header', () => [''], /comes without a Link header that names the page/],
    ['garbage', () => ['garbage'], /has a Link header that is not well-formed/],
    ['rel="self" alone', SELF_ALONE, /ends with a full page of \d+, and where half as many/],
    ['a header that is cut off', (...links) => [oneLine(...links).slice(0, -30)], /is not well-formed/],
    ["rel='next'", withNext((next) => `<${next}>; rel='next'`), /ends with a full page of/],
    ['rel="next" alone', (...links) => TRUTHFUL(...links).slice(1), /comes without a Link header/],
  ])('GIVEN %s', async (_what, writer, message) => {
    people = 620;
    link = writer;
    for (const error of [await failure(appUsers()), await failure(members())]) {
      expect(error.code).toBe('OKTA_UNEXPECTED');
      expect(error.problem).toMatch(message);
      expect(error.remedy).toContain('Check whether a proxy drops or changes the Link header');
    }
  });

  it('GIVEN smaller pages than asked for, and self alone THEN the limit of self shows that the page is full', async () => {
    people = 300;
    largestPage = 100;
    link = SELF_ALONE;
    expect((await failure(appUsers())).problem).toContain('ends with a full page of 100');
  });

  it('GIVEN a next link that is lost on a later page THEN that page is not taken for the last', async () => {
    people = 1200;
    link = (self, next) => TRUTHFUL(self, self.includes('after=500') ? undefined : next);
    expect((await failure(appUsers())).problem).toContain('after=500 ends with a full page of 500');
  });

  it('GIVEN a list that need not name its pages THEN a full page is proved all the same', async () => {
    people = 3;
    link = () => [];
    const okta = await connect(address);
    const read = (limit: number) => okta.getAll(`/api/v1/groups?limit=${limit}`, RECORDS, { selfLink: false });
    expect(await read(4)).toHaveLength(3);
    expect((await failure(read(2))).problem).toContain('ends with a full page of 2');
  });
});
