import { type AccessChanges } from '../../access/access-changes.js';
import { type DesiredPeople } from '../../access/desired-people.js';
import { type PeopleFormat } from '../formats.js';
import { plainJson } from '../plain-json.js';
import { changesCsv, peopleCsv } from './people-csv.js';
import { changesMarkdown, peopleMarkdown } from './people-markdown.js';
import { changesText, peopleText } from './people-text.js';

/** How everyone is shown, and whose access changes. */
interface PeopleFormatRow {
  readonly people: (people: DesiredPeople) => Iterable<string>;
  readonly changes: (changes: AccessChanges) => Iterable<string>;
}

/** The text in parts, each in the form of its format. A list or a generator, so that no text is taken for its characters. */
export const PEOPLE_FORMAT: Readonly<Record<PeopleFormat, PeopleFormatRow>> = {
  text: { people: peopleText, changes: changesText },
  json: { people: (people) => [plainJson(people)], changes: (changes) => [plainJson(changes)] },
  csv: { people: peopleCsv, changes: changesCsv },
  markdown: { people: (people) => [peopleMarkdown(people)], changes: (changes) => [changesMarkdown(changes)] },
};
