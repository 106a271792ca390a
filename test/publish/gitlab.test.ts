import { gitlab } from '../../src/publish/gitlab.js';

const HERE = { CI_PROJECT_ID: '42', CI_PROJECT_PATH: 'acme/it/access', CI_MERGE_REQUEST_IID: '7' };

describe('the merge request of a job on GitLab', () => {
  test('GIVEN a merge request pipeline THEN its variables say which', async () => {
    await expect(gitlab.place({}, { ...HERE, CI_API_V4_URL: 'https://git.example.com/api/v4' })).resolves.toEqual({
      apiUrl: 'https://git.example.com/api/v4',
      project: '42',
      number: 7,
    });
  });

  test('GIVEN flags and nothing else THEN they say which, on gitlab.com', async () => {
    await expect(gitlab.place({ repository: 'acme/it/access', number: '3' }, {})).resolves.toMatchObject({
      apiUrl: 'https://gitlab.com/api/v4',
      project: 'acme/it/access',
      number: 3,
    });
  });

  test("GIVEN the own project by its path THEN the job's number is taken; another one's is asked for", async () => {
    await expect(gitlab.place({ repository: 'acme/it/access' }, HERE)).resolves.toMatchObject({ number: 7 });
    await expect(gitlab.place({ repository: 'acme/other' }, HERE)).rejects.toThrow(
      'The merge request of acme/other is not known',
    );
  });

  test('GIVEN a branch pipeline THEN the number is asked for', async () => {
    await expect(gitlab.place({}, { CI_PROJECT_ID: '42' })).rejects.toThrow(
      'give --number N, or run in a merge request pipeline',
    );
  });

  test.each([undefined, 'acme', 'acme/../x/..', 'a b/c'])(
    'GIVEN the project %s THEN it is refused',
    async (repository) => {
      await expect(gitlab.place({ repository, number: '1' }, {})).rejects.toThrow('The project is not known');
    },
  );
});
