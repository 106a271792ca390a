import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { fileFault } from '../../text/file-fault.js';
import { quoted } from '../../text/quoted.js';
import { Secret } from '../secret.js';
import { refusedCredentials } from './credentials-refusal.js';
import { issuerRefusal } from './federation-refusal.js';
import { GOOGLE_SERVICE, GoogleReadError } from './google-read-error.js';
import { type JsonRequestSettings, requestJson } from '../requests/json-request.js';

/** Where another issuer's token comes from. `field` is its name in a JSON object. Undefined: the text is the token. */
export type SubjectTokenSource =
  | { readonly from: 'file'; readonly path: string; readonly field: string | undefined }
  | {
      readonly from: 'address';
      readonly url: URL;
      /** By name, their values in confidence. */
      readonly headers: Readonly<Record<string, Secret>>;
      readonly field: string;
    };

/**
 * The token of another issuer, as it is now: such tokens last for minutes. One attempt.
 *
 * @throws GoogleReadError if it cannot be read, or if the issuer gives none
 */
export async function subjectToken(source: SubjectTokenSource, settings: JsonRequestSettings): Promise<Secret> {
  if (source.from === 'file') return tokenOfFile(source.path, source.field);
  const { url, field } = source;
  const given = Object.entries(source.headers).map(([name, value]) => [name.toLowerCase(), value.reveal()] as const);
  const headers = { accept: 'application/json', 'user-agent': 'klaviyo-access', ...Object.fromEntries(given) };
  const secrets = given.flatMap(([, value]) => [value, value.replace(/^bearer /i, '')]);
  const { body } = await requestJson({ method: 'GET', url, headers, secrets }, settings, GOOGLE_SERVICE, issuerRefusal);
  const token = tokenIn(body, field);
  if (token !== undefined) return token;
  throw new GoogleReadError('GOOGLE_UNEXPECTED', {
    problem: `GET ${url.href} answered with JSON that has no token under ${quoted(field)}.`,
    remedy: 'Check credential_source in the configuration of federation.',
    status: 200,
  });
}

async function tokenOfFile(path: string, field: string | undefined): Promise<Secret> {
  const remedy =
    'Check credential_source in the configuration of federation, and that the token is written before klaviyo-access runs.';
  let text: string;
  try {
    text = (await readFile(path, 'utf8')).trim();
  } catch (error) {
    throw refusedCredentials(`The token of federation in ${quoted(path)} cannot be read: ${fileFault(error)}.`, remedy);
  }
  const token = field === undefined ? tokenOf(text) : tokenIn(parsed(text), field);
  if (token !== undefined) return token;
  const where = field === undefined ? 'is empty, or is no token' : `has no token under ${quoted(field)}`;
  throw refusedCredentials(`The file ${quoted(path)} of the token of federation ${where}.`, remedy);
}

function tokenIn(body: unknown, field: string): Secret | undefined {
  const reading = z.record(z.string(), z.unknown()).safeParse(body);
  return reading.success ? tokenOf(reading.data[field]) : undefined;
}

/** Printable and without spaces, as it goes into a form. */
function tokenOf(value: unknown): Secret | undefined {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value) ? new Secret(value) : undefined;
}

/** The error of a text that is no JSON is not repeated: it may quote the token. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
