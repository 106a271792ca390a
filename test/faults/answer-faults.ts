import { type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type AnswerFault } from './fault.js';

const SCIM_JSON = { 'content-type': 'application/scim+json' };
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const BLOCKED = '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>';

/** 16 MiB of spaces before the end, in some 16 KiB. */
const BOMB = gzipSync(`{"totalResults":45${' '.repeat(16 * 1024 * 1024)}}`);

/**
 * So that a time-out comes fast, and still later than a loaded machine answers the second attempt; those of undici for the head and the body alone do
 * not come in less than a second.
 */
const SHORT: AnswerFault['client'] = { timeouts: { totalMs: 800 }, retry: { attempts: 2 } };

type Answer = AnswerFault['answer'];
const fault = (answer: Answer, client?: AnswerFault['client']): AnswerFault => ({ kind: 'answer', answer, client });
const status = (code: number, headers: Record<string, string> = {}, body: object | string = { detail: 'No.' }) =>
  fault((response) => {
    response.writeHead(code, { ...SCIM_JSON, ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });

function writeForEver(response: ServerResponse): void {
  const part = `${' '.repeat(64 * 1024)}`;
  const writeOn = (): void => {
    while (!response.destroyed && response.write(part));
  };
  response.on('drain', writeOn);
  writeOn();
}

/** Faults of HTTP and of the body, by name. */
export const ANSWER_FAULTS: Readonly<Record<string, AnswerFault>> = {
  '429 without Retry-After': status(429),
  '429 with Retry-After in seconds': status(429, { 'retry-after': '7' }),
  '429 with Retry-After as a date': fault((response) => {
    const soon = new Date(Date.now() + 5_000).toUTCString();
    response.writeHead(429, { ...SCIM_JSON, 'retry-after': soon }).end('{}');
  }),
  '429 with an absurd Retry-After': status(429, { 'retry-after': '9'.repeat(30) }),
  '429 with a Retry-After that is neither': status(429, { 'retry-after': 'soon' }),
  '500': status(500),
  '501': status(501),
  '502': status(502, HTML, BLOCKED),
  '503': status(503),
  '504': status(504),
  '400': status(400),
  '401': status(401),
  '403': status(403),
  '404 that is not SCIM': status(404, HTML, '<html><title>Not found</title></html>'),
  '204 without a body': fault((response) => response.writeHead(204).end()),
  'reset before the answer': fault((response) => response.socket?.resetAndDestroy()),
  'reset within the body': fault((response, page) => {
    const text = JSON.stringify(page);
    response.writeHead(200, { ...SCIM_JSON, 'content-length': text.length });
    response.write(text.slice(0, text.length / 2), () => response.socket?.resetAndDestroy());
  }),
  'hung up within a chunked body': fault((response, page) => {
    response.writeHead(200, SCIM_JSON);
    response.write(JSON.stringify(page).slice(0, 100), () => response.destroy());
  }),
  'truncated JSON': fault((response, page) => {
    const text = JSON.stringify(page);
    response.writeHead(200, SCIM_JSON).end(text.slice(0, text.length / 2));
  }),
  'empty body': fault((response) => response.writeHead(200, SCIM_JSON).end()),
  'broken JSON': fault((response) => response.writeHead(200, SCIM_JSON).end('{totalResults: 45}')),
  'a name twice in a record': fault((response, page) => {
    response.writeHead(200, SCIM_JSON).end(JSON.stringify(page).replace('"id":', '"active":false,"id":'));
  }),
  'an answer from a cache': fault((response, page) => {
    response.writeHead(200, { ...SCIM_JSON, age: '60' }).end(JSON.stringify(page));
  }),
  'not UTF-8': fault((response) => response.writeHead(200, SCIM_JSON).end(Buffer.from([0x7b, 0xff, 0x7d]))),
  'a body that never ends': fault((response) => {
    response.writeHead(200, SCIM_JSON);
    writeForEver(response);
  }),
  'one byte now and then': fault((response, page) => {
    response.writeHead(200, SCIM_JSON);
    const bytes = [...JSON.stringify(page)];
    const drip = setInterval(() => response.write(bytes.shift() ?? ' '), 10);
    response.on('close', () => clearInterval(drip));
  }, SHORT),
  'no answer at all': fault(() => undefined, SHORT),
  'a body that stalls': fault((response) => {
    response.writeHead(200, SCIM_JSON).write('{');
  }, SHORT),
  'gzip bomb': fault((response) => response.writeHead(200, { ...SCIM_JSON, 'content-encoding': 'gzip' }).end(BOMB)),
  'not the gzip that it says': fault((response, page) => {
    response.writeHead(200, { ...SCIM_JSON, 'content-encoding': 'gzip' }).end(JSON.stringify(page));
  }),
  'wrong content type': fault((response, page) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(page));
  }),
  'web page with status 200': status(200, HTML, BLOCKED),
  'web page with status 403': status(403, HTML, BLOCKED),
  'redirect to another origin': status(302, { location: 'https://klaviyo.example.com/login' }),
  'redirect in a circle': fault((response, _, request) => {
    response.writeHead(302, { location: request.url ?? '' }).end();
  }),
  'something that is not HTTP': fault((response) => void response.socket?.end('SSH-2.0-server\r\n\r\n')),
  'answered after the others': fault((response, page) => {
    setTimeout(() => response.writeHead(200, SCIM_JSON).end(JSON.stringify(page)), 40);
  }),
  'compressed, as was offered': fault((response, page) => {
    const body = gzipSync(JSON.stringify(page));
    response.writeHead(200, { ...SCIM_JSON, 'content-encoding': 'gzip' }).end(body);
  }),
};
