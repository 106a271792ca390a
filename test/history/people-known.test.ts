import { peopleKnownTo } from '../../src/history/people-known.js';
import { directoryRun } from './leavers/directory-runs.js';
import { at, finding, run } from './sample-runs.js';

test('peopleKnownTo: GIVEN runs of any release THEN everybody whom they saw, once, as written last', () => {
  const runs = [
    run(at(1), {
      acme: [finding('a', { kind: 'leaver', user: 'Old@example.com' }), finding('b', { kind: 'missing' })],
    }),
    directoryRun(
      at(2),
      { acme: { there: ['ada@example.com'], assignedOnly: ['alan@example.com'] } },
      { absent: ['old@example.com'] },
    ),
  ];
  expect([...peopleKnownTo(runs).values()].sort()).toEqual(['ada@example.com', 'alan@example.com', 'old@example.com']);
});
