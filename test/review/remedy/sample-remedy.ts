import { parseAccessFile } from '../../../src/access/parse-access-file.js';
import { desiredAccount } from '../../../src/access/desired-people.js';
import { declaredPeople } from '../../../src/access/declared-people.js';
import { type CheckedAccount } from '../../../src/check/check-account.js';
import { type AccountDrift } from '../../../src/drift/drift-report.js';
import { peopleByKey } from '../../../src/drift/person.js';
import { type AssignedPerson } from '../../../src/people/assigned-person.js';
import { type DirectorySnapshot } from '../../../src/people/directory-person.js';
import { type ProvisionedPerson } from '../../../src/people/listing.js';
import { userKey } from '../../../src/people/user-key.js';
import { providerOf } from '../../../src/provider/providers.js';
import { adminsOf } from '../../../src/reconcile/admin.js';
import { type ReviewDecision } from '../../../src/review/decision.js';
import { heldRows } from '../../../src/review/remedy/held.js';
import { remediation } from '../../../src/review/remedy/remediation.js';
import { remediedRows, type RemedyInput } from '../../../src/review/remedy/remedied-row.js';
import { type PersonRemedy, type Remediation } from '../../../src/review/remedy/remedy.js';
import { remedyPatch } from '../../../src/review/remedy/remedy-patch.js';
import { type PlannedPeople } from '../../../src/review/remedy/step-facts.js';
import { edited } from '../../../src/text/text-edit.js';
import { decided, recordedFile, reviewAfter } from '../sample-course.js';
import { sampleRow } from '../sample-review.js';
import { listing } from '../../drift/sample-account.js';

export const TODAY = '2027-01-10';

/** What is decided on somebody: their name before the @, and the new role; none: they are revoked. */
export type Decided = readonly [name: string, newRole?: string];

export interface RemedyPlace {
  readonly text: string;
  readonly directory: DirectorySnapshot;
  readonly users: readonly ProvisionedPerson[];
  /** Default: it was not read. */
  readonly assigned?: readonly AssignedPerson[];
  readonly decisions: readonly Decided[];
  readonly planned?: Partial<PlannedPeople>;
  readonly directoryGroups?: string;
  /** Default: that of the access file. */
  readonly reviewedUrl?: string;
  /** Of the records in Klaviyo when they were reviewed. Default: those of today. */
  readonly reviewedId?: string;
}

/** What a remediation of the account acme says, and the access file as its patch makes it. */
export function remedyOf(
  place: RemedyPlace,
): Remediation & { readonly patched: string; readonly of: (name: string) => PersonRemedy } {
  const { text, directory: snapshot, decisions, planned = {}, directoryGroups } = place;
  const input = inputOf(place);
  const rows = remediedRows(input);
  const held = heldRows(input, rows);
  const patch = remedyPatch(
    input,
    text,
    rows.filter(({ state }) => !held.has(state.row.row)),
  );
  const none: PlannedPeople = { planned: new Set(), left: new Map(), refused: new Set() };
  const result = remediation(input, {
    ...{ rows, held, patch },
    plans: new Map([['acme', { ...none, ...planned }]]),
    refusedPlans: [],
    places: { folder: 'q1', accessFile: 'access.yaml', patchCommand: 'git apply q1/access.patch', directoryGroups },
    accessFileSha256: 'a'.repeat(64),
  });
  expect(result.people).toHaveLength(decisions.length);
  expect(snapshot.users.length).toBeGreaterThan(0);
  return {
    ...result,
    patched: edited(text, patch.texts),
    of: (name) => result.people.find(({ userName }) => userName === `${name}@example.com`)!,
  };
}

function inputOf({ text, directory, users, assigned, decisions, reviewedUrl, reviewedId }: RemedyPlace): RemedyInput {
  const model = parseAccessFile(text, { path: 'access.yaml', today: TODAY });
  const account = model.accounts[0]!;
  const declared =
    desiredAccount(account, { snapshot: directory, today: TODAY }).people.length === 0
      ? []
      : declaredPeople(account, directory, { today: TODAY });
  const rows = decisions.map(([name, newRole]) => {
    const userName = `${name}@example.com`;
    const there = users.filter((each) => each.userName === userName);
    const [state] = sampleRow({ userName }).provisioned;
    const row = sampleRow({
      ...{ userName, role: there[0]?.role ?? null },
      provisioned: there.map(({ id }) => ({ ...state!, id: reviewedId ?? id })),
    });
    const decision: ReviewDecision = newRole === undefined ? 'revoke' : 'change-role';
    return { row, decided: decided(row, decision, newRole === undefined ? {} : { newRole }) };
  });
  const review = reviewAfter(
    [
      recordedFile(
        'grace@example.com',
        rows.map((each) => each.decided),
      ),
    ],
    rows.map(({ row }) => row),
    [],
    (population) => ({
      ...population,
      accounts: population.accounts.map((each) => ({ ...each, baseUrl: reviewedUrl ?? account.scim.baseUrl })),
    }),
  );
  const checked: CheckedAccount = {
    ...{ account, declared, listing: listing(users), drift: {} as AccountDrift },
    assigned:
      assigned === undefined
        ? { available: false, reason: 'no credentials' }
        : { available: true, source: 'sample', people: assigned, roleValues: undefined },
    people: peopleByKey(account, declared, assigned ?? [], users),
  };
  const words = account.direct === undefined ? providerOf(account.identityProvider)?.words : undefined;
  expect(rows.every(({ row }) => userKey(row.userName) === row.userName)).toBe(true);
  return {
    review,
    model,
    snapshot: directory,
    today: TODAY,
    accounts: new Map([['acme', { checked, words, isAdmin: adminsOf(account) }]]),
  };
}
