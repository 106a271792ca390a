import { isDeepStrictEqual } from 'node:util';

import SCIMMY from 'scimmy';

import { type ListFault } from './faults.js';
import { type Page, pageOf, type PageRules, type Query } from './list-query.js';
import { misreport } from './list-fault.js';
import { plainPatch } from './patch-request.js';
import { checkOnePrimary, onePrimary } from './primary-email.js';
import { refusing, refusingAsync, scimError } from './scim-error.js';
import { type RoleForm, type SimulatedUser } from './simulated-account.js';
import { CORE_USER, KlaviyoUser } from './user-schema.js';
import { type UserStore } from './user-store.js';
import { patchableUser, readUser, wireUser } from './wire-user.js';

/**
 * What a request is answered from. scimmy's declarations hold for the whole process, so nothing of an account is kept in
 * them: each simulator hands its own users, URL and settings to every request, and they do not meet.
 */
export interface RequestContext {
  readonly store: UserStore;
  readonly roleForm: RoleForm;
  readonly pages: PageRules;
  /** See `SimulatedAccount.putClears`. */
  readonly putClears: boolean;
  /** See `SimulatedAccount.patchIgnoresUnknown`. */
  readonly patchIgnoresUnknown: boolean;
  /** What goes wrong with this listing; undefined where nothing does. */
  readonly listFault: ListFault | undefined;
  /** URL of `/Users`, without a trailing slash. */
  readonly usersUrl: string;
  /** Sets the `Location` of the answer (RFC 7644, section 3.3: of a created user). */
  readonly setLocation: (url: string) => void;
}

/** `/Users`, as scimmy-routers calls it: one instance per request. */
export class UserResource extends SCIMMY.Types.Resource {
  static override readonly endpoint = '/Users';
  static override readonly schema = KlaviyoUser;
  /** The routers give the resource its URL, for all simulators at once; each has its own in the context. */
  static override basepath = (): typeof UserResource => UserResource;

  readonly #query: Query;

  /** With an id for one user, with a query alone for a listing or a new user. */
  constructor(idOrQuery?: string | Query, query?: Query) {
    const given = (typeof idOrQuery === 'string' ? query : idOrQuery) ?? {};
    const { attributes, excludedAttributes } = given;
    super(undefined, {
      ...(attributes === undefined ? {} : { attributes: attributes as string }),
      ...(excludedAttributes === undefined ? {} : { excludedAttributes: excludedAttributes as string }),
    });
    this.#query = given;
    if (typeof idOrQuery === 'string') {
      this.id = idOrQuery;
    }
  }

  /** GET: the user with the id, active or not, or a page of all. */
  override read(context?: unknown): Promise<KlaviyoUser | SCIMMY.Messages.ListResponse> {
    const scope = context as RequestContext;
    if (this.id !== undefined) {
      return Promise.resolve(this.#answer(scope.store.get(this.id), scope));
    }
    const users = scope.store.all().map((user) => wireUser(user, scope.roleForm));
    const page = misreport(scope.listFault, (query) => pageOf(users, query, scope.pages), this.#query);
    return Promise.resolve(listResponse(page, (user) => this.#present(user, scope)));
  }

  /** POST without an id, PUT with one. */
  override write(body: unknown, context?: unknown): Promise<KlaviyoUser> {
    const scope = context as RequestContext;
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw scimError(400, 'invalidSyntax', 'The body must be one JSON object: a user.');
    }
    const input = readUser(body);
    checkOnePrimary(input.emails ?? []);
    if (this.id !== undefined) {
      const { putClears } = scope;
      const written = { active: putClears || input.active !== undefined, role: putClears || input.role !== undefined };
      return Promise.resolve(this.#answer(scope.store.replace(this.id, input, written), scope));
    }
    const user = scope.store.create(input);
    scope.setLocation(`${scope.usersUrl}/${user.id}`);
    return Promise.resolve(this.#answer(user, scope));
  }

  /** PATCH: the user as they are now, or nothing (which is answered as 204) if the operations change nothing. */
  override async patch(body: unknown, context?: unknown): Promise<KlaviyoUser | undefined> {
    const scope = context as RequestContext;
    const before = scope.store.get(String(this.id));
    const { message, writesRole, isEmpty } = plainPatch(body, scope.patchIgnoresUnknown);
    if (isEmpty) return undefined;
    const after = await refusingAsync(
      'invalidSyntax',
      async () => {
        const patch = new SCIMMY.Messages.PatchOp(message as never);
        let result = before;
        await patch.apply(patchableUser(before), (patched) => {
          const input = readUser(patched);
          const emails = input.emails && onePrimary(before.emails, input.emails);
          result = scope.store.replace(before.id, { ...input, emails }, { active: true, role: writesRole });
          return Promise.resolve(patchableUser(result));
        });
        return result;
      },
      'The body must be a PATCH request with "schemas" and "Operations" (RFC 7644, section 3.5.2).',
    );
    return isDeepStrictEqual(before, after) ? undefined : this.#answer(after, scope);
  }

  /** DELETE: the user is gone for good; Klaviyo documents no other meaning. */
  override dispose(context?: unknown): Promise<void> {
    const scope = context as RequestContext;
    scope.store.remove(String(this.id));
    return Promise.resolve();
  }

  #answer(user: SimulatedUser, scope: RequestContext): KlaviyoUser {
    return this.#present(wireUser(user, scope.roleForm), scope);
  }

  #present(user: object, scope: RequestContext): KlaviyoUser {
    return refusing('invalidValue', () => {
      const presented = new KlaviyoUser(user, 'out', scope.usersUrl, this.attributes);
      // Whatever attributes a client asks for, a resource names its schema (RFC 7643, section 3).
      presented.schemas = [CORE_USER];
      return presented;
    });
  }
}

function listResponse<T extends object>(
  page: Page<T>,
  present: (user: T) => KlaviyoUser,
): SCIMMY.Messages.ListResponse {
  const { totalResults, startIndex, itemsPerPage, items } = page;
  const response = new SCIMMY.Messages.ListResponse<KlaviyoUser>([], { totalResults, startIndex, itemsPerPage });
  response.Resources = items.map(present);
  return response;
}

SCIMMY.Resources.declare(UserResource, 'User');
