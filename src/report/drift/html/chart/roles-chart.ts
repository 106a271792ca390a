import { STATIONS, type Station } from '../../../../people/station.js';
import { type AccountDrift } from '../../../../drift/drift-report.js';
import { visible } from '../../../../text/visible.js';
import { markup, type Markup } from '../../../html/markup.js';
import { countAxisBelow, countScale, leftOfBars, wordAxis, wordScale } from './axes.js';
import { chartFigure } from './chart-figure.js';
import { bar, CHART_WIDTH, svgImage, units } from './drawing.js';

const TOP = 4;
const BAR = 13;
const BAR_WITH_GAP = BAR + 2;
const ROW_GAP = 12;
const NO_ROLE = 'no role';

/** People by role: a bar for each station that was read. Roles in the order of their most people. */
export function rolesChart(account: AccountDrift): Markup {
  const stations = STATIONS.filter((station) => account.stations[station].available);
  const roles = rolesOf(account, stations);
  if (roles.length === 0) return markup`<p class="note">No station that was read has an active person.</p>`;
  const caption = `Active people of ${account.name} by role and station`;
  return chartFigure({
    caption,
    legend: stations.map((station) => ({ look: `station-${station}`, text: station })),
    chart: groupedBars(caption, roles, stations),
    headings: ['Role', ...stations],
    rows: roles.map(({ name, people }) => [name, ...stations.map((station) => people[station])]),
  });
}

function groupedBars(caption: string, roles: readonly RolePeople[], stations: readonly Station[]): Markup {
  const names = roles.map(({ name }) => name);
  const row = stations.length * BAR_WITH_GAP + ROW_GAP;
  const most = Math.max(...roles.map(mostPeople));
  // Behind the longest bar stands its figure.
  const [left, right, bottom] = [leftOfBars(names), CHART_WIDTH - 44, TOP + roles.length * row];
  const counts = countScale(most, [left, right]);
  const rows = wordScale(names, [TOP, bottom]);
  const bars = roles.flatMap(({ people }, index) =>
    stations.map((station, place) => {
      const y = (rows(index) ?? 0) + ROW_GAP / 2 + place * BAR_WITH_GAP;
      const end = counts(people[station]);
      return markup`${people[station] === 0 ? [] : bar(station, left, y, end - left, BAR)}<text x="${units(end + 5)}" y="${units(y + BAR / 2 + 4.5)}" fill="var(--muted)">${people[station]}</text>`;
    }),
  );
  const described = roles.map(
    ({ name, people }) => `${name}: ${stations.map((station) => `${people[station]} ${station}`).join(', ')}`,
  );
  return svgImage({ title: `Bar chart: ${caption}`, description: `${described.join('; ')}.` }, bottom + 26, [
    ...countAxisBelow(counts, [TOP, bottom]),
    ...bars,
    ...wordAxis(names, rows, left),
  ]);
}

interface RolePeople {
  readonly name: string;
  readonly people: Record<Station, number>;
}

function rolesOf(account: AccountDrift, stations: readonly Station[]): readonly RolePeople[] {
  const roles = new Map<string | null, RolePeople>();
  for (const station of stations) {
    for (const { role, people } of account.roles[station]) {
      const known = roles.get(role) ?? {
        name: role === null ? NO_ROLE : visible(role),
        people: { declared: 0, assigned: 0, provisioned: 0 },
      };
      known.people[station] = people;
      roles.set(role, known);
    }
  }
  return [...roles.values()].sort((one, other) => mostPeople(other) - mostPeople(one));
}

function mostPeople({ people }: RolePeople): number {
  return Math.max(...Object.values(people));
}
