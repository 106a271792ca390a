import { accountOf, inDirectory, inKlaviyo, OWNER, planned, snapshotOf } from './planning.js';

const many = (count: number, prefix = 'person'): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(2, '0')}`);

const ADA = inDirectory('ada', 'klaviyo-admins');
const ADA_THERE = inKlaviyo('ada', 'admin');
const lenient = accountOf(undefined, ['minimumAdmins: 1', 'minimumAdmins: 1\n      maximumDrift: 1']);

/** Ada, some who stay and some who have left. */
async function afterLeavers(left: number, stay: number, ...allowed: readonly 'maximumRemovals'[]) {
  const staying = many(stay, 'stays');
  const leaving = many(left, 'leaves');
  const directory = snapshotOf(ADA, ...staying.map((name) => inDirectory(name, 'klaviyo-analysts')));
  const users = [OWNER, ADA_THERE, ...[...staying, ...leaving].map((name) => inKlaviyo(name, 'analyst'))];
  return planned(lenient, directory, users, { allowed });
}

describe('maximumRemovals', () => {
  it.each([
    [4, 0, false],
    [5, 14, false],
    [5, 13, true],
  ])('GIVEN %i who leave and %i who stay besides Ada THEN it is refused: %s', async (left, stay, isRefused) => {
    const { refusals } = await afterLeavers(left, stay);

    expect(refusals.map(({ limit }) => limit)).toEqual(isRefused ? ['maximumRemovals'] : []);
  });

  it('GIVEN a refusal THEN it has the figures, the people and the way past it; and with that it is let through', async () => {
    const { refusals } = await afterLeavers(5, 5);

    expect(refusals).toEqual([
      {
        limit: 'maximumRemovals',
        account: 'acme',
        message:
          '5 of 11 active people would be switched off or deleted, 45 %; the policy allows up to 25 % (maximumRemovals): ' +
          `${many(5, 'leaves')
            .map((name) => `"${name}@example.com"`)
            .join(', ')}. If this is meant, let it through: ` +
          'klaviyo-access reconcile plan --allow maximumRemovals=acme',
      },
    ]);
    const allowed = await afterLeavers(5, 5, 'maximumRemovals');
    expect(allowed.refusals).toEqual([]);
    expect(allowed.plan.allowed).toEqual(['maximumRemovals']);
  });

  it('GIVEN many people THEN twenty are named and the others counted', async () => {
    const { refusals } = await afterLeavers(23, 2);

    expect(refusals[0]?.message).toContain('"leaves-19@example.com" and 3 more.');
  });
});

describe('maximumChanges', () => {
  it('GIVEN more than 30 % of other roles THEN it is refused', async () => {
    const changed = many(5);
    const directory = snapshotOf(ADA, ...changed.map((name) => inDirectory(name, 'klaviyo-analysts')));
    const users = [OWNER, ADA_THERE, ...changed.map((name) => inKlaviyo(name, 'support'))];

    const { refusals } = await planned(lenient, directory, users);

    expect(refusals.map(({ limit, message }) => [limit, message])).toEqual([
      [
        'maximumChanges',
        expect.stringContaining('5 of 6 active people would be changed, 83 %; the policy allows up to 30 %'),
      ],
    ]);
  });
});

describe('minimumAdmins', () => {
  it('GIVEN the only admin replaced by another one THEN it is refused, since there would be none for a moment', async () => {
    const directory = snapshotOf(inDirectory('ada', 'klaviyo-analysts'), inDirectory('grace', 'klaviyo-admins'));
    const { refusals } = await planned(lenient, directory, [OWNER, ADA_THERE, inKlaviyo('grace', 'analyst')]);

    expect(refusals).toEqual([
      {
        limit: 'minimumAdmins',
        account: 'acme',
        message:
          '0 of 1 people with full power would be left at one moment of the apply, not counting the owner; the policy requires at ' +
          'least 1 (minimumAdmins). Who would lose it: "ada@example.com". Give it to others first, and apply that: then plan ' +
          'again. If this is meant, let it through: klaviyo-access reconcile plan --allow minimumAdmins=acme',
      },
    ]);
  });

  it('GIVEN the only admin replaced by somebody new THEN it is let through, since who is created comes first', async () => {
    const directory = snapshotOf(inDirectory('ada', 'klaviyo-analysts'), inDirectory('grace', 'klaviyo-admins'));
    const { plan, refusals } = await planned(lenient, directory, [OWNER, ADA_THERE]);

    expect(refusals).toEqual([]);
    expect(plan.actions.map(({ kind }) => kind)).toEqual(['create', 'update']);
  });

  it('GIVEN no admin now and one to be made THEN it is let through', async () => {
    const { refusals } = await planned(lenient, snapshotOf(ADA), [OWNER, inKlaviyo('ada', 'analyst')]);

    expect(refusals).toEqual([]);
  });
});

describe('maximumDrift', () => {
  const directory = snapshotOf(ADA, ...many(6).map((name) => inDirectory(name, 'klaviyo-analysts')));

  it('GIVEN a probable fault of the configuration THEN nothing is written', async () => {
    const { refusals } = await planned(accountOf(), directory, [OWNER, ADA_THERE]);

    expect(refusals.map(({ limit, message }) => [limit, message])).toEqual([
      ['maximumDrift', expect.stringMatching(/^6 of 7 people are in drift.* --allow maximumDrift=acme$/s)],
    ]);
  });

  it('GIVEN an account that is provisioned for the first time WHEN it is allowed THEN all are created', async () => {
    const { plan, refusals } = await planned(accountOf(), directory, [OWNER, ADA_THERE], { allowed: ['maximumDrift'] });

    expect(refusals).toEqual([]);
    expect(plan.actions.map(({ kind }) => kind)).toEqual(Array(6).fill('create'));
    expect(plan.allowed).toEqual(['maximumDrift']);
  });
});
