import { parseRoster } from '../../src/directory/parse-roster.js';
import { RosterError } from '../../src/directory/roster-error.js';

/** Rosters as people, spreadsheets and other programs write them: read where that is sure, else named with what to do. */

export const HEADER = 'userName,givenName,familyName,groups';

export const ADA = 'ada@example.com,Ada,Lovelace,klaviyo-admins';

export function read(content: string | Uint8Array, path = 'people.csv') {
  return parseRoster(content, { path }).map(({ userName, groups }) => [userName, ...groups]);
}

export function refusals(content: string | Uint8Array, path = 'people.csv'): string[] {
  try {
    read(content, path);
  } catch (error) {
    if (error instanceof RosterError) return error.message.split('\n');
    throw error;
  }
  throw new Error('the roster was accepted');
}
