import { dateFromSerial, dateToSerial } from 'numfmt';

/**
 * Spreadsheets count days from 1900-01-01, which is 1, and have a 29th of February 1900, which never was, up to 9999-12-31
 * (support.microsoft.com, "DATE function"). No time zone has a part in it.
 */
const LAST_DAY = 2_958_465;

const DAY = /^\s*(\d{4})([-/])(\d{2})\2(\d{2})\s*$/;

/**
 * The number of the day that a text is written as, YYYY-MM-DD or YYYY/MM/DD; undefined if it is none. Other forms, such as
 * 01/02/2026, are read differently from country to country.
 */
export function serialOfDay(text: string): number | undefined {
  const [, year, , month, day] = DAY.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const [ofMonth, ofDay] = [Number(month), Number(day)];
  const date = new Date(Date.UTC(Number(year), ofMonth - 1, ofDay));
  return date.getUTCMonth() === ofMonth - 1 && date.getUTCDate() === ofDay ? serialOf(date) : undefined;
}

/** The number of a day; months and days beyond the year's and the month's go on into the next or the one before. */
export function serialOfParts(year: number, month: number, day: number): number | undefined {
  return serialOf(new Date(Date.UTC(year, month - 1, day)));
}

function serialOf(date: Date): number | undefined {
  const year = date.getUTCFullYear();
  if (!(year >= 1900 && year <= 9999)) return undefined;
  return dateToSerial([year, date.getUTCMonth() + 1, date.getUTCDate()]) ?? undefined;
}

/** Year, month from 1, and day of the month; undefined if there is no such day. */
export function partsOfSerial(serial: number): readonly [year: number, month: number, day: number] | undefined {
  if (!(serial >= 1 && serial < LAST_DAY + 1)) return undefined;
  const [year = 0, month = 0, day = 0] = dateFromSerial(Math.floor(serial));
  return [year, month, day];
}

/** YYYY-MM-DD; undefined if there is no such day. */
export function isoDay(serial: number): string | undefined {
  const parts = partsOfSerial(serial);
  return parts?.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}
