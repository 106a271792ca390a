import { type KlaviyoSimulator, startKlaviyoSimulator } from '../../src/simulator/klaviyo/start-klaviyo-simulator.js';

export const ACCESS_KEY = 'example-access-key-for-the-move';

/** Who has which role in Klaviyo, as the provider before has pushed them. */
const IN_KLAVIYO = {
  'ada@example.com': 'admin',
  'grace@example.com': 'analyst',
  'alan@example.com': 'analyst',
} as const;

/** The roster of the page: who leaves is not in it, since nobody does during a move. */
export const ROSTER = `userName,givenName,familyName,groups,status,department
owner@example.com,Olive,Owner,,active,Board
ada@example.com,Ada,Lovelace,,active,Engineering
grace@example.com,Grace,Hopper,,active,Marketing
alan@example.com,Alan,Turing,,active,Marketing
`;

/** The same people as the providers have them. */
export const PEOPLE = [
  { userName: 'ada@example.com', givenName: 'Ada', familyName: 'Lovelace', department: 'Engineering' },
  { userName: 'grace@example.com', givenName: 'Grace', familyName: 'Hopper', department: 'Marketing' },
  { userName: 'alan@example.com', givenName: 'Alan', familyName: 'Turing', department: 'Marketing' },
].map((person) => ({ ...person, active: true, title: undefined }));

/** A Klaviyo account as it was before the move. */
export function startKlaviyo(): Promise<KlaviyoSimulator> {
  const users = PEOPLE.map(({ userName, givenName, familyName }) => ({
    ...{ userName, givenName, familyName },
    role: IN_KLAVIYO[userName as keyof typeof IN_KLAVIYO],
  }));
  return startKlaviyoSimulator({
    account: {
      accessKey: ACCESS_KEY,
      kind: 'account',
      owner: 'owner@example.com',
      users: [
        { userName: 'owner@example.com', givenName: 'Olive', familyName: 'Owner' },
        { userName: 'agency@example.com', givenName: 'An', familyName: 'Agency', role: 'support' },
        ...users,
      ],
    },
  });
}

/** Who is active in Klaviyo, with their ids. */
export function activeIn(klaviyo: KlaviyoSimulator): readonly string[] {
  return klaviyo
    .users()
    .flatMap(({ userName, id, active, role }) => (active === true ? [`${userName} ${id} ${String(role)}`] : []))
    .sort();
}

/** The writes that have made somebody inactive or have removed them, at any time. */
export function removals(klaviyo: KlaviyoSimulator): readonly string[] {
  return klaviyo
    .requests()
    .filter(({ method, body }) => method === 'DELETE' || switchesOff(body))
    .map(({ method, path }) => `${method} ${path}`);
}

/** In whichever form: a whole user, operations, `False` as a text. */
function switchesOff(body: unknown): boolean {
  return /"active":\s*"?false|"path":"active","value":\[?\{?(?:"value":)?"?false/i.test(JSON.stringify(body ?? null));
}
