import { AccessFileError, type AccessProblem } from './access-file-error.js';
import { type AccessKeySource, type AccessModel } from './access-model.js';
import { type FilePath, type SourcePosition } from '../yaml/file-path.js';
import { draftAccounts } from './account-draft.js';
import { buildAccessModel } from './build-access-model.js';
import { checkAccessKeyVariables } from './checks/check-access-key-variables.js';
import { checkAccessKeys } from './checks/check-access-keys.js';
import { checkAccountNames } from './checks/check-account-names.js';
import { checkAdoption } from './checks/check-adoption.js';
import { checkAppIds } from './checks/check-app-ids.js';
import { checkAppLabels } from './checks/check-app-labels.js';
import { checkAssignedGroups } from './checks/check-assigned-groups.js';
import { checkAssignedRoles } from './checks/check-assigned-roles.js';
import { checkConditions } from './checks/check-conditions.js';
import { checkCustomRoles } from './checks/check-custom-roles.js';
import { checkDirectAccounts } from './checks/check-direct-accounts.js';
import { checkFilledGroups } from './checks/check-filled-groups.js';
import { checkGoogleDirectory } from './checks/check-google-directory.js';
import { checkIdentityProvider } from './checks/check-identity-provider.js';
import { checkEntraApp } from './checks/check-entra-app.js';
import { checkEntraAssignments } from './checks/check-entra-assignments.js';
import { checkExceptionDates } from './checks/check-exception-dates.js';
import { checkExceptionRoles } from './checks/check-exception-roles.js';
import { checkExpectations } from './checks/check-expectations.js';
import { checkMembers } from './checks/check-members.js';
import { checkOneLoginApp } from './checks/check-onelogin-app.js';
import { checkOneLoginAssignments } from './checks/check-onelogin-assignments.js';
import { checkPolicy } from './checks/check-policy.js';
import { checkReviews } from './checks/check-reviews.js';
import { checkRosterColumns } from './checks/check-roster-columns.js';
import { checkRosterMembers } from './checks/check-roster-members.js';
import { checkScimSources } from './checks/check-scim-sources.js';
import { checkTerraformBackend } from './checks/check-terraform-backend.js';
import { checkUnmanagedPatterns } from './checks/check-unmanaged-patterns.js';
import { type Mistake, mistakeSentence } from './mistake.js';
import { readAccessFile } from './read-access-file.js';
import { isUtf16AsUtf8 } from '../text/utf-16.js';
import { readYaml, type YamlFile } from '../yaml/yaml-file.js';

/** How an access file is read. */
export interface ParseOptions {
  /** The file's path, for the model and for messages. */
  readonly path: string;
  /**
   * Says in a sentence why an access key cannot be read; undefined if it can. Default: nobody looks, for uses that need
   * no key.
   */
  readonly checkAccessKey?: (source: AccessKeySource) => string | undefined;
  /**
   * Today in UTC, as YYYY-MM-DD, by which the ends of exceptions are judged (`policy.maximumExceptionDays`). Default: they
   * are not, so that a stack is synthesised the same on every day.
   */
  readonly today?: string;
}

/** About 140,000 exceptions, for which reading needs 1.5 GB of memory. Far beyond, the process would end without a word. */
const MOST_CHARACTERS = 16_000_000;

/**
 * Reads the text of an access file. All mistakes are found at once: in the syntax, in the shape, and in how the parts fit
 * together.
 *
 * @throws AccessFileError if there is any.
 */
export function parseAccessFile(text: string, options: ParseOptions): AccessModel {
  if (text.length > MOST_CHARACTERS) throw new AccessFileError([tooLarge(text.length, options.path)]);
  if (isUtf16AsUtf8(text)) throw new AccessFileError([inUtf16(options.path)]);
  const file = readYaml(text);
  const locate = (at: FilePath): SourcePosition => position(file.locate(at));
  const faults = file.faults.map((fault) => problem({ ...fault, found: fault.problem }, fault, options.path));
  if (file.value === undefined || (file.value === null && faults.length > 0)) {
    throw new AccessFileError(inOrder(faults));
  }
  const reading = readAccessFile(file.value);
  const problems = [...reading.mistakes, ...check(file, locate, options)].flatMap((mistake) => {
    const place = file.locate(mistake.at, mistake.on);
    return place.end < file.soundUntil ? [problem(mistake, place, options.path)] : [];
  });
  if (reading.file === undefined || problems.length > 0 || faults.length > 0) {
    throw new AccessFileError(inOrder([...faults, ...problems]));
  }
  return buildAccessModel(reading.file, options.path, locate);
}

function check(file: YamlFile, locate: (at: FilePath) => SourcePosition, options: ParseOptions): Mistake[] {
  const lineOf = (at: FilePath): number => locate(at).line;
  // A syntax error can have swallowed a part of the account that it stands in.
  const accounts = draftAccounts(file.value).filter(({ at }) => file.locate(at).end < file.soundUntil);
  return [
    ...checkIdentityProvider(file.value, lineOf),
    ...checkDirectAccounts(file.value),
    ...checkGoogleDirectory(file.value, lineOf),
    ...checkEntraAssignments(file.value, accounts),
    ...checkEntraApp(file.value, accounts),
    ...checkOneLoginAssignments(file.value, accounts),
    ...checkOneLoginApp(file.value, accounts),
    ...checkAccountNames(accounts, lineOf),
    ...checkCustomRoles(accounts, lineOf),
    ...checkAssignedRoles(accounts),
    ...checkAssignedGroups(accounts, lineOf),
    ...checkFilledGroups(file.value, accounts, lineOf),
    ...checkAccessKeyVariables(accounts),
    ...checkScimSources(accounts, lineOf),
    ...checkAppLabels(accounts, lineOf),
    ...checkAppIds(accounts, lineOf),
    ...checkAdoption(accounts),
    ...checkExceptionRoles(file.value, accounts),
    ...(options.today === undefined ? [] : checkExceptionDates(file.value, accounts, options.today)),
    ...checkRosterColumns(file.value),
    ...checkRosterMembers(file.value, accounts),
    ...checkPolicy(file.value, accounts),
    ...checkUnmanagedPatterns(file.value, accounts),
    ...checkConditions(file.value, accounts, locate),
    ...checkMembers(file.value, accounts, lineOf),
    ...checkExpectations(file.value, accounts),
    ...checkReviews(file.value, accounts),
    ...checkAccessKeys(accounts, locate, options.checkAccessKey ?? (() => undefined)),
    ...checkTerraformBackend(file.value),
  ];
}

function position({ line, column }: SourcePosition): SourcePosition {
  return { line, column };
}

function problem(mistake: Omit<Mistake, 'at'>, place: SourcePosition, path: string): AccessProblem {
  const { found, expected, nearest } = mistake;
  return {
    path,
    ...position(place),
    found,
    expected,
    ...(nearest === undefined ? {} : { nearest }),
    message: mistakeSentence(mistake),
  };
}

function tooLarge(length: number, path: string): AccessProblem {
  const found = `${length} characters`;
  const expected = `at most ${MOST_CHARACTERS}, so that it can be read whole`;
  return { path, line: 1, column: 1, found, expected, message: `the access file has ${found}; expected ${expected}` };
}

function inUtf16(path: string): AccessProblem {
  const expected = 'UTF-8: save it as UTF-8 (in PowerShell with -Encoding utf8)';
  return {
    path,
    line: 1,
    column: 1,
    found: 'UTF-16',
    expected,
    message: `the access file is UTF-16; expected ${expected}`,
  };
}

/** By place, and each once: one mistake can show in several ways that read the same. */
function inOrder(problems: readonly AccessProblem[]): readonly AccessProblem[] {
  const distinct = new Map(problems.map((one) => [`${one.line}:${one.column}:${one.message}`, one]));
  return [...distinct.values()].sort((one, other) => one.line - other.line || one.column - other.column);
}
