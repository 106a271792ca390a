import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromBER, Integer, Sequence } from 'asn1js';
import { id_eContentType_TSTInfo, SignedData, TimeStampResp } from 'pkijs';

/** A time-stamp authority made with openssl, in a folder of its own. */
export interface LocalAuthority {
  /** With `ca.pem`, the certificate that vouches for it. */
  readonly folder: string;
  /** Answers a request. */
  readonly reply: (request: Uint8Array) => Buffer;
}

/** How the authority differs from a proper one. */
export interface AuthorityFlaws {
  /** Of its certificate. Default: as RFC 3161 asks for it. */
  readonly extendedKeyUsage?: string;
  readonly key?: 'rsa' | 'ec';
  /** The digest by which its signature names the certificate. Default sha256. */
  readonly essDigest?: 'sha1' | 'sha256';
}

const CONFIGURATION = `
[ tsa ]
default_tsa = tsa_config
[ tsa_config ]
serial = ./serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
`;

/** Makes the keys and certificates of an authority. */
export function localAuthority(flaws: AuthorityFlaws = {}): LocalAuthority {
  const { extendedKeyUsage = 'critical,timeStamping', key = 'ec', essDigest = 'sha256' } = flaws;
  const folder = mkdtempSync(join(tmpdir(), 'tsa-'));
  const openssl = (...args: readonly string[]): void => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  };
  const newKey = (kind: 'rsa' | 'ec', out: string): void =>
    kind === 'ec'
      ? openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', out)
      : openssl('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', out);
  writeFileSync(join(folder, 'serial'), '01\n');
  writeFileSync(join(folder, 'tsa.cnf'), `${CONFIGURATION}ess_cert_id_alg = ${essDigest}\n`);
  writeFileSync(join(folder, 'ca.ext'), 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n');
  writeFileSync(
    join(folder, 'tsa.ext'),
    `basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=${extendedKeyUsage}\n`,
  );
  newKey('ec', 'ca.key');
  newKey(key, 'tsa.key');
  openssl('req', '-new', '-key', 'ca.key', '-subj', '/CN=Example time root', '-out', 'ca.csr');
  openssl(
    ...['x509', '-req', '-in', 'ca.csr', '-signkey', 'ca.key', '-days', '20', '-extfile', 'ca.ext', '-out', 'ca.pem'],
  );
  openssl('req', '-new', '-key', 'tsa.key', '-subj', '/O=Example/CN=Example time', '-out', 'tsa.csr');
  openssl(
    ...['x509', '-req', '-in', 'tsa.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
    ...['-days', '10', '-extfile', 'tsa.ext', '-out', 'tsa.pem'],
  );
  return {
    folder,
    reply: (request) => {
      writeFileSync(join(folder, 'request.tsq'), request);
      openssl(
        ...['ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'request.tsq'],
        ...['-inkey', 'tsa.key', '-signer', 'tsa.pem', '-out', 'answer.tsr'],
      );
      return readFileSync(join(folder, 'answer.tsr'));
    },
  };
}

/**
 * An answer that an authority's own program would not make: the same time stamp, signed as any message is.
 *
 * @param change - what is different in the time stamp (TSTInfo)
 * @param names - whether the signature names its certificate
 */
export function signedAnswer(
  { folder }: LocalAuthority,
  request: Uint8Array,
  {
    proper,
    change = (info) => info,
    names = true,
  }: {
    readonly proper: LocalAuthority;
    readonly change?: (info: Buffer) => Buffer;
    readonly names?: boolean;
  },
): Buffer {
  const answer = fromBER(proper.reply(request));
  const { timeStampToken } = new TimeStampResp({ schema: answer.result });
  const { eContent } = new SignedData({ schema: timeStampToken!.content }).encapContentInfo;
  writeFileSync(join(folder, 'info.der'), change(Buffer.from(eContent!.getValue())));
  const args = [
    ...['cms', '-sign', '-binary', '-nodetach', '-md', 'sha256', '-econtent_type', id_eContentType_TSTInfo],
    ...(names ? ['-cades'] : []),
    ...['-in', 'info.der', '-signer', 'tsa.pem', '-inkey', 'tsa.key', '-outform', 'DER', '-out', 'signed.der'],
  ];
  execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const granted = new Sequence({ value: [new Integer({ value: 0 })] });
  const token = fromBER(readFileSync(join(folder, 'signed.der'))).result;
  return Buffer.from(new Sequence({ value: [granted, token] }).toBER());
}

/** A server on loopback that answers as an authority does, as long as a test needs it. */
export async function withAuthorityServer<Value>(
  answer: (request: Buffer, contentType: string | undefined) => { readonly status?: number; readonly body: Uint8Array },
  use: (url: string) => Promise<Value>,
): Promise<Value> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status = 200, body } = answer(Buffer.concat(chunks), request.headers['content-type']);
      response.writeHead(status, { 'content-type': 'application/timestamp-reply' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
