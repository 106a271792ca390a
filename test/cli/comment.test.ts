import { githubReplies, gitlabReplies, type HeldComment } from '../publish/forge-replies.js';
import { RecordingServer } from '../publish/recording-server.js';
import { type Flags, folderWith, runCommand } from './cli-run.js';

const TOKEN = 'example-token-for-comments';
const server = new RecordingServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

/** Runs the command on pull request 7 of acme/access, or merge request 7 of project 42. */
async function run(options: Flags, cwd = process.cwd()) {
  return runCommand(['comment'], options, {
    cwd,
    stdin: '## From standard input\n',
    environment: {
      GITHUB_TOKEN: TOKEN,
      GITLAB_TOKEN: TOKEN,
      GITHUB_API_URL: server.origin,
      GITHUB_REPOSITORY: 'acme/access',
      GITHUB_REF: 'refs/pull/7/merge',
      CI_API_V4_URL: `${server.origin}/api/v4`,
      CI_PROJECT_ID: '42',
      CI_MERGE_REQUEST_IID: '7',
    },
  });
}

describe('klaviyo-access comment', () => {
  test('GIVEN two runs with --github THEN the first creates a comment of both files and the second updates it', async () => {
    const comments: HeldComment[] = [];
    server.respond(githubReplies(comments, 'github-actions[bot]'));
    const cwd = folderWith({ 'plan.md': '## Plan\n', 'drift.md': '## Drift\n' });
    const options = { github: true, file: ['plan.md', 'drift.md'] };

    await expect(run(options, cwd)).resolves.toEqual({
      exitCode: 0,
      stdout: 'Created comment 1000 on acme/access#7.\n',
      stderr: '',
    });
    await expect(run(options, cwd)).resolves.toMatchObject({ stdout: 'Updated comment 1000 on acme/access#7.\n' });
    expect(comments.map(({ body }) => body)).toEqual(['<!-- klaviyo-access:report -->\n## Plan\n\n## Drift\n']);
  });

  test('GIVEN another marker THEN a second comment stands beside the first', async () => {
    const comments: HeldComment[] = [];
    server.respond(githubReplies(comments, 'github-actions[bot]'));
    await run({ github: true });
    await run({ github: true, marker: 'acme-2' });
    expect(comments).toHaveLength(2);
  });

  test.each([
    [{ github: true, repository: 'acme/other', number: '8' }, '/repos/acme/other/issues/8/'],
    [{ gitlab: true, repository: '43', number: '8' }, '/projects/43/merge_requests/8/notes'],
  ])('GIVEN %j THEN it is looked for there, whatever the variables of the CI say', async (options, place) => {
    server.respondInTurn({ status: 404 });
    await expect(run(options)).rejects.toThrow(place);
  });

  test('GIVEN no file and --gitlab THEN standard input becomes the note', async () => {
    const notes: HeldComment[] = [];
    server.respond(gitlabReplies(notes, 9));
    await expect(run({ gitlab: true })).resolves.toMatchObject({ stdout: 'Created comment 1000 on 42!7.\n' });
    expect(notes[0]?.body).toBe('<!-- klaviyo-access:report -->\n## From standard input\n');
  });

  test('GIVEN a file with no room and a comment of somebody else THEN both are said on standard error', async () => {
    server.respond(
      githubReplies([{ id: 1, author: 'mallory', body: '<!-- klaviyo-access:report -->' }], 'github-actions[bot]'),
    );
    const cwd = folderWith({ 'drift.md': 'x'.repeat(65_536) });
    const { exitCode, stderr } = await run({ github: true, file: ['-', 'drift.md'] }, cwd);
    expect(exitCode).toBe(0);
    expect(stderr).toBe(
      'drift.md does not fit beside the rest: a notice replaces it.\n' +
        'Left alone, since another account wrote it: comment 1, with the marker.\n',
    );
  });

  test.each<[string, Flags, string]>([
    ['no forge', {}, 'give one of --github or --gitlab'],
    ['both forges', { github: true, gitlab: true }, 'give one of --github or --gitlab'],
    ['standard input twice', { github: true, file: ['-', '-'] }, 'at most once'],
    ['a file that is not there', { github: true, file: ['none.md'] }, 'Cannot read none.md: there is no such file.'],
    ['a bad marker', { github: true, marker: '-->' }, '--marker takes'],
  ])('GIVEN %s THEN it is refused before anything is asked', async (_, options, problem) => {
    server.respondInTurn({ status: 500 });
    await expect(run(options)).rejects.toThrow(problem);
    expect(server.requests).toHaveLength(0);
  });
});
