import { STATIONS, type Station } from '../../../../people/station.js';
import { type AccountDrift } from '../../../../drift/drift-report.js';
import { visible } from '../../../../text/visible.js';
import { markup, type Markup } from '../../../html/markup.js';
import { barGrid, COUNT_AXIS, LABEL_STYLE, wordAxis } from './axis-style.js';
import { chartFigure } from './chart-figure.js';
import { renderChart } from './render-chart.js';

const BAR = 13;
const NO_ROLE = 'no role';

/** People by role: a bar for each station that was read. Roles in the order of their most people. */
export function rolesChart(account: AccountDrift): Markup {
  const stations = STATIONS.filter((station) => account.stations[station].available);
  const roles = rolesOf(account, stations);
  if (roles.length === 0) return markup`<p class="note">No station that was read has an active person.</p>`;
  const names = roles.map(({ name }) => name);
  const height = 30 + roles.length * (stations.length * (BAR + 2) + 12);
  const caption = `Active people of ${account.name} by role and station`;
  return chartFigure({
    caption,
    legend: stations.map((station) => ({ look: `station-${station}`, text: station })),
    chart: renderChart(
      {
        grid: barGrid(names, 34),
        xAxis: COUNT_AXIS,
        yAxis: wordAxis(names),
        series: stations.map((station) => ({
          type: 'bar',
          silent: true,
          name: station,
          barWidth: BAR,
          barGap: '15%',
          itemStyle: { color: `var(--${station})`, borderColor: `var(--${station}-edge)`, borderWidth: 1 },
          emphasis: { disabled: true },
          label: { ...LABEL_STYLE, show: true, position: 'right' },
          data: roles.map(({ people }) => people[station]),
        })),
      },
      height,
      `Bar chart: ${caption}. The table below has the figures.`,
    ),
    headings: ['Role', ...stations],
    rows: roles.map(({ name, people }) => [name, ...stations.map((station) => people[station])]),
  });
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
  const most = ({ people }: RolePeople): number => Math.max(...Object.values(people));
  return [...roles.values()].sort((one, other) => most(other) - most(one));
}
