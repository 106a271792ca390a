import { type AccountDraft } from '../account-draft.js';
import { type FilePath, type Mistake } from '../mistake.js';
import { shownValue } from '../shown-value.js';

/**
 * What the first deploy takes over fits the rest of the account: the app is the existing one, if one is named; each group
 * is one that the stack manages; and no app is taken over by two stacks, which would undo each other's work for ever.
 */
export function checkAdoption(accounts: readonly AccountDraft[], lineOf: (at: FilePath) => number): Mistake[] {
  const first = new Map<string, FilePath>();
  return accounts.flatMap((account) => {
    const app = account.adopt?.app;
    const here = [...account.at, 'adopt', 'app'];
    const before = app === undefined ? undefined : first.get(app);
    if (app !== undefined) first.set(app, before ?? here);
    return [...otherApp(account), ...(before === undefined ? [] : [taken(here, lineOf(before))]), ...groups(account)];
  });
}

function taken(at: FilePath, line: number): Mistake {
  const says = `adopt.app is the app that the account on line ${line} takes over already`;
  return { at, says, found: 'the same app', expected: 'an app of its own for each account' };
}

function otherApp({ at, existingApp, adopt }: AccountDraft): Mistake[] {
  if (adopt?.app === undefined || typeof existingApp !== 'string' || adopt.app === existingApp) return [];
  const says = `adopt.app is ${shownValue(adopt.app)}, but app.existing is ${shownValue(existingApp)}`;
  return [{ at: [...at, 'adopt', 'app'], says, found: shownValue(adopt.app), expected: 'the id under app.existing' }];
}

function groups({ at, assignments, adopt }: AccountDraft): Mistake[] {
  const managed = assignments.filter(({ create }) => create).map(({ group }) => group);
  return (adopt?.groups ?? [])
    .filter((name) => !managed.includes(name))
    .map((name) => {
      const found = shownValue(name);
      const says = `group ${found} is to be taken over, but the stack does not manage it`;
      const expected = 'a group that is assigned with create: true; one that is looked up needs no adopting';
      return { at: [...at, 'adopt', 'groups', name], on: 'key', says, found, expected };
    });
}
