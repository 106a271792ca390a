import { foldedName } from '../text/folded-name.js';
import { nearestWord } from '../text/nearest-word.js';
import { quoted } from '../text/quoted.js';
import { ACTIVITY_COLUMNS, type ActivityColumn, type NamedColumns } from './activity-columns.js';
import { type ActivityLog, ActivityLogError, type ActivityPart } from './activity-log.js';

/** A file, and of which account it is; undefined where a column says it, or there is one account only. */
export interface NamedLog {
  readonly account: string | undefined;
  readonly file: string;
}

/**
 * The logs that `--activity-log [ACCOUNT=]FILE` names.
 *
 * @param accounts - names of the accounts that are looked at. What stands before `=` and is none of them is a part of the file's name
 * @throws ActivityLogError if an account has several
 */
export function namedLogs(values: readonly string[], accounts: readonly string[]): readonly NamedLog[] {
  const logs = values.map((value): NamedLog => {
    const [, name, file] = /^([\w-]+)=(.+)$/su.exec(value) ?? [];
    return name !== undefined && accounts.includes(name)
      ? { account: name, file: file! }
      : { account: undefined, file: value };
  });
  const twice = logs.find(({ account }, index) => logs.findIndex((one) => one.account === account) !== index);
  if (twice !== undefined) {
    throw new ActivityLogError(
      twice.account === undefined
        ? 'Several activity logs, and not of each it is said of which account it is. Write --activity-log ACCOUNT=FILE.'
        : `The account ${twice.account} has several activity logs. Name one.`,
    );
  }
  return logs;
}

/**
 * The columns that `--activity-columns user=COLUMN,event=COLUMN,...` names. A column's name may have commas in it.
 *
 * @throws ActivityLogError for anything else
 */
export function namedColumns(value: string): NamedColumns {
  const parts = value.split(new RegExp(`,(?=\\s*(?:${ACTIVITY_COLUMNS.join('|')})=)`, 'u'));
  const columns: Partial<Record<ActivityColumn, string>> = {};
  for (const part of parts) {
    const [, word = part, name = ''] = /^\s*([^=]*)=(.*)$/su.exec(part) ?? [];
    const known = ACTIVITY_COLUMNS.find((one) => one === word.trim());
    if (known === undefined || name.trim() === '') {
      const nearest = known ?? nearestWord(word.trim(), ACTIVITY_COLUMNS);
      const meant = nearest === undefined || known !== undefined ? '' : ` Did you mean ${quoted(nearest)}?`;
      throw new ActivityLogError(
        `--activity-columns has ${quoted(part)}. Write it as user=COLUMN,event=COLUMN,time=COLUMN, and account=COLUMN where the log is of ` +
          `several accounts.${meant}`,
      );
    }
    if (columns[known] !== undefined)
      throw new ActivityLogError(`--activity-columns names ${known} twice. Name it once.`);
    columns[known] = name.trim();
  }
  return columns;
}

/**
 * What a log says of each account that is looked at.
 *
 * @throws ActivityLogError if it is not clear of which account it is, or nobody signed in to one of them
 */
export function partsByAccount(
  log: ActivityLog,
  { account, file }: NamedLog,
  accounts: readonly string[],
): ReadonlyMap<string, ActivityPart> {
  const whole = log.parts.get(null);
  const one = account ?? (accounts.length === 1 ? accounts[0] : undefined);
  if (whole !== undefined) {
    if (one !== undefined) return new Map([[one, whole]]);
    throw new ActivityLogError(
      `It is not said of which account the activity log ${quoted(file)} is. Write --activity-log ACCOUNT=FILE, with one of ` +
        `${accounts.join(', ')}, or name the column that says it: --activity-columns account=COLUMN.`,
    );
  }
  const found = new Map(
    (account === undefined ? accounts : [account]).flatMap((name) => {
      const part = log.parts.get(foldedName(name));
      return part === undefined ? [] : [[name, part] as const];
    }),
  );
  if (found.size === 0) {
    const has = [...log.parts.keys()].slice(0, 5).map((name) => quoted(name ?? ''));
    throw new ActivityLogError(
      `The activity log ${quoted(file)} has no line of ${account ?? accounts.join(', ')} in its column of accounts; it has ${has.join(', ')}. ` +
        'Write there the names of accounts in the access file, or hand in one log for each: --activity-log ACCOUNT=FILE.',
    );
  }
  for (const [name, { lastSignIns }] of found) {
    if (lastSignIns.size > 0) continue;
    throw new ActivityLogError(
      `By the activity log ${quoted(file)} nobody signs in to ${name}. It says nothing of who uses that account: hand in a log with all events.`,
    );
  }
  return found;
}
