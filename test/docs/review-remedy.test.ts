import { execFileSync } from 'node:child_process';
import { type SeedUser } from '../../src/simulator/klaviyo/simulated-account.js';
import { ASSIGNMENTS, PEOPLE, THERE, withDirectReview } from '../cli/review/direct-review.js';
import { itWhere } from '../environment/needs.js';
import { notOnPath } from '../examples/run-script.js';
import { sectionExamples } from './section-examples.js';
import { ownArguments } from './shell-examples.js';
import { shellCommands } from './shell-words.js';

const OPENED = new Date('2027-01-03T13:00:00.000Z');
const DECIDED = new Date('2027-01-04T09:00:00.000Z');
const DONE = new Date('2027-01-05T09:00:00.000Z');
const LATER = new Date('2027-01-20T09:00:00.000Z');

const OTHERS: readonly SeedUser[] = ['sam', 'zoe'].map((name) => ({
  userName: `${name}@example.com`,
  role: 'support',
}));

const PLACE = {
  users: [...THERE, ...OTHERS],
  assignments: ASSIGNMENTS.replace('2026-12-31', '2027-03-31'),
  people: `${PEOPLE}zoe@example.com,,,\n`,
  reviewFolder: 'reviews/2027-q1',
};

itWhere('shell-tools', notOnPath('git'))(
  'GIVEN the review of the page WHEN its commands are run THEN what was decided is so, and who comes back is shown',
  () =>
    withDirectReview(async (place) => {
      const [carryingOut, shown] = sectionExamples('docs/reviews.md', '## Carrying decisions out');
      expect((await place.open(OPENED)).stderr).toBe('');
      await place.decide(
        [
          { user: 'lin@example.com', decision: 'revoke' },
          { user: 'root@example.com', decision: 'change-role', newRole: 'support' },
          { user: 'eve@example.com', decision: 'revoke' },
        ],
        DECIDED,
      );
      const codes: number[] = [];
      for (const command of shellCommands(carryingOut!.text)) {
        const args = ownArguments(command);
        if (args === undefined) execFileSync(command[0]!, command.slice(1), { cwd: place.folder });
        else codes.push((await place.run(args, DONE)).exitCode);
      }
      expect(codes).toEqual([2, 2, 0, 0]);
      place.simulator.console.change('lin@example.com', { active: true });
      place.simulator.console.change('root@example.com', { active: false });
      const back = await place.verify(LATER);
      expect([back.exitCode, back.stdout.trimEnd()]).toEqual([2, shown!.text]);
    }, PLACE),
);
