import { checkAccounts } from '../../src/check/check-accounts.js';
import { CheckError } from '../../src/check/check-error.js';
import { fakeClient, sampleAccounts, surroundings } from './sample-check.js';

const accounts = sampleAccounts('acme', 'acme-eu', 'acme-us');

describe('checkAccounts', () => {
  it('GIVEN accounts WHEN all can be checked THEN it answers for each in order, with what is kept of it', async () => {
    const whole = await checkAccounts(accounts, surroundings());
    const names = await checkAccounts(accounts, surroundings(), ({ drift }) => drift.name);

    expect(whole.map(({ account, listing }) => [account.name, listing.read])).toEqual([
      ['acme', 2],
      ['acme-eu', 2],
      ['acme-us', 2],
    ]);
    expect(names).toEqual(['acme', 'acme-eu', 'acme-us']);
  });

  it('GIVEN two accounts that fail WHEN it checks THEN it answers for none and names both', async () => {
    const errors = new Map([
      ['acme', new Error('the key is refused')],
      ['acme-us', new Error('the server is down')],
    ]);
    const checked: string[] = [];
    const { openClient } = surroundings();
    const given = surroundings({
      openClient: (account) => {
        checked.push(account.name);
        const error = errors.get(account.name);
        return error === undefined ? openClient(account) : fakeClient(error);
      },
    });

    const failure = await checkAccounts(accounts, given).catch((error: unknown) => error as CheckError);

    expect(failure).toBeInstanceOf(CheckError);
    expect((failure as CheckError).message).toBe(
      'acme: the key is refused\nacme-us: the server is down\n' +
        'No account is reported, because the check is not complete.',
    );
    expect((failure as CheckError).failed.map(({ account, error }) => [account.name, error])).toEqual([...errors]);
    expect(checked).toEqual(['acme', 'acme-eu', 'acme-us']);
  });

  it('GIVEN groups of nearly the same name WHEN each is one of an account THEN none is taken for a misspelling', async () => {
    const [acme, other] = sampleAccounts('acme', 'acme-eu');
    const eu = {
      ...other!,
      assignments: other!.assignments.map((each) => ({ ...each, group: each.group.toUpperCase() })),
    };
    const { snapshot } = surroundings();
    const users = ['klaviyo-admins', 'klaviyo-analysts', 'KLAVIYO-ADMINS', 'KLAVIYO-ANALYSTS'].map((group) => ({
      ...{ ...snapshot.users[0]!, userName: `${group}@example.com`, groups: [group] },
    }));
    const given = surroundings({ snapshot: { ...snapshot, users } });

    await expect(checkAccounts([acme!, eu], given)).resolves.toHaveLength(2);
    await expect(checkAccounts([acme!], given)).rejects.toThrow('KLAVIYO-ADMINS');
    const otherGroups = eu.assignments.map(({ group }) => group);
    await expect(checkAccounts([acme!], { ...given, otherGroups })).resolves.toHaveLength(1);
  });

  it('GIVEN one account WHEN it fails THEN the message is about that account alone', async () => {
    const given = surroundings({ openClient: () => fakeClient(new Error('the key is refused')) });

    await expect(checkAccounts(accounts.slice(0, 1), given)).rejects.toThrow(/^acme: the key is refused$/);
  });

  it('GIVEN an aborted signal WHEN an account fails THEN it ends with the reason of the signal, and checks no other', async () => {
    const stop = new AbortController();
    const checked: string[] = [];
    const given = surroundings({
      signal: stop.signal,
      openClient: ({ name }) => {
        checked.push(name);
        stop.abort(new Error('Stopped by SIGINT.'));
        return fakeClient(new Error('aborted'));
      },
    });

    await expect(checkAccounts(accounts, given)).rejects.toThrow('Stopped by SIGINT.');
    expect(checked).toEqual(['acme']);
  });
});
