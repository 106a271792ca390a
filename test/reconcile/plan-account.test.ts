import { recordDigest } from '../../src/klaviyo/listing-digest.js';
import { accountOf, inDirectory, inKlaviyo, lines, OWNER, planned, snapshotOf } from './planning.js';

const ADA = inDirectory('ada', 'klaviyo-admins', { givenName: 'Ada', familyName: 'Lovelace' });
const ADA_THERE = inKlaviyo('ada', 'admin', { givenName: 'Ada', familyName: 'Lovelace' });

describe('the plan of a direct account', () => {
  it('GIVEN everybody as declared THEN there is nothing to do', async () => {
    const { plan, refusals } = await planned(accountOf(), snapshotOf(ADA), [OWNER, ADA_THERE]);

    expect(plan.actions).toEqual([]);
    expect(refusals).toEqual([]);
    expect(plan).toMatchObject({ account: 'acme', baseUrl: 'https://a.klaviyo.com/scim/v2', allowed: [] });
    expect(plan.listing).toEqual({ totalResults: 2, sha256: '0'.repeat(64) });
  });

  it('GIVEN one of every kind THEN each has its action, in the order in which access is given before it is taken', async () => {
    const directory = snapshotOf(
      ADA,
      inDirectory('grace', 'klaviyo-analysts', { familyName: 'Hopper' }),
      inDirectory('alan', 'klaviyo-admins'),
      inDirectory('lowered', 'klaviyo-analysts'),
      inDirectory('back', 'klaviyo-analysts'),
      inDirectory('left', 'klaviyo-admins', { active: false }),
    );
    const users = [
      ...[OWNER, ADA_THERE, inKlaviyo('left', 'admin'), inKlaviyo('a-stranger', 'support')],
      inKlaviyo('alan', 'analyst'),
      inKlaviyo('lowered', 'admin', { givenName: 'Kept' }),
      inKlaviyo('back', 'admin', { active: false }),
    ];

    const { plan } = await planned(accountOf(), directory, users, { allowed: ['maximumDrift'] });

    expect(lines(plan.actions)).toEqual([
      'reactivate back@example.com [{"role":"admin","active":false},{"role":"analyst","active":true}]',
      'create grace@example.com {"givenName":"","familyName":"Hopper","role":"analyst","active":true}',
      'update lowered@example.com [{"role":"admin"},{"role":"analyst"}]',
      'update alan@example.com [{"role":"analyst"},{"role":"admin"}]',
      'deactivate a-stranger@example.com [{"active":true},{"active":false}]',
      'deactivate left@example.com [{"active":true},{"active":false}]',
    ]);
  });

  it('GIVEN an action THEN it says why, and of which record it was planned', async () => {
    const left = inKlaviyo('left', 'analyst');
    const directory = snapshotOf(ADA, inDirectory('left', 'klaviyo-analysts', { active: false }));

    const { plan } = await planned(accountOf(), directory, [OWNER, inKlaviyo('ada', 'analyst'), left]);

    expect(plan.actions).toEqual([
      expect.objectContaining({ kind: 'update', reason: 'by the group "klaviyo-admins", priority 1' }),
      expect.objectContaining({
        kind: 'deactivate',
        key: 'left@example.com',
        record: { id: 'id-left', sha256: recordDigest(left) },
        finding: { id: expect.stringMatching(/^[0-9a-f]{12}$/) as string, kind: 'leaver' },
        reason: expect.stringMatching(/^finding [0-9a-f]{12} \(leaver\): Active in Klaviyo with/) as string,
      }),
    ]);
  });

  it('GIVEN a name that the directory does not have, or has in another Unicode form, THEN it is not changed', async () => {
    const directory = snapshotOf({ ...ADA, givenName: 'Ren\u00e9e', familyName: '' });

    const { plan } = await planned(accountOf(), directory, [
      OWNER,
      inKlaviyo('ada', 'admin', { givenName: ' Rene\u0301e', familyName: 'Lovelace' }),
    ]);

    expect(plan.actions).toEqual([]);
  });

  it.each([
    ['create', 'grace', 'They would be created, but that is switched off (provisioning.create: false).'],
    ['create', 'back', 'They would be switched on again, but that is switched off (provisioning.create: false).'],
    ['update', 'alan', 'They would be changed, but that is switched off (provisioning.update: false).'],
    ['update', 'back', 'They would be switched on again, but that is switched off (provisioning.update: false).'],
    ['deactivate', 'stranger', 'They would be deactivated, but that is switched off (provisioning.deactivate: false).'],
  ])('GIVEN %s: false THEN %s is listed and not written', async (name, person, why) => {
    const account = accountOf(undefined, ['mode: direct', `mode: direct, ${name}: false`]);
    const directory = snapshotOf(
      ADA,
      ...['grace', 'alan', 'back'].map((each) => inDirectory(each, 'klaviyo-analysts')),
    );
    const users = [
      ...[OWNER, ADA_THERE, inKlaviyo('alan', 'support'), inKlaviyo('stranger', 'support')],
      inKlaviyo('back', 'support', { active: false }),
    ];

    const { plan } = await planned(account, directory, users);

    expect(plan.left).toContainEqual({ userName: `${person}@example.com`, leftTo: 'switched off', why });
    expect(plan.actions.map(({ userName }) => userName)).not.toContain(`${person}@example.com`);
  });
});

describe('who is never written', () => {
  it.each([
    ['the declared owner', inKlaviyo('owner', 'admin'), /declared owner/],
    [
      "another one with the owner's role",
      inKlaviyo('second', 'owner'),
      /role of the owner, and are not the declared owner/,
    ],
    [
      'somebody with an exception',
      inKlaviyo('excepted', 'admin'),
      /exception holds for them until 2027-03-31 \(line 13/,
    ],
    [
      'unmanaged people',
      inKlaviyo('x', 'admin', { userName: 'bob@agency.example' }),
      /unmanaged people .*"the agency"/,
    ],
    [
      'a record that contradicts itself',
      inKlaviyo('x', 'admin', { conflicts: ['It names two roles.'] }),
      /contradicts itself. It names two/,
    ],
    ['a record without active', inKlaviyo('x', 'admin', { noActive: true }), /does not say whether it is active/],
    [
      'a look-alike',
      inKlaviyo('x', 'admin', { lookAlike: 'It has a Cyrillic a.' }),
      /looks like another one. It has a Cyrillic/,
    ],
  ])('GIVEN %s, whom nobody declares, THEN they are listed with why', async (_, person, why) => {
    const users = [ADA_THERE, ...(person.userName === OWNER.userName ? [] : [OWNER]), person];

    const { plan } = await planned(accountOf(), snapshotOf(ADA), users);

    expect(plan.actions).toEqual([]);
    expect(plan.left).toContainEqual({
      userName: person.userName,
      leftTo: 'person',
      why: expect.stringMatching(why) as string,
    });
  });

  it('GIVEN several records of one declared person THEN none is written', async () => {
    const directory = snapshotOf(ADA, inDirectory('twice', 'klaviyo-analysts'));
    const users = [OWNER, ADA_THERE, inKlaviyo('twice', 'support'), inKlaviyo('twice', 'admin', { id: 'id-2' })];

    const { plan } = await planned(accountOf(), directory, users);

    expect(plan.actions).toEqual([]);
    expect(plan.left).toContainEqual(expect.objectContaining({ userName: 'twice@example.com', leftTo: 'person' }));
  });

  it('GIVEN an exception that has ended THEN it protects nobody', async () => {
    const { plan } = await planned(accountOf(), snapshotOf(ADA), [OWNER, ADA_THERE, inKlaviyo('ended', 'analyst')]);

    expect(lines(plan.actions)).toEqual(['deactivate ended@example.com [{"active":true},{"active":false}]']);
  });

  it.each([
    ['create', []],
    ['raise', [inKlaviyo('eve', 'analyst')]],
    ['switch on', [inKlaviyo('eve', 'admin', { active: false })]],
  ])('GIVEN a role that a guardrail forbids THEN it is not given by %s', async (_, there) => {
    const eve = inDirectory('eve', 'klaviyo-admins', { attributes: { employment: 'contractor' } });

    const { plan } = await planned(accountOf(), snapshotOf(ADA, eve), [OWNER, ADA_THERE, ...there]);

    expect(plan.actions).toEqual([]);
    expect(plan.left).toContainEqual({
      userName: 'eve@example.com',
      leftTo: 'person',
      why: expect.stringMatching(
        /policy forbids them the role "admin": "no contractor administers" \(line 18/,
      ) as string,
    });
  });

  it('GIVEN a declared role that the account does not have THEN nobody is given it', async () => {
    const account = accountOf();
    const other = { ...account, assignments: account.assignments.map((each) => ({ ...each, role: 'gone' })) };

    const { plan } = await planned(other, snapshotOf(ADA), [OWNER]);

    expect(plan.actions).toEqual([]);
    expect(plan.left[0]?.why).toContain('not known what the role "gone" is');
  });

  it('GIVEN whenUnmatched: keep THEN somebody whom no assignment matches is kept, and a leaver is not', async () => {
    const account = accountOf(undefined, ['    exceptions:', '    whenUnmatched: keep\n    exceptions:']);
    const directory = snapshotOf(ADA, inDirectory('kept', 'other'), inDirectory('left', 'other', { active: false }));
    const users = [OWNER, ADA_THERE, inKlaviyo('kept', 'analyst'), inKlaviyo('left', 'analyst')];

    const { plan } = await planned(account, directory, users);

    expect(plan.actions.map(({ userName }) => userName)).toEqual(['left@example.com']);
    expect(plan.left).toContainEqual(expect.objectContaining({ userName: 'kept@example.com', leftTo: 'person' }));
  });
});

describe('deletion', () => {
  const account = accountOf(undefined, ['mode: direct', 'mode: direct, deprovision: delete, deleteAfterDays: 10']);
  const users = [OWNER, ADA_THERE, inKlaviyo('gone', 'analyst', { active: false }), inKlaviyo('left', 'analyst')];
  const directory = snapshotOf(ADA);

  it('GIVEN deprovision: deactivate THEN nobody is deleted, whatever the history says', async () => {
    const { plan } = await planned(accountOf(), directory, users, {
      switchedOffSince: () => '2020-01-01T00:00:00.000Z',
    });

    expect(plan.actions.map(({ kind }) => kind)).toEqual(['deactivate']);
  });

  it('GIVEN no history THEN nobody is deleted, and it is said', async () => {
    const { plan } = await planned(account, directory, users);

    expect(plan.actions.map(({ kind }) => kind)).toEqual(['deactivate']);
    expect(plan.left.find(({ userName }) => userName === 'gone@example.com')?.why).toContain('--history');
  });

  it.each([
    ['2026-11-13T06:00:00.000Z', ['deactivate left@example.com', 'delete gone@example.com']],
    ['2026-11-13T06:00:01.000Z', ['deactivate left@example.com']],
    [undefined, ['deactivate left@example.com']],
  ])('GIVEN a history that shows them switched off since %s THEN the actions are %j', async (since, expected) => {
    const { plan } = await planned(account, directory, users, {
      switchedOffSince: (id) => (id === 'id-gone' ? since : undefined),
    });

    expect(plan.actions.map(({ kind, userName }) => `${kind} ${userName}`)).toEqual(expected);
  });
});
