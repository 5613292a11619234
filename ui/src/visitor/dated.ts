/** A date as written, in the words of a language: year, month or day, whatever is known. */
export function dated(date: string, tag: string): string {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || Number.isNaN(year)) return date;
  if (month === undefined) return tag.startsWith('zh') ? `${String(year)}年` : String(year);
  const moment = new Date(Date.UTC(year, month - 1, day ?? 1));
  return new Intl.DateTimeFormat(tag, {
    year: 'numeric',
    month: 'long',
    day: day === undefined ? undefined : 'numeric',
    timeZone: 'UTC',
  }).format(moment);
}
