import { type DirectorySnapshot } from '../../../src/people/directory-person.js';

/** A directory of people, each as `name:group,group:team`. */
export function directoryOf(people: readonly string[]): DirectorySnapshot {
  const users = people.map((text) => {
    const [name = '', groups = '', team = ''] = text.split(':');
    return {
      userName: `${name}@example.com`,
      givenName: '',
      familyName: '',
      groups: groups.split(',').filter((group) => group !== ''),
      active: true,
      attributes: { team },
    };
  });
  return { source: 'roster people.csv', users };
}
