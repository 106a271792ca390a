import { SCHEMA_LINE } from '../access/access-file-text.js';
import { accessFile } from './access-file.js';
import { type Answers } from './answers.js';
import { cdktfJson } from './cdktf-json.js';
import { gitIgnore } from './git-ignore.js';
import { packageJson } from './package-json.js';
import { type Project, type ProjectFile, type Shipped } from './project.js';
import { fromRoster } from './providers.js';
import { rosterText } from './roster.js';
import { schemaCopy } from './schema-copy.js';

/** The access file's path in a new project. */
export const ACCESS_FILE = 'access.yaml';

/**
 * The access file, and what it needs of people: a roster, unless they come from the identity provider.
 *
 * @param answers - to every question that applies; of a project that has an access file only that file is asked for, by its path
 */
export function declaration(answers: Answers): readonly ProjectFile[] {
  const file: ProjectFile = {
    path: ACCESS_FILE,
    purpose: 'who may be in Klaviyo, and as what',
    text: accessFile(answers),
    toAdd: schemaLineMissing,
  };
  if (!fromRoster(answers)) return [file];
  return [file, { path: answers.roster ?? '', purpose: 'the people', text: rosterText(answers), toAdd: () => [] }];
}

/** What a person adds to an access file that is there: the line for editors, if it has none. */
export function schemaLineMissing(there: string): readonly string[] {
  return there.includes('yaml-language-server:') ? [] : ['For editors, make this its first line:', `  ${SCHEMA_LINE}`];
}

/** What stands beside the access file, pipelines apart. */
export function surroundings(project: Project, shipped: Shipped): readonly ProjectFile[] {
  return [
    schemaCopy(),
    ...(project.providers.length === 0 ? [] : [cdktfJson()]),
    packageJson(project, shipped),
    gitIgnore(project),
  ];
}
