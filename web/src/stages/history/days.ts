/** The day of a time where the person is, as `2026-11-30`. */
export function dayOf(when: string): string {
  const at = new Date(when);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** The first moment of a day where the person is, or of the day after it; null where no day is written. */
export function momentOf(day: string, daysLater = 0): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined || [year, month, date].some(Number.isNaN)) return null;
  const at = new Date(year, month - 1, date + daysLater);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
