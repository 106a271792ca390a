import { roleCounts } from '../../src/drift/role-counts.js';

describe('roleCounts', () => {
  it('GIVEN people with and without roles WHEN counted THEN the most frequent come first and no role comes last', () => {
    const people = ['b', undefined, 'a', 'c', 'c'].map((role) => ({ role }));
    expect(roleCounts(people)).toEqual([
      { role: 'c', people: 2 },
      { role: 'a', people: 1 },
      { role: 'b', people: 1 },
      { role: null, people: 1 },
    ]);
  });

  it('GIVEN another order WHEN counted THEN it is the same', () => {
    const people = [undefined, 'a', 'b'].map((role) => ({ role }));
    expect(roleCounts(people)).toEqual(roleCounts([...people].reverse()));
  });
});
