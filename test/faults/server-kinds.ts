import { type AnswerFault, type AskedFor, type PageFault } from './fault.js';
import { PAGE_CAP } from './fault-server.js';
import { type WireUser } from './person.js';

/** A server that answers each request for a page in its own way, with these records and this total. */
function kind(serve: (asked: AskedFor, all: readonly WireUser[]) => readonly WireUser[], total?: number): PageFault {
  return {
    kind: 'page',
    page: (page, all, asked) => {
      const Resources = serve(asked, all);
      return { ...page, totalResults: total ?? all.length, itemsPerPage: Resources.length, Resources };
    },
  };
}

/** The page with this number, counted from 0. */
const numbered = (all: readonly WireUser[], number: number, size: number) =>
  all.slice(number * size, (number + 1) * size);

/** The largest count that a server with a limit takes. */
const COUNT_LIMIT = 5;

/** Refuses a count above its limit, and says so in these words. */
const refusing = (words: string): AnswerFault => ({
  kind: 'answer',
  answer: (response, page, request) => {
    const count = Number(new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('count'));
    const refused = count > COUNT_LIMIT;
    response.writeHead(refused ? 400 : 200, { 'content-type': 'application/scim+json' });
    response.end(JSON.stringify(refused ? { status: '400', scimType: 'invalidValue', detail: words } : page));
  },
});

/** Servers that page in another way than by offset, by name. */
export const SERVER_KINDS: Readonly<Record<string, PageFault | AnswerFault>> = {
  'pages by number': kind(({ startIndex, count }, all) => numbered(all, Math.floor((startIndex - 1) / count), count)),
  'pages by number, the count ignored': kind(({ startIndex }, all) =>
    numbered(all, Math.floor((startIndex - 1) / PAGE_CAP), PAGE_CAP),
  ),
  'startIndex ignored': kind(({ count }, all) => all.slice(0, count)),
  'startIndex ignored, the list cut at a page': kind(({ count }, all) => all.slice(0, count), PAGE_CAP),
  'startIndex and count ignored, everyone sent': kind((_, all) => all),
  'startIndex and count ignored, the list cut at a page': kind((_, all) => all.slice(0, PAGE_CAP), PAGE_CAP),
  'count ignored, everyone from startIndex on sent': kind(({ startIndex }, all) => all.slice(startIndex - 1)),
  'count refused above a limit': refusing(`count must be between 1 and ${COUNT_LIMIT}`),
  'count refused above a limit that is not given': refusing('too many results on a page'),
};
