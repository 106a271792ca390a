import { z } from 'zod';
import { KlaviyoScimClient } from '../../src/klaviyo/scim-client.js';
import { GraphConnection } from '../../src/provider/entra/connection/graph-connection.js';
import { OktaConnection } from '../../src/provider/okta/connection/okta-connection.js';
import { Secret } from '../../src/provider/secret.js';
import { COMMENT_FORGES } from '../../src/publish/comment-forges.js';
import { publishComment } from '../../src/publish/publish-comment.js';
import { sendWebhook } from '../../src/publish/send-webhook.js';
import { type ConnectProxy, startConnectProxy } from './connect-proxy.js';

let proxy: ConnectProxy;
const { HTTPS_PROXY, https_proxy, NO_PROXY, no_proxy } = process.env;
const before = { HTTPS_PROXY, https_proxy, NO_PROXY, no_proxy };

function setEnvironment(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

beforeEach(async () => {
  proxy = await startConnectProxy(1, { status: 407, credentials: 'acme:sesame-of-acme@' });
  setEnvironment({ https_proxy: undefined, HTTPS_PROXY: proxy.url, NO_PROXY: undefined, no_proxy: undefined });
});
afterEach(async () => {
  setEnvironment(before);
  await proxy.close();
});

const token = 'example-token';
const forge = COMMENT_FORGES.github;
const place = { apiUrl: 'https://api.example.com', repository: 'acme/access', number: 7 };

/** Each of them asks a host that is not of this machine. */
const CLIENTS: Readonly<Record<string, () => Promise<unknown>>> = {
  'the SCIM client': async () => {
    const client = new KlaviyoScimClient({ baseUrl: 'https://scim.example.com', accessKey: 'example-access-key' });
    await client.listUsers().finally(() => client.close());
  },
  'a read of Okta': async () => {
    const credentials = { kind: 'token', token: new Secret(token) } as const;
    const okta = await OktaConnection.open({ address: 'https://acme.example.com', credentials });
    await okta.get('/api/v1/apps/1', z.object({}));
  },
  'a read of Entra': async () => {
    const entra = await GraphConnection.open({
      tenant: 'acme.example.com',
      cloud: { login: 'https://login.example.com', graph: 'https://graph.example.com' },
      credentials: { kind: 'secret', clientId: 'acme', secret: new Secret(token) },
    });
    await entra.get('/groups', z.object({}));
  },
  'a message to a webhook': () => sendWebhook({ url: new URL('https://hooks.example.com/hook'), body: '{}' }),
  'a comment': () => publishComment({ forge, place, token, marker: '<!-- m -->', body: 'x' }),
};

test.each(Object.entries(CLIENTS))(
  'GIVEN a proxy WHEN %s is sent THEN the proxy is asked for a tunnel, and its refusal is reported without its password',
  async (_what, send) => {
    const failure = await send().then(
      () => undefined,
      (error: Error) => error,
    );

    expect(proxy.asked.map(({ host }) => host)).toEqual([expect.stringMatching(/^[a-z]+\.example\.com:443$/)]);
    expect(failure?.message).toContain(
      'the proxy refused the connection with status 407. Name its user and password in',
    );
    expect(failure?.message).not.toContain('sesame');
  },
);
