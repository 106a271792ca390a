import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_POLICY } from '../../src/access/policy.js';
import { readKlaviyo } from '../../src/doctor/klaviyo-readings.js';
import { folderWith } from '../cli/cli-run.js';
import { answer, LoopbackServer, onePage, wireUser } from '../klaviyo/loopback-server.js';
import { sampleAccount } from '../constructs/okta/sample-account.js';

const server = new LoopbackServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

const at = { line: 1, column: 1 };
const account = (accessKey = sampleAccount().scim.accessKey) =>
  sampleAccount({ scim: { ...sampleAccount().scim, accessKey, baseUrl: server.baseUrl } });
const read = (of = account(), folder = '.') =>
  readKlaviyo(of, { environment: { KLAVIYO_SCIM_ACCESS_KEY: 'example-key' }, folder, retry: { attempts: 1 } });

describe('readKlaviyo', () => {
  it('GIVEN a key that is taken as Bearer alone WHEN read THEN the other scheme is known to be accepted', async () => {
    server.handle((request, response) => {
      const isBearer = request.headers.authorization?.startsWith('Bearer') === true;
      (isBearer ? answer(200, onePage([])) : answer(401))(request, response);
    });
    expect(await read()).toMatchObject({ otherScheme: 'accepted', listing: { state: 'unread' } });
  });

  it('GIVEN another failure with the other scheme WHEN read THEN nothing is known of it', async () => {
    server.handleInTurn(answer(401), answer(404));
    expect((await read()).otherScheme).toBeUndefined();
  });

  it('GIVEN a refusal other than 401 WHEN read THEN the other scheme is not tried', async () => {
    server.handle(answer(403));
    expect(await read()).toMatchObject({ key: { state: 'read' }, otherScheme: undefined });
    expect(server.requests).toHaveLength(1);
  });

  it('GIVEN a key file WHEN it is absent THEN it is unread, WHEN empty THEN failed, WHEN there THEN it is used', async () => {
    const folder = folderWith({});
    const fromFile = account({ from: 'file', path: 'scim.key', at });
    const absent = await read(fromFile, folder);
    expect(absent.key).toMatchObject({ state: 'unread', reason: expect.stringContaining('"scim.key"') as string });
    writeFileSync(join(folder, 'scim.key'), '\n');
    expect((await read(fromFile, folder)).key.state).toBe('failed');
    writeFileSync(join(folder, 'scim.key'), 'example-key\n');
    server.handle(answer(200, onePage([wireUser('ada')])));
    expect(await read(fromFile, folder)).toMatchObject({ firstPage: { state: 'read' }, listing: { state: 'read' } });
  });

  it('GIVEN more people than the policy takes WHEN read THEN the listing failed', async () => {
    server.handle(answer(200, onePage([wireUser('ada'), wireUser('bob')])));
    const ofFew = { ...account(), policy: { ...DEFAULT_POLICY, maximumPeople: 1 } };
    expect((await read(ofFew)).listing).toMatchObject({ state: 'failed', error: { code: 'SCIM_TOO_LARGE' } });
  });
});
