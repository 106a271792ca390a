import { z } from 'zod';
import { type RequestError } from '../../../src/http/request-error.js';
import { type AskedService } from '../../../src/provider/requests/asked-service.js';
import { dispatchers } from '../../../src/provider/requests/dispatchers.js';
import {
  checkedAnswer,
  type JsonAnswer,
  requestJson,
  type TakenAnswers,
} from '../../../src/provider/requests/json-request.js';
import { DEFAULT_PATIENCE } from '../../../src/provider/requests/patience.js';
import { ReadError, type ReadFailure } from '../../../src/provider/requests/read-error.js';
import { commonMeaning, type Refusal, refusedAnswer } from '../../../src/provider/requests/refusal.js';
import { LoopbackServer } from '../../klaviyo/loopback-server.js';

interface SetAnswer {
  readonly status: number;
  readonly text: string;
}

class SampleError extends ReadError {
  constructor(
    readonly code: string,
    failure: ReadFailure,
  ) {
    super(failure);
  }

  override withSentence(): RequestError {
    return this;
  }
}

const SERVICE: AskedService = {
  name: 'Sample',
  address: 'sample.address in the access file',
  trouble: 'Sample has a problem.',
  passing: [503],
  limited: 'this sample',
  error: (reason, failure) => new SampleError(reason, failure),
};

const refusal: Refusal = (request, answer, context) => {
  const failure = refusedAnswer(SERVICE, request, answer, context, [answer.text]);
  const common = commonMeaning(answer.status, SERVICE);
  return SERVICE.error(common?.reason ?? 'settings', { ...failure, remedy: common?.remedy ?? 'Correct it.' });
};

async function ask(answer: SetAnswer, taken: TakenAnswers = {}): Promise<JsonAnswer> {
  const server = new LoopbackServer();
  await server.start();
  server.handle((_request, response) => response.writeHead(answer.status).end(answer.text));
  try {
    const url = new URL(`${server.origin}/things?token=example-token-value`);
    const request = { method: 'GET', url, headers: {}, secrets: ['example-token-value'] } as const;
    const settings = { dispatcherTo: dispatchers(SERVICE), patience: DEFAULT_PATIENCE };
    return await requestJson(request, settings, SERVICE, refusal, taken);
  } finally {
    await server.stop();
  }
}

const refused = async (answer: SetAnswer, taken?: TakenAnswers): Promise<unknown> =>
  ask(answer, taken).then(
    () => {
      throw new Error('the answer was taken');
    },
    (error: unknown) => error,
  );

describe('requestJson', () => {
  test('GIVEN 200 with JSON WHEN it is asked THEN its body is given', async () => {
    expect(await ask({ status: 200, text: '{"a":1}' })).toMatchObject({ status: 200, body: { a: 1 } });
  });

  test.each<[string, SetAnswer, string]>([
    ['a web page', { status: 200, text: '<html>' }, 'instead of JSON'],
    ['a name twice', { status: 200, text: '{"a":1,"a":2}' }, 'has the name "a" twice'],
    ['nothing', { status: 200, text: '' }, 'instead of JSON'],
    ['204 without a body', { status: 204, text: '' }, 'instead of JSON'],
  ])(
    'GIVEN %s WHEN it is asked THEN it is unexpected, and the address is to be checked',
    async (_what, answer, problem) => {
      const error = await refused(answer);
      expect(error).toMatchObject({ code: 'unexpected', retryable: false, status: answer.status });
      expect((error as ReadError).problem).toContain(problem);
      expect((error as ReadError).remedy).toBe(
        'Check sample.address in the access file, and whether a proxy answers instead of Sample.',
      );
    },
  );

  test('GIVEN 204 after a write, where no body is needed, WHEN it is asked THEN it is taken; 200 without one is not', async () => {
    expect(await ask({ status: 204, text: '' }, { empty: true })).toMatchObject({ status: 204, body: undefined });
    expect(await refused({ status: 200, text: '' }, { empty: true })).toMatchObject({ code: 'unexpected' });
  });

  test('GIVEN a refusal that the caller reads itself WHEN it is asked THEN it is given, and no other one', async () => {
    const taken: TakenAnswers = { refused: ({ status }) => status === 400 };
    expect(await ask({ status: 400, text: '{"error":"x"}' }, taken)).toMatchObject({
      status: 400,
      body: { error: 'x' },
    });
    expect(await refused({ status: 401, text: '{}' }, taken)).toMatchObject({ status: 401 });
  });

  test.each([
    [302, 'unexpected', false],
    [400, 'settings', false],
    [429, 'rate-limited', true],
    [500, 'unreachable', false],
    [503, 'unreachable', true],
  ])(
    'GIVEN status %d WHEN it is asked THEN the reason is %s, and whether it may pass is %s',
    async (status, code, passes) => {
      expect(await refused({ status, text: '' })).toMatchObject({
        code,
        retryable: passes,
        rateLimited: status === 429,
      });
    },
  );

  test('GIVEN a secret in the address, and in what the server says, WHEN it refuses THEN no message has it', async () => {
    const { message } = (await refused({ status: 400, text: 'no example-token-value here' })) as ReadError;
    expect(message).toContain('[secret]');
    expect(message).not.toContain('example-token-value');
  });

  test('GIVEN nobody who listens WHEN it is asked THEN it is unreachable, and a proxy is thought of', async () => {
    const server = new LoopbackServer();
    await server.start();
    const url = new URL(server.origin);
    await server.stop();
    const request = { method: 'GET', url, headers: {}, secrets: [] } as const;
    const settings = { dispatcherTo: dispatchers(SERVICE), patience: DEFAULT_PATIENCE };
    const error = (await requestJson(request, settings, SERVICE, refusal).catch((one: unknown) => one)) as ReadError;
    expect(error).toMatchObject({ code: 'unreachable', retryable: true });
    expect(error.remedy).toContain('HTTPS_PROXY');
  });
});

test('GIVEN JSON of another form WHEN it is checked THEN the place is named', () => {
  const form = z.object({ value: z.array(z.string()) });
  expect(checkedAnswer('GET x', { value: ['a'] }, form, SERVICE)).toEqual({ value: ['a'] });
  expect(() => checkedAnswer('GET x', { value: [1] }, form, SERVICE)).toThrow(
    /^GET x answered with JSON of an unknown form: value\.0/,
  );
});
