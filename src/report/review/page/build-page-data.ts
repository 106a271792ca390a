import { userKey } from '../../../people/user-key.js';
import { roleWords } from '../../../access/role-words.js';
import { type Attestation, ATTESTATION_QUESTIONS } from '../../../review/attestation.js';
import { type Population, type PopulationAccount, type ReviewRow } from '../../../review/population.js';
import { type ReviewedPeople, type ReviewerPart } from '../reviewer-part.js';
import { type PageAccount, type PageData, type PagePerson, type PageQuestion, type PageRole } from './page-data.js';
import { beforeWords, decidesWords, endsWords, signInWords, unexplainedWords, unreadWords } from './person-words.js';

/**
 * What the page of one reviewer shows.
 *
 * @param fileName - of the file that the page hands out
 */
export function buildPageData(
  { population, populationSha256 }: ReviewedPeople,
  { reviewer, people, questions }: ReviewerPart,
  fileName: string,
): PageData {
  const { id, name, openedAt, due } = population.review;
  const accounts = new Map(population.accounts.map((account) => [account.name, account]));
  return {
    review: { id, name, openedAt, due },
    population: populationSha256,
    reviewer,
    fileName,
    accounts: population.accounts.flatMap((account) => {
      const there = people.filter((row) => row.account === account.name);
      return there.length === 0 ? [] : [pageAccount(account, there)];
    }),
    people: people.map((row) => pagePerson(population, accounts.get(row.account)!, row, reviewer)),
    questions: questions.map(pageQuestion),
  };
}

function pageAccount(account: PopulationAccount, people: readonly ReviewRow[]): PageAccount {
  const { name, kind, roles, stations } = account;
  const unread = unreadWords(account);
  const given = roles.map(({ id, title, power }): PageRole => ({
    id,
    ...roleWords(kind, id, { title, power }),
    canBeGiven: true,
  }));
  const known = new Set(given.map(({ id }) => id));
  const others = [...new Set(people.flatMap(({ role }) => (role === null || known.has(role) ? [] : role)))];
  return {
    ...{ name, kind },
    hasProvider: stations.assigned.available,
    ...(unread !== undefined && { unread }),
    roles: [...given, ...others.map((id) => ({ id, ...roleWords(kind, id, { power: 'unknown' }), canBeGiven: false }))],
  };
}

function pagePerson(population: Population, account: PopulationAccount, row: ReviewRow, reviewer: string): PagePerson {
  const { userName, name, role, active, flags, why, findings } = row;
  const before = beforeWords(row, account, population.review.previous !== undefined);
  const ends = endsWords(row, account);
  const lastSignIn = signInWords(row);
  return {
    ...{ row: row.row, account: account.name, userName, name, role, active, flags },
    isOwner: userKey(userName) === userKey(account.owner),
    why: why ?? unexplainedWords(account),
    findings: findings.map(({ message }) => message),
    ...(before !== undefined && { before }),
    ...(ends !== undefined && { ends }),
    ...(lastSignIn !== undefined && { lastSignIn }),
    decides: decidesWords(row, reviewer),
  };
}

function pageQuestion({ question, account }: Attestation): PageQuestion {
  const { statement, place, because } = ATTESTATION_QUESTIONS.find(({ id }) => id === question)!;
  return { key: JSON.stringify([question, account]), question, account, statement, place, because };
}
