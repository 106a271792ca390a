import { gitlabPlace } from '../../src/publish/gitlab-place.js';

const HERE = { CI_PROJECT_ID: '42', CI_PROJECT_PATH: 'acme/it/access', CI_MERGE_REQUEST_IID: '7' };

describe('the merge request of a job on GitLab', () => {
  test('GIVEN a merge request pipeline THEN its variables tell', () => {
    expect(gitlabPlace({}, { ...HERE, CI_API_V4_URL: 'https://git.example.com/api/v4' })).toEqual({
      forge: 'gitlab',
      apiUrl: 'https://git.example.com/api/v4',
      project: '42',
      number: 7,
    });
  });

  test('GIVEN flags and nothing else THEN they tell, on gitlab.com', () => {
    expect(gitlabPlace({ repository: 'acme/it/access', number: '3' }, {})).toMatchObject({
      apiUrl: 'https://gitlab.com/api/v4',
      project: 'acme/it/access',
      number: 3,
    });
  });

  test("GIVEN the own project by its path THEN the job's number is taken; another one's is asked for", () => {
    expect(gitlabPlace({ repository: 'acme/it/access' }, HERE).number).toBe(7);
    expect(() => gitlabPlace({ repository: 'acme/other' }, HERE)).toThrow(
      'The merge request of acme/other is not known',
    );
  });

  test('GIVEN a branch pipeline THEN the number is asked for', () => {
    expect(() => gitlabPlace({}, { CI_PROJECT_ID: '42' })).toThrow(
      'give --number N, or run in a merge request pipeline',
    );
  });

  test.each([undefined, 'acme', 'acme/../x/..', 'a b/c'])('GIVEN the project %s THEN it is refused', (repository) => {
    expect(() => gitlabPlace({ repository, number: '1' }, {})).toThrow('The project is not known');
  });
});
