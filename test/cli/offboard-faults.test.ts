import { readdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import { type FaultKind } from '../../src/simulator/klaviyo/faults.js';
import { plain } from './cli-run.js';
import { args, evidenceIn, GRACE, isActive, withAccounts, writesTo } from './offboarding.js';

describe('klaviyo-access offboard, under faults', () => {
  it.each<[FaultKind, number, string, boolean]>([
    ['answer-lost', 0, 'done', true],
    ['error-after-write', 0, 'done', true],
    ['no-body', 0, 'done', true],
    ['rate-limit', 0, 'done', true],
    ['write-lost', 1, 'done', false],
    ['active-ignored', 1, 'not-done', false],
    ['denied', 1, 'not-done', false],
  ])('GIVEN %s THEN it exits with %i, the write is %s, and one run more settles it', (fault, code, outcome, isOut) =>
    withAccounts([GRACE], [], async ({ folder, acme, run }) => {
      acme.failNext(fault, 1, { method: 'PATCH' });

      const first = await run([...args('grace@example.com'), '--yes']);

      expect(first.exitCode).toBe(code);
      expect(isActive(acme, 'grace-1')).toBe(!isOut);
      expect(evidenceIn(folder)).toMatchObject({
        result: isOut ? 'out' : 'not out',
        accounts: [{ writes: [{ outcome }], isOut }, { isOut: true }],
      });
      expect(first.stdout).toContain(isOut ? 'acme: out, verified' : 'acme: NOT out');
      // A 429 is a refusal, and is sent again; nothing else is.
      expect(writesTo(acme)).toHaveLength(fault === 'rate-limit' ? 2 : 1);

      const again = await run(['grace@example.com', '--reason', 'Left', '--evidence', 'again.json', '--yes']);
      expect(again.exitCode).toBe(0);
      expect(isActive(acme, 'grace-1')).toBe(false);
    }),
  );

  it('GIVEN an account that fails THEN the other is done all the same', () =>
    withAccounts([GRACE], [{ ...GRACE, id: 'grace-2' }], async ({ acme, shop, run }) => {
      acme.failNext('denied', 1, { method: 'PATCH' });

      const { exitCode, stdout } = await run([...args('grace@example.com'), '--yes']);

      expect(exitCode).toBe(1);
      expect(stdout).toContain('acme: NOT out');
      expect(stdout).toContain('shop: out, verified');
      expect(isActive(shop, 'grace-2')).toBe(false);
    }));

  it('GIVEN a change by somebody else while it asks THEN what is there now decides', () =>
    withAccounts([GRACE], [], async ({ folder, acme, run }) => {
      const keyboard = new Readable({
        read() {
          acme.console.change('grace@example.com', { role: 'owner' });
          this.push('yes\n');
          this.push(null);
        },
      });

      const { exitCode } = await run(args('grace@example.com'), { keyboard });

      expect(exitCode).toBe(1);
      expect(writesTo(acme)).toEqual([]);
      expect(evidenceIn(folder).accounts[0]).toMatchObject({ writes: [{ outcome: 'conflict' }], isOut: false });
    }));

  it('GIVEN an interruption between two accounts THEN the write in flight is finished, and it says what was done', () =>
    withAccounts([GRACE], [{ ...GRACE, id: 'grace-2' }], async ({ folder, acme, shop, run }) => {
      const interrupt = new AbortController();
      acme.failNext('late-write', 1, { method: 'PATCH' });
      // The write follows the read at once, and its answer takes three times as long as is waited here.
      const watch = setInterval(() => {
        if (!acme.requests().some(({ method, path }) => method === 'GET' && path.endsWith('/grace-1'))) return;
        clearInterval(watch);
        setTimeout(() => interrupt.abort(new Error('stopped')), 500);
      }, 5);

      const { exitCode, stdout } = await run([...args('grace@example.com'), '--yes'], {
        interrupted: interrupt.signal,
      });
      clearInterval(watch);

      expect(exitCode).toBe(1);
      expect(isActive(acme, 'grace-1')).toBe(false);
      expect(writesTo(shop)).toEqual([]);
      expect(stdout).toContain('done: "Grace@Example.com", id "grace-1"');
      expect(evidenceIn(folder)).toMatchObject({
        result: 'not out',
        accounts: [
          { writes: [{ outcome: 'done' }], after: null, isOut: null },
          { writes: [{ outcome: 'not-attempted' }], isOut: null },
        ],
      });
    }));

  it('GIVEN hostile names THEN they are shown as text and the file has a plain name', () => {
    const hostile = { id: 'x/../y?z', userName: 'eve\u202e::error::@example.com' };
    return withAccounts([hostile], [], async ({ folder, acme, run }) => {
      const { exitCode, stdout } = await run([hostile.userName, '--reason', '::set-output\u001b[2J', '--yes']);

      expect(exitCode).toBe(0);
      expect(stdout).toBe(plain(stdout));
      expect(stdout).not.toMatch(/\u202e|^\s*::/m);
      expect(stdout).toContain('eve<U+202E>');
      expect(isActive(acme, hostile.id)).toBe(false);
      const [file] = readdirSync(folder).filter((name) => name.startsWith('offboarding-'));
      expect(file).toBe('offboarding-eve-error-@example.com-2026-11-23T06-00-00.000Z.json');
      expect(evidenceIn(folder, file).user).toBe(hostile.userName);
    });
  });
});
