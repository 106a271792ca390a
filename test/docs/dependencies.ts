import { marked, type Tokens } from 'marked';

/** What package.json says of other packages. */
export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** The packages that README names in its part about them. */
export interface NamedPackages {
  /** What the table's first column names: what a person who installs this gets. */
  readonly shipped: readonly string[];
  /** What the list behind the table names, as code: what a person who works on this gets as well. */
  readonly development: readonly string[];
}

export function namedPackages(readme: string): NamedPackages {
  const tokens = marked.lexer(readme);
  const start = tokens.findIndex(
    (token) => token.type === 'heading' && (token as Tokens.Heading).text.startsWith('Dependencies'),
  );
  if (start === -1) throw new Error('README.md has no heading that begins with "Dependencies".');
  const length = tokens.slice(start + 1).findIndex(({ type }) => type === 'heading');
  const section = tokens.slice(start + 1, length === -1 ? undefined : start + 1 + length);
  const shipped: string[] = [];
  const development: string[] = [];
  void marked.walkTokens(section, (token) => {
    if (token.type === 'table') {
      shipped.push(...(token as Tokens.Table).rows.flatMap(([first]) => (first?.text ?? '').split(/, */)));
    }
  });
  void marked.walkTokens(
    section.filter(({ type }) => type === 'list'),
    (token) => {
      if (token.type === 'codespan') development.push((token as Tokens.Codespan).text);
    },
  );
  return { shipped, development };
}

/** In what README's part about dependencies differs from package.json. */
export function dependencyMistakes(readme: string, manifest: Manifest): readonly string[] {
  const named = namedPackages(readme);
  const shipped = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  const development = Object.keys(manifest.devDependencies).filter((name) => !shipped.includes(name));
  return [
    ...differences('the table of dependencies', named.shipped, shipped),
    ...differences('the list for development', named.development, development),
  ];
}

function differences(place: string, named: readonly string[], there: readonly string[]): readonly string[] {
  return [
    ...there.filter((name) => !named.includes(name)).map((name) => `README.md: ${place} lacks ${name}.`),
    ...named
      .filter((name, at) => !there.includes(name) || named.indexOf(name) !== at)
      .map((name) => `README.md: ${place} names ${name}, which package.json does not have there, or names it twice.`),
  ];
}
