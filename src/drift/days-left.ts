const DAY = 86_400_000;

/** Whole days from today to a last day, both in UTC as YYYY-MM-DD; 0 on the last day itself, negative after it. */
export function daysLeft(lastDay: string, today: string): number {
  return (Date.parse(lastDay) - Date.parse(today)) / DAY;
}

/** How far away a last day is: `today`, `tomorrow`, `in 5 days`. */
export function leftWords(days: number): string {
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
}
