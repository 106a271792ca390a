import { FEATURES, type Feature, type ProviderSupport } from '../../provider/support.js';
import { ASPECTS, type SupportRows } from './support-aspects.js';

/** The matrix as two tables of Markdown, a column for each provider: what works, and which features of the access file. */
export function supportMarkdown(rows: SupportRows): string {
  const providers = Object.values(rows);
  const aspects = ASPECTS.map(({ heading, lines }) => [heading, ...providers.map((row) => lines(row).join('<br>'))]);
  const features = Object.entries(FEATURES).map(([feature, heading]) => [
    heading,
    ...providers.map((row) => featureCell(row, feature as Feature)),
  ]);
  return `${[table(providers, aspects), table(providers, features)].join('\n\n')}\n`;
}

function featureCell({ features }: ProviderSupport, feature: Feature): string {
  const { supported, note } = features[feature];
  return `**${supported}**: ${note}`;
}

function table(providers: readonly ProviderSupport[], rows: readonly (readonly string[])[]): string {
  const heading = ['', ...providers.map(({ name }) => name)];
  return [heading, heading.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
