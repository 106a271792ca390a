import { type DirectorySource } from '../access/access-model.js';
import { google } from './google/index.js';
import { type PeopleSettings, type PeopleSource } from './people-source.js';

/** The directories that are no identity providers, by the kind that an access file names. Such a directory is one row. */
export const PEOPLE_SOURCES: Readonly<Record<PeopleSettings['kind'], PeopleSource>> = { google };

/** Whether the people come from a directory that is neither a roster nor an identity provider. */
export function isPeopleSource(source: DirectorySource): source is PeopleSettings {
  return source.kind in PEOPLE_SOURCES;
}

/** What reads it. */
export function peopleSourceOf({ kind }: PeopleSettings): PeopleSource {
  return PEOPLE_SOURCES[kind];
}
