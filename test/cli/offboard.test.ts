import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ACCESS_KEY } from './acme.js';
import { args, EVIDENCE, evidenceIn, GRACE, isActive, SHOP_KEY, withAccounts, writesTo } from './offboarding.js';

describe('klaviyo-access offboard', () => {
  it('GIVEN somebody in two accounts WHEN --yes is given THEN one PATCH an account switches them off, and it is verified', () =>
    withAccounts([GRACE], [{ ...GRACE, id: 'grace-2' }], async ({ folder, acme, shop, run }) => {
      const { exitCode, stdout, stderr } = await run([...args('grace@example.com'), '--ticket', 'HR-7', '--yes']);

      expect(stderr).toBe('');
      expect(exitCode).toBe(0);
      for (const [simulator, id] of [
        [acme, 'grace-1'],
        [shop, 'grace-2'],
      ] as const) {
        expect(writesTo(simulator)).toEqual([
          expect.objectContaining({
            method: 'PATCH',
            path: `/scim/v2/Users/${id}`,
            body: {
              schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
              Operations: [{ op: 'replace', path: 'active', value: false }],
            },
          }),
        ]);
        expect(isActive(simulator, id)).toBe(false);
        expect(simulator.users().filter(({ active }) => active)).toHaveLength(3);
      }
      expect(stdout).toContain('"grace@example.com" will be deactivated: 2 records in 2 accounts.');
      expect(stdout).toContain('"grace@example.com" is out of acme, shop.');
      expect(stdout).toContain('Klaviyo > Settings > API keys');
      const evidence = evidenceIn(folder);
      expect(evidence).toMatchObject({
        result: 'out',
        reason: 'Left the company',
        ticket: 'HR-7',
        began: '2026-11-23T06:00:00.000Z',
        runBy: { host: expect.any(String) as string },
      });
      expect(evidence.accounts).toMatchObject([
        {
          account: 'acme',
          before: { totalResults: 4, records: [{ userName: 'Grace@Example.com', active: true, role: 'admin' }] },
          writes: [{ id: 'grace-1', outcome: 'done' }],
          after: { records: [{ active: false }] },
          isOut: true,
        },
        { account: 'shop', writes: [{ id: 'grace-2', outcome: 'done' }], isOut: true },
      ]);
      expect(statSync(join(folder, EVIDENCE)).mode & 0o777).toBe(0o600);
      const text = readFileSync(join(folder, EVIDENCE), 'utf8');
      for (const key of [ACCESS_KEY, SHOP_KEY]) expect(`${text}${stdout}`).not.toContain(key);
    }));

  it('GIVEN two active records of one userName THEN both are switched off, and one that is off is left', () =>
    withAccounts(
      [GRACE, { ...GRACE, id: 'grace-3', userName: 'grace@example.com' }, { ...GRACE, id: 'off-1', active: false }],
      [],
      async ({ acme, shop, run }) => {
        const { exitCode } = await run([...args('grace@example.com'), '--yes']);

        expect(exitCode).toBe(0);
        expect(writesTo(acme).map(({ path }) => path)).toEqual(['/scim/v2/Users/grace-1', '/scim/v2/Users/grace-3']);
        expect(writesTo(shop)).toEqual([]);
      },
    ));

  it('GIVEN somebody who is off everywhere THEN nothing is written or asked, and it exits with 0 and evidence', () =>
    withAccounts([{ ...GRACE, active: false }], [], async ({ folder, acme, run }) => {
      const { exitCode, stdout } = await run(args('grace@example.com'));

      expect(exitCode).toBe(0);
      expect(writesTo(acme)).toEqual([]);
      expect(stdout.replace(/\s+/g, ' ')).toContain('has no active record in acme, shop: nothing is to be written.');
      expect(evidenceIn(folder)).toMatchObject({
        result: 'out',
        accounts: [{ writes: [], after: null, isOut: true }, {}],
      });
    }));

  it('GIVEN a misspelt userName THEN it exits with 1 and names the nearest', () =>
    withAccounts([GRACE], [], async ({ folder, acme, run }) => {
      const { exitCode, stderr } = await run([...args('grcae@example.com'), '--yes']);

      expect(exitCode).toBe(1);
      expect(stderr).toContain('Nobody has the userName "grcae@example.com"');
      expect(stderr).toContain('Did you mean "Grace@Example.com"?');
      expect(writesTo(acme)).toEqual([]);
      expect(readdirSync(folder)).not.toContain(EVIDENCE);
    }));

  it('GIVEN no terminal and no --yes THEN it shows what it would do, writes nothing, and says what to type', () =>
    withAccounts([GRACE], [], async ({ folder, acme, run }) => {
      const { exitCode, stdout, stderr } = await run(args('grace@example.com'));

      expect(exitCode).toBe(1);
      expect(stdout).toContain('deactivate: "Grace@Example.com", role "admin", id "grace-1"');
      expect(stderr).toContain('Run the same command with --yes');
      expect(writesTo(acme)).toEqual([]);
      expect(readdirSync(folder)).not.toContain(EVIDENCE);
    }));

  it.each([
    ['yes\n', 0, 1],
    ['y\n', 1, 0],
    ['\n', 1, 0],
    ['', 1, 0],
  ])('GIVEN a terminal at which %j is typed THEN it exits with %i after %i writes', (typed, code, writes) =>
    withAccounts([GRACE], [], async ({ acme, run }) => {
      const { exitCode, stderr } = await run(args('grace@example.com'), { keyboard: Readable.from([typed]) });

      expect(exitCode).toBe(code);
      expect(stderr).toContain('Deactivate "grace@example.com" now?');
      expect(writesTo(acme)).toHaveLength(writes);
    }),
  );

  it.each([
    ['owner@example.com', [], 'they are the owner'],
    ['grace@example.com', [{ ...GRACE, role: 'owner' }], 'they have the role of the owner'],
  ])("GIVEN %s with the owner's role THEN nothing is written anywhere, and it says to hand over", (user, people, why) =>
    withAccounts(people, [{ ...GRACE, id: 'grace-2' }], async ({ acme, shop, run }) => {
      const { exitCode, stderr } = await run([...args(user), '--yes']);

      expect(exitCode).toBe(1);
      expect(stderr).toContain(why);
      expect(stderr).toContain('Hand the account over first');
      expect([...writesTo(acme), ...writesTo(shop)]).toEqual([]);
    }),
  );

  it('GIVEN one account that cannot be listed THEN nothing is written in the other, and it says how to go on', () =>
    withAccounts([GRACE], [{ ...GRACE, id: 'grace-2' }], async ({ acme, shop, run }) => {
      shop.failNext('denied', 99);

      const { exitCode, stderr } = await run([...args('grace@example.com'), '--yes']);

      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/^shop: .*403/);
      expect(stderr).toContain('Nothing was written, since not every account could be read.');
      expect(stderr).toContain('--account: acme.');
      expect([...writesTo(acme), ...writesTo(shop)]).toEqual([]);
    }));

  it('GIVEN somebody whom the roster still gives a role THEN it says so loudly, with what gives it', () =>
    withAccounts([], [], async ({ folder, run }) => {
      const { exitCode, stdout } = await run([...args('alan@example.com'), '--yes']);

      expect(exitCode).toBe(0);
      expect(stdout.replace(/\s+/g, ' ')).toContain(
        'WARNING: "alan@example.com" has the role "analyst" in "acme" by the group "klaviyo-analysts", priority 2 (line 12).',
      );
      expect(stdout.replace(/\s+/g, ' ')).toContain(
        'it is not known whether Okta would bring them back: it was not read.',
      );
      expect(evidenceIn(folder).warnings).toHaveLength(2);
    }));

  it('GIVEN --account THEN the other account is neither read nor written, and is named', () =>
    withAccounts([GRACE], [GRACE], async ({ folder, acme, shop, run }) => {
      const { exitCode, stdout } = await run([...args('grace@example.com'), '--account', 'acme', '--yes']);

      expect(exitCode).toBe(0);
      expect(writesTo(acme)).toHaveLength(1);
      expect(shop.requests()).toEqual([]);
      expect(stdout).toContain('Not looked at, because of --account: shop.');
      expect(evidenceIn(folder).leftOut).toEqual(['shop']);
    }));

  it('GIVEN evidence of another run THEN it is never overwritten, and nothing is written', () =>
    withAccounts([GRACE], [], async ({ folder, acme, run }) => {
      writeFileSync(join(folder, EVIDENCE), 'mine');

      const { exitCode, stderr } = await run([...args('grace@example.com'), '--yes']);

      expect(exitCode).toBe(1);
      expect(stderr).toContain('evidence is never overwritten');
      expect(readFileSync(join(folder, EVIDENCE), 'utf8')).toBe('mine');
      expect(writesTo(acme)).toEqual([]);
    }));

  it('GIVEN the key of another account THEN nobody passes for out of it, and nothing is written', () =>
    withAccounts([GRACE], [], async ({ acme, shop, run }) => {
      shop.console.change('owner@example.com', { userName: 'chief@example.com' });
      const { exitCode, stderr } = await run([...args('grace@example.com'), '--yes']);

      expect(exitCode).toBe(1);
      expect(stderr).toContain('shop: this may be the user list of another account: "chief@example.com" is its owner');
      expect(stderr).toContain('name those with --account: acme');
      expect(writesTo(acme)).toEqual([]);
    }));

  it('GIVEN a record whose userName only looks like theirs THEN it is not written, which is said before and after', () =>
    withAccounts(
      [GRACE, { id: 'kelvin-1', userName: 'mar\u212a@example.com', role: 'analyst' }],
      [{ id: 'mark-1', userName: 'mark@example.com', role: 'analyst' }],
      async ({ acme, shop, run }) => {
        const { exitCode, stdout } = await run([...args('mark@example.com'), '--yes']);

        expect(exitCode).toBe(1);
        expect(isActive(shop, 'mark-1')).toBe(false);
        expect(writesTo(acme)).toEqual([]);
        expect(stdout.replace(/\s+/g, ' ')).toContain('the record with the id "kelvin-1" is not written.');
        expect(stdout.match(/Find\s+out\s+whose\s+record\s+it\s+is/g)!.length).toBeGreaterThanOrEqual(2);
        const odd = await run(['mar\u212a@example.com', '--reason', 'Left', '--yes']);
        expect(odd.exitCode).toBe(1);
        expect(odd.stderr).toContain('looks like "mark@example.com", and is compared as that. Nothing was written.');
      },
    ));
});
