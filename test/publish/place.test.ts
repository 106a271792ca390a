import { runCommit, runUrl } from '../../src/publish/place.js';

describe('where a run can be looked at', () => {
  const onGithub = {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/access',
    GITHUB_RUN_ID: '99',
  };

  test.each([
    [onGithub, 'https://github.com/acme/access/actions/runs/99'],
    [{ CI_JOB_URL: 'https://gitlab.com/acme/access/-/jobs/5' }, 'https://gitlab.com/acme/access/-/jobs/5'],
    [{}, undefined],
    [{ GITHUB_RUN_ID: '99' }, undefined],
    [{ CI_JOB_URL: 'https://evil.example/) **x**' }, undefined],
  ])('GIVEN the variables %j THEN it is %s', (environment, url) => {
    expect(runUrl(environment)).toBe(url);
  });
});

describe('the commit of a run', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567';
  it.each([
    ['GitHub', { GITHUB_SHA: commit }, commit],
    ['GitLab', { CI_COMMIT_SHA: commit }, commit],
    ['GitLab with SHA-256', { CI_COMMIT_SHA: `${commit}${commit.slice(0, 24)}` }, `${commit}${commit.slice(0, 24)}`],
    ['no CI', {}, undefined],
    ['something else', { GITHUB_SHA: 'main' }, undefined],
    ['a commit with more', { GITHUB_SHA: `${commit}\n` }, undefined],
  ])('GIVEN the variables of %s THEN it is what they plainly say', (_where, environment, expected) => {
    expect(runCommit(environment)).toBe(expected);
  });
});
