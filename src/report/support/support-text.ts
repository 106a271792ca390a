import { FEATURES, type Feature, type ProviderSupport } from '../../provider/support.js';
import { columnsOf, wrap } from '../wrap.js';
import { textTable } from '../text-table.js';
import { ASPECTS, type SupportRows } from './support-aspects.js';

export interface SupportTextOptions {
  /** Columns of the terminal. Default {@link DEFAULT_WIDTH}; never taken for fewer than {@link NARROWEST} or more than {@link WIDEST}. */
  readonly width?: number | undefined;
}

const DEFAULT_WIDTH = 100;
const NARROWEST = 80;
const WIDEST = 120;

/** Columns of a provider's name over its yes and no, which are shorter. */
const NAME_WIDTH = 8;

/** Before the value of an aspect; the longest heading fits. */
const LABEL_WIDTH = 23;

/** The matrix for a terminal: which features each provider has, then a part for each provider. */
export function supportText(rows: SupportRows, { width = DEFAULT_WIDTH }: SupportTextOptions): string {
  const columns = Math.min(WIDEST, Math.max(NARROWEST, width));
  const providers = Object.values(rows);
  return `${[featureTable(providers, columns), ...providers.map((row) => part(row, columns))].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function featureTable(providers: readonly ProviderSupport[], width: number): readonly string[] {
  const taken = providers.length * (NAME_WIDTH + 3) + 4;
  const headings = Object.values(FEATURES).map(plain);
  const first = Math.min(Math.max(...headings.map(columnsOf)), width - taken);
  return textTable(
    [
      { heading: '', width: first },
      // The table wraps rows and not headings.
      ...providers.map(({ name }) => ({ heading: shortName(name), width: NAME_WIDTH })),
    ],
    Object.entries(FEATURES).map(([feature, heading]) => [
      plain(heading),
      ...providers.map(({ features }) => features[feature as Feature].supported),
    ]),
  );
}

/** `Google` of `Google Workspace`, and `none` where there is no provider. */
function shortName(name: string): string {
  const [first = '', ...others] = name.split(' ');
  return first === 'No' && others.length > 0 ? 'none' : first;
}

function part(row: ProviderSupport, width: number): readonly string[] {
  const features = Object.entries(FEATURES).map(([feature, heading]) => {
    const { supported, note } = row.features[feature as Feature];
    return { heading, lines: [`${supported}: ${note}`] };
  });
  const aspects = ASPECTS.map(({ heading, lines }) => ({ heading, lines: lines(row) }));
  return [
    row.name,
    '─'.repeat(columnsOf(row.name)),
    ...[...aspects, ...features].flatMap(({ heading, lines }) => entry(plain(heading), lines.map(plain), width)),
  ];
}

/** The heading on the left and the lines on its right, a heading that is too long on as many lines as it needs. */
function entry(heading: string, lines: readonly string[], width: number): readonly string[] {
  const left = wrap(heading, LABEL_WIDTH - 2);
  const right = lines.flatMap((line) => wrap(line, width - LABEL_WIDTH));
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    `${(left[index] ?? '').padEnd(LABEL_WIDTH)}${right[index] ?? ''}`.trimEnd(),
  );
}

/** The marks of code are Markdown's. */
function plain(text: string): string {
  return text.replaceAll('`', '');
}
