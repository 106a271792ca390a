import { type ProvisionedPerson } from '../../../src/people/listing.js';
import { onlyInKlaviyo, ownerOf } from '../../../src/provider/adopt/klaviyo-people.js';

const person = (userName: string, role: string | undefined = 'admin', active = true): ProvisionedPerson => ({
  id: userName,
  userName,
  givenName: '',
  familyName: '',
  active,
  role,
  conflicts: [],
});
const OLIVE = person('Olive@example.com', 'owner');

describe('the owner', () => {
  it('is whom Klaviyo lists', () => {
    expect(ownerOf('Okta', [person('ada@example.com'), OLIVE], 'account', undefined)).toBe('Olive@example.com');
    expect(ownerOf('Okta', [OLIVE], 'account', 'olive@example.com')).toBe('Olive@example.com');
    expect(ownerOf('Okta', [person('p@example.com', 'portfolio_owner')], 'portfolio', undefined)).toBe('p@example.com');
  });

  it('is whom the flag names where Klaviyo was not asked or lists none', () => {
    expect(ownerOf('Okta', undefined, 'account', 'owner@example.com')).toBe('owner@example.com');
    expect(ownerOf('Okta', [person('ada@example.com')], 'account', 'owner@example.com')).toBe('owner@example.com');
  });

  it('is asked for where nothing tells', () => {
    expect(() => ownerOf('Okta', undefined, 'account', undefined)).toThrow(
      'Okta does not know the owner of the account, and no access key is set, so Klaviyo was not asked. Name the owner with --owner.',
    );
    expect(() => ownerOf('Okta', [], 'account', undefined)).toThrow('Klaviyo lists none');
  });

  it('is never guessed between two', () => {
    expect(() => ownerOf('Okta', [OLIVE], 'account', 'other@example.com')).toThrow('--owner says "other@example.com"');
    expect(() => ownerOf('Okta', [OLIVE, person('b@example.com', 'owner')], 'account', undefined)).toThrow(
      'several owners',
    );
  });
});

describe('people who are in Klaviyo alone', () => {
  it('are named, whatever the case of their names, the owner and the inactive apart', () => {
    const people = [
      OLIVE,
      person('ADA@example.com'),
      person('agency@example.com'),
      person('old@example.com', 'admin', false),
    ];

    expect(onlyInKlaviyo(people, [{ userName: 'ada@example.com' }], 'olive@example.com')).toEqual([
      {
        severity: 'info',
        text: expect.stringContaining('none of the app\'s groups: "agency@example.com". No plan') as string,
      },
    ]);
  });

  it('are not looked for where Klaviyo was not asked, and are nobody where all are in a group', () => {
    expect(onlyInKlaviyo(undefined, [], 'olive@example.com')).toEqual([]);
    expect(onlyInKlaviyo([OLIVE], [], 'olive@example.com')).toEqual([]);
  });

  it('are counted from the eleventh on', () => {
    const people = Array.from({ length: 12 }, (_, index) => person(`p${index}@example.com`));

    expect(onlyInKlaviyo(people, [], 'o@example.com')[0]!.text).toContain('"p9@example.com" and 2 more.');
  });
});
