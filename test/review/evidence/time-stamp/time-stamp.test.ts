import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAuthorities } from '../../../../src/review/evidence/time-stamp/authority-certificate.js';
import { verifiedTimeStamp } from '../../../../src/review/evidence/time-stamp/time-stamp.js';
import { TimeStampError } from '../../../../src/review/evidence/time-stamp/time-stamp-error.js';
import { timeStampRequest } from '../../../../src/review/evidence/time-stamp/time-stamp-request.js';
import { describeWhere } from '../../../environment/needs.js';
import { notOnPath } from '../../../examples/run-script.js';
import { localAuthority, signedAnswer } from './local-authority.js';

const STAMPED = Buffer.from('{"version":1}\n');
const NONCE = Buffer.from('00ff0102030405060708090a0b0c0d0e', 'hex');

describeWhere('openssl', notOnPath('openssl'))('a time stamp by RFC 3161', () => {
  const authority = localAuthority();
  const answer = authority.reply(timeStampRequest(STAMPED, NONCE));
  const authorities = readAuthorities(readFileSync(join(authority.folder, 'ca.pem'), 'utf8'), 'ca.pem');

  it.each([
    ['ECDSA', {}],
    ['RSA', { key: 'rsa' }],
    ['a certificate that is named by its SHA-1', { essDigest: 'sha1' }],
  ] as const)(
    'GIVEN an authority with %s THEN its answer is verified, by its certificate and by its root',
    async (_, flaws) => {
      const one = localAuthority(flaws);
      const root = readAuthorities(readFileSync(join(one.folder, 'ca.pem'), 'utf8'), 'ca.pem');
      const reply = one.reply(timeStampRequest(STAMPED, NONCE));
      const stamp = await verifiedTimeStamp(reply, STAMPED, { nonce: NONCE, authorities: root });
      expect(stamp).toMatchObject({ authority: 'O=Example, CN=Example time' });
      expect(Math.abs(Date.parse(stamp.at) - Date.now())).toBeLessThan(600_000);
      expect(await verifiedTimeStamp(reply, STAMPED)).toEqual(stamp);
    },
  );

  it('GIVEN our request and the answer THEN openssl reads and verifies them alike', () => {
    const { folder } = authority;
    writeFileSync(join(folder, 'data.json'), STAMPED);
    writeFileSync(join(folder, 'data.tsq'), timeStampRequest(STAMPED, NONCE));
    writeFileSync(join(folder, 'data.tsr'), answer);
    const openssl = (...args: readonly string[]): string =>
      execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    expect(openssl('ts', '-query', '-in', 'data.tsq', '-text')).toMatch(
      /Hash Algorithm: sha256[^]*Nonce: 0xFF0102030405060708090A0B0C0D0E[^]*Certificate required: yes/,
    );
    expect(openssl('ts', '-verify', '-data', 'data.json', '-in', 'data.tsr', '-CAfile', 'ca.pem')).toContain('OK');
  });

  it.each([
    ['other bytes', Buffer.from('{}'), { nonce: NONCE }, 'a time stamp of other bytes'],
    ['another nonce', STAMPED, { nonce: Buffer.from('01') }, 'its nonce is another one'],
  ])('GIVEN %s THEN it is refused', async (_, stamped, options, why) => {
    await expect(verifiedTimeStamp(answer, stamped, options)).rejects.toThrow(why);
  });

  it('GIVEN another root THEN nobody vouches for the authority', async () => {
    const other = readAuthorities(readFileSync(join(localAuthority().folder, 'ca.pem'), 'utf8'), 'ca.pem');
    await expect(verifiedTimeStamp(answer, STAMPED, { authorities: other })).rejects.toThrow(
      'None of the certificates',
    );
    expect((await verifiedTimeStamp(answer, STAMPED, { authorities })).authority).toContain('Example time');
  });

  const request = timeStampRequest(STAMPED, NONCE);

  it('GIVEN the same time stamp signed by a program that signs anything THEN it is verified, so that the cases below fail by their flaw', async () => {
    const reply = signedAnswer(localAuthority(), request, { proper: authority });
    expect((await verifiedTimeStamp(reply, STAMPED, { nonce: NONCE })).authority).toContain('Example time');
  });

  it.each(['critical,timeStamping,serverAuth', 'critical,serverAuth', 'timeStamping'])(
    'GIVEN a certificate whose extended key usage is %s THEN it is refused',
    async (extendedKeyUsage) => {
      const reply = signedAnswer(localAuthority({ extendedKeyUsage }), request, { proper: authority });
      await expect(verifiedTimeStamp(reply, STAMPED)).rejects.toThrow('is not one for time stamps');
    },
  );

  it('GIVEN a time before the certificate held THEN it is refused', async () => {
    const change = (info: Buffer): Buffer =>
      Buffer.from(info.toString('latin1').replace(/20\d\d(?=\d{10}(?:\.\d+)?Z)/, '1999'), 'latin1');
    const reply = signedAnswer(localAuthority(), request, { proper: authority, change });
    await expect(verifiedTimeStamp(reply, STAMPED)).rejects.toThrow('did not hold at that time');
  });

  it('GIVEN a signature that does not name its certificate THEN it is refused', async () => {
    const reply = signedAnswer(localAuthority(), request, { proper: authority, names: false });
    await expect(verifiedTimeStamp(reply, STAMPED)).rejects.toThrow('of another certificate');
  });

  it('GIVEN a request that the authority does not take THEN its reason is said', async () => {
    const broken = Uint8Array.from(request);
    // The digest's name: SHA-256 becomes one that does not exist.
    broken[Buffer.from(broken).indexOf(Buffer.from('608648016503040201', 'hex')) + 8] = 0x7f;
    await expect(verifiedTimeStamp(authority.reply(broken), STAMPED)).rejects.toThrow(
      'The authority refused: it does not take SHA-256.',
    );
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<html>busy</html>')],
    ['a byte too many', Buffer.concat([answer, Buffer.from('x')])],
    ['one too few', answer.subarray(0, -1)],
  ])('GIVEN %s for an answer THEN it is refused', async (_, bytes) => {
    await expect(verifiedTimeStamp(bytes, STAMPED)).rejects.toThrow('It is not an answer of a time-stamp authority.');
  });

  it('GIVEN any byte of what is signed that was changed THEN it is refused', async () => {
    const imprint = answer.indexOf(createHash('sha256').update(STAMPED).digest());
    for (let at = imprint - 20; at < imprint + 60; at += 1) {
      const changed = Buffer.from(answer);
      changed[at]! ^= 1;
      await expect(verifiedTimeStamp(changed, STAMPED)).rejects.toBeInstanceOf(TimeStampError);
    }
  });
});
