import { join } from 'node:path';
import { github } from '../../src/publish/github.js';
import { folderWith } from '../cli/cli-run.js';

const HERE = { GITHUB_REPOSITORY: 'acme/access' };

function eventPath(event: unknown): string {
  const text = typeof event === 'string' ? event : JSON.stringify(event);
  return join(folderWith({ 'event.json': text }), 'event.json');
}

describe('the pull request of a run on GitHub', () => {
  test.each([
    ['a pull request', { pull_request: { number: 7 } }],
    ['a comment on a pull request', { issue: { number: 7, pull_request: {} } }],
    ['a workflow run of one pull request', { workflow_run: { pull_requests: [{ number: 7 }] } }],
  ])('GIVEN an event of %s THEN its number is taken', async (_, event) => {
    await expect(github.place({}, { ...HERE, GITHUB_EVENT_PATH: eventPath(event) })).resolves.toEqual({
      apiUrl: 'https://api.github.com',
      repository: 'acme/access',
      number: 7,
    });
  });

  test.each([
    ['a push', {}],
    ['a comment on an issue', { issue: { number: 7 } }],
    ['a workflow run from a fork', { workflow_run: { pull_requests: [] } }],
    ['a workflow run of two', { workflow_run: { pull_requests: [{ number: 7 }, { number: 8 }] } }],
    ['no object', '3'],
  ])('GIVEN an event of %s THEN the number is asked for', async (_, event) => {
    await expect(github.place({}, { ...HERE, GITHUB_EVENT_PATH: eventPath(event) })).rejects.toThrow(
      'The pull request of acme/access is not known: give --number N',
    );
  });

  test.each(['refs/pull/12/merge', 'refs/pull/12/head'])(
    'GIVEN no event but the ref %s THEN it says the number',
    async (ref) => {
      const environment = { ...HERE, GITHUB_EVENT_PATH: '', GITHUB_REF: ref };
      await expect(github.place({}, environment)).resolves.toMatchObject({ number: 12 });
    },
  );

  test('GIVEN an event that cannot be read THEN that is an error', async () => {
    const environment = { ...HERE, GITHUB_EVENT_PATH: eventPath('{') };
    await expect(github.place({}, environment)).rejects.toThrow('GITHUB_EVENT_PATH cannot be read as JSON');
  });

  test('GIVEN flags THEN they go before the variables, and an enterprise API is taken', async () => {
    const environment = {
      ...HERE,
      GITHUB_REF: 'refs/pull/12/merge',
      GITHUB_API_URL: 'https://git.example.com/api/v3/',
    };
    await expect(github.place({ repository: 'acme/other', number: '3' }, environment)).resolves.toEqual({
      apiUrl: 'https://git.example.com/api/v3',
      repository: 'acme/other',
      number: 3,
    });
    await expect(github.place({ repository: 'ACME/access' }, environment)).resolves.toMatchObject({ number: 12 });
  });

  test("GIVEN another repository without a number THEN this run's number is not used for it", async () => {
    const environment = { ...HERE, GITHUB_REF: 'refs/pull/12/merge' };
    await expect(github.place({ repository: 'acme/other' }, environment)).rejects.toThrow('acme/other is not known');
    await expect(github.place({ repository: 'acme/other' }, {})).rejects.toThrow('acme/other is not known');
  });

  test.each([undefined, 'acme', 'acme/..', 'acme/a/b', 'a b/c', '../x'])(
    'GIVEN the repository %s THEN it is refused',
    async (repository) => {
      await expect(github.place({ repository, number: '1' }, {})).rejects.toThrow('give --repository OWNER/NAME');
    },
  );

  test.each(['0', '-1', '1.5', 'x', '1e3'])('GIVEN the number %s THEN it is refused', async (number) => {
    await expect(github.place({ number }, HERE)).rejects.toThrow('--number takes the number');
  });

  test.each(['http://git.example.com', 'https://user:pw@git.example.com', 'git.example.com', 'https://a.example/?b'])(
    'GIVEN the API %s THEN the token is not sent there',
    async (GITHUB_API_URL) => {
      await expect(github.place({ number: '1' }, { ...HERE, GITHUB_API_URL })).rejects.toThrow(/^GITHUB_API_URL /);
    },
  );
});
