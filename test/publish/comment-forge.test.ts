import { forgeToken } from '../../src/publish/comment-forge.js';
import { COMMENT_FORGES } from '../../src/publish/comment-forges.js';

const { github, gitlab } = COMMENT_FORGES;

describe('the token for comments', () => {
  test('GIVEN one in the environment THEN it is taken, without blanks around it', () => {
    expect(forgeToken(github, { GITHUB_TOKEN: ' example-token\n' })).toBe('example-token');
    expect(forgeToken(gitlab, { GITLAB_TOKEN: 'example-token' })).toBe('example-token');
  });

  test('GIVEN none on GitHub THEN the error says how to pass it on', () => {
    expect(() => forgeToken(github, { GITHUB_TOKEN: '' })).toThrow('env: GITHUB_TOKEN: ${{ github.token }}');
  });

  test("GIVEN the job's own token alone on GitLab THEN the error says that GitLab lets it write no comments", () => {
    expect(() => forgeToken(gitlab, { CI_JOB_TOKEN: 'example-job-token' })).toThrow('CI_JOB_TOKEN does not work');
  });

  test('GIVEN one that cannot be sent THEN it is refused and not shown', () => {
    const error = new Error();
    try {
      forgeToken(github, { GITHUB_TOKEN: 'example token\r\nx: y' });
    } catch (thrown) {
      error.message = (thrown as Error).message;
    }
    expect(error.message).toBe('GITHUB_TOKEN holds blanks, line ends or other characters that no token has.');
  });
});
