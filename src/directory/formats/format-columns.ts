import { type RosterColumnSource, type RosterFormat } from '../../access/access-model.js';
import { bamboohr } from './bamboohr.js';
import { entra } from './entra.js';
import { google } from './google.js';
import { okta } from './okta.js';
import { type FormatColumns } from './roster-format.js';

const FORMATS: Readonly<Record<RosterFormat, FormatColumns>> = { okta, entra, google, bamboohr };

/** The columns of a format that the access file does not give itself. */
export function columnsOfFormat(
  format: RosterFormat,
  given: readonly RosterColumnSource[],
): readonly Pick<RosterColumnSource, 'name' | 'value'>[] {
  const names = new Set(given.map(({ name }) => name.toLowerCase()));
  return Object.entries(FORMATS[format])
    .filter(([name]) => !names.has(name.toLowerCase()))
    .map(([name, value]) => ({ name, value }));
}
