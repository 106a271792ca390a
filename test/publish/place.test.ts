import { runUrl } from '../../src/publish/place.js';

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
