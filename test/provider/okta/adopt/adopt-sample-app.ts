import { adoptApp } from '../../../../src/provider/okta/adopt/adopt-app.js';
import { type LiveApp } from '../../../../src/provider/okta/adopt/live-app.js';
import { liveApp } from './live-app.js';

export const SETTINGS = {
  name: 'acme',
  baseUrl: 'https://a.klaviyo.com/scim/v2',
  accessKeyVariable: 'ACME_KEY',
  owner: 'owner@example.com',
};

export const PATHS = { accessFile: 'access.yaml', roster: 'people.csv' };

/** The sample app, adopted. */
export const adopt = (changes: Partial<LiveApp> = {}, settings: Partial<typeof SETTINGS> = {}) =>
  adoptApp(liveApp(changes), { ...SETTINGS, ...settings }, PATHS);

/** The notes of an adoption, each with its severity. */
export const notesOf = (changes: Partial<LiveApp>): string[] =>
  adopt(changes).notes.map(({ severity, text }) => `${severity}: ${text}`);
