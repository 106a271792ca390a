import { z } from 'zod';
import { retry } from '../../../http/retry.js';
import { dispatchers } from '../../requests/dispatchers.js';
import {
  checkedAnswer,
  type JsonAnswer,
  type JsonRequest,
  type JsonRequestSettings,
  requestJson,
} from '../../requests/json-request.js';
import { DEFAULT_PATIENCE, type Patience } from '../../requests/patience.js';
import { readCloudMetadata, refuseOtherTenant } from './cloud-metadata.js';
import { type MetadataHost } from './entra-cloud.js';
import { type EntraCloud } from './entra-clouds.js';
import { type EntraCredentials } from './entra-credentials.js';
import { ENTRA_SERVICE, EntraReadError } from './entra-read-error.js';
import { EntraSession } from './entra-session.js';
import { type GraphRecord, incompleteList, nextPage } from './graph-list.js';
import { graphRefusal } from './graph-refusal.js';

/** The settings of a {@link GraphConnection}. */
export interface GraphConnectionOptions {
  /** The tenant as the access file names it. */
  readonly tenant: string;
  /** The cloud's addresses, or the host that tells them. */
  readonly cloud: EntraCloud | MetadataHost;
  readonly credentials: EntraCredentials;
  /** A tenant that must be the same one, as `tenantToCompare` gives it. Default: nothing is compared. */
  readonly sameTenant?: string | undefined;
  readonly patience?: Partial<Patience> | undefined;
  /** Stops every request; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A request that changes something, or has Entra do something. */
export interface GraphWrite {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As for `get`. */
  readonly path: string;
  /** What is sent, as JSON. Default: nothing. */
  readonly body?: unknown;
  /**
   * Whether sending it twice does no more than sending it once. Only then it is sent again after an answer that was lost; otherwise
   * the caller has to look what was done. Default: for PUT and DELETE it is so.
   */
  readonly isIdempotent?: boolean | undefined;
  /** What of the body is secret, to be struck out of every message. Default: nothing. */
  readonly secrets?: readonly string[] | undefined;
}

/** How something is read. */
export interface GraphReadOptions {
  /**
   * Whether the answer may come from Graph's index, which some queries need and which may be some minutes behind ("Advanced query
   * capabilities on Microsoft Entra ID objects"). The path then has `$count=true`. Default false.
   */
  readonly fromIndex?: boolean | undefined;
}

const VERSION = 'v1.0';

/**
 * Microsoft Graph, version 1.0, for one tenant. What it reads comes as JSON and is checked here.
 *
 * Why no library of Microsoft's: @azure/msal-node is 10 MB for one request for a token; @microsoft/microsoft-graph-client was last
 * published in 2023, leaves paging to the caller, and its errors carry the answer as it came.
 */
export class GraphConnection {
  /** The tenant as the access file names it. */
  readonly tenant: string;
  /** Where Graph is asked, with its version, without a trailing slash. */
  readonly address: string;
  readonly #session: EntraSession;
  readonly #settings: JsonRequestSettings;

  private constructor(tenant: string, graph: string, session: EntraSession, settings: JsonRequestSettings) {
    this.tenant = tenant;
    this.address = `${graph}/${VERSION}`;
    this.#session = session;
    this.#settings = settings;
  }

  /**
   * Prepares a connection. No token is asked for yet; only where the environment names a host of metadata, or a tenant that has to be
   * compared, those are looked up.
   *
   * @throws EntraReadError `ENTRA_SETTINGS` if the environment names a proxy that cannot be used, or another tenant than the access
   * file; and with any code of HTTP
   */
  static async open(options: GraphConnectionOptions): Promise<GraphConnection> {
    const { tenant, credentials, sameTenant, signal } = options;
    const requests: JsonRequestSettings = {
      dispatcherTo: dispatchers(ENTRA_SERVICE, 'host' in options.cloud ? options.cloud.certificates : undefined),
      patience: { ...DEFAULT_PATIENCE, ...options.patience },
      signal,
    };
    const cloud = 'host' in options.cloud ? await readCloudMetadata(options.cloud.host, requests) : options.cloud;
    if (sameTenant !== undefined) await refuseOtherTenant(cloud, tenant, sameTenant, requests);
    const session = await EntraSession.open({
      tokenEndpoint: `${cloud.login}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`,
      scope: `${cloud.graph}/.default`,
      credentials,
      settings: requests,
    });
    // A proxy that cannot be used is refused here, before something is read.
    requests.dispatcherTo(new URL(cloud.graph));
    return new GraphConnection(tenant, cloud.graph, session, requests);
  }

  /**
   * Reads one thing.
   *
   * @param path below the version, with its query; segments percent-encoded
   * @throws EntraReadError with any code of HTTP; `ENTRA_UNEXPECTED` if the answer is not of the form
   */
  async get<Value>(path: string, form: z.ZodType<Value>, options: GraphReadOptions = {}): Promise<Value> {
    const url = new URL(`${this.address}${path}`);
    const { body } = await this.#ask({ method: 'GET', url, headers: readHeaders(options), secrets: [] }, 'read');
    return checkedAnswer(`GET ${url.href}`, body, form, ENTRA_SERVICE);
  }

  /**
   * Reads a list to its last page, or fails. The pages are those that each names (`@odata.nextLink`); the one that names none is the
   * last.
   *
   * @param path as for {@link get}
   * @param form of one record
   * @throws EntraReadError as {@link get}; `ENTRA_UNEXPECTED` too if a page leads elsewhere or back, or if a record comes twice: the
   * list changed while it was read, and another one may be missing
   */
  async getAll<Value extends GraphRecord>(
    path: string,
    form: z.ZodType<Value>,
    options: GraphReadOptions = {},
  ): Promise<readonly Value[]> {
    const wirePage = z.looseObject({ value: z.array(form) });
    const headers = readHeaders(options);
    const asked = new Set<string>();
    const records = new Map<string, Value>();
    let page: URL | undefined = new URL(`${this.address}${path}`);
    while (page !== undefined) {
      asked.add(page.href);
      const { body } = await this.#ask({ method: 'GET', url: page, headers, secrets: [] }, 'read');
      const answered = checkedAnswer(`GET ${page.href}`, body, wirePage, ENTRA_SERVICE);
      for (const record of answered.value) {
        if (records.has(record.id)) throw incompleteList(page, `repeats the record ${record.id}`);
        records.set(record.id, record);
      }
      page = nextPage(page, answered, asked);
    }
    return [...records.values()];
  }

  /**
   * Changes something, or has Entra do something.
   *
   * @param form of the answer. Default: it is not looked at
   * @returns the answer in that form
   * @throws EntraReadError as {@link get}. Where an answer was lost (`ENTRA_UNREACHABLE`, and not `unprocessed`) nobody knows whether
   * it was done
   */
  async send(write: GraphWrite): Promise<unknown>;
  async send<Value>(write: GraphWrite, form: z.ZodType<Value>): Promise<Value>;
  async send<Value>(write: GraphWrite, form?: z.ZodType<Value>): Promise<unknown> {
    const { method, path, body, secrets = [], isIdempotent = method === 'PUT' || method === 'DELETE' } = write;
    const url = new URL(`${this.address}${path}`);
    const json = body === undefined ? undefined : JSON.stringify(body);
    const headers = { ...ACCEPT_JSON, ...(json !== undefined && { 'content-type': 'application/json' }) };
    const answer = await this.#ask({ method, url, headers, body: json, secrets }, isIdempotent ? 'read' : 'write');
    return form === undefined ? answer.body : checkedAnswer(`${method} ${url.href}`, answer.body, form, ENTRA_SERVICE);
  }

  /** A token that is not accepted any more is renewed once. */
  async #ask(request: JsonRequest, mode: 'read' | 'write'): Promise<JsonAnswer> {
    const token = await this.#session.token();
    try {
      return await this.#askWith(token, request, mode);
    } catch (error) {
      if (!(error instanceof EntraReadError) || error.status !== 401) throw error;
      this.#session.forget(token);
      return await this.#askWith(await this.#session.token(), request, mode);
    }
  }

  #askWith(token: string, request: JsonRequest, mode: 'read' | 'write'): Promise<JsonAnswer> {
    const { patience, signal } = this.#settings;
    const headers = { ...request.headers, authorization: `Bearer ${token}` };
    const carried = { ...request, headers, secrets: [token, ...request.secrets] };
    const attempt = (): Promise<JsonAnswer> =>
      requestJson(carried, this.#settings, ENTRA_SERVICE, graphRefusal, { empty: true });
    return retry(attempt, { settings: patience, timing: patience, mode, signal });
  }
}

const ACCEPT_JSON = { accept: 'application/json', 'user-agent': 'klaviyo-access' } as const;

function readHeaders({ fromIndex = false }: GraphReadOptions): Readonly<Record<string, string>> {
  return { ...ACCEPT_JSON, ...(fromIndex && { consistencylevel: 'eventual' }) };
}
