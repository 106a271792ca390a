import { type Leavers } from '../../../src/history/leavers/leaver.js';
import { leaversOf } from '../../../src/history/leavers/leavers.js';
import { directoryRun } from '../../history/leavers/directory-runs.js';
import { at, finding, run } from '../../history/sample-runs.js';

/** Leavers with one text from outside wherever there is any: of each verdict that runs can give, unclear people, and accounts left out. */
export function hostileLeavers(text: string): Leavers {
  const [acme, shop, left] = [`account ${text}`, `shop ${text}`, `left ${text}`];
  const user = (name: string): string => `${name} ${text}`;
  const [gone, there, owner, unclear] = ['gone', 'there', 'owner', 'unclear'].map(user) as [
    string,
    string,
    string,
    string,
  ];
  const absent = [gone, there, owner, unclear];
  const found = finding('a', { user: unclear });
  return leaversOf(
    [
      directoryRun(at(1), { [acme]: { there: [gone, there, owner] }, [left]: { there: [] } }),
      directoryRun(at(2), { [acme]: { there: [there, owner, unclear], findings: [found] } }, { absent }),
      run(at(9), {
        [shop]: [finding('b', { user: user('else') }), finding('c', { kind: 'leaver', user: user('old') })],
      }),
    ],
    {
      accounts: [acme, shop, `never ${text}`].map((name) => ({ name, owner, targetHours: 24 })),
      since: at(1, 0),
      capturedAt: at(10),
    },
  );
}
