/** A day of the data set irish-wind, counted from its first one, with its month and year in the form asked for. */
export function date(day: number, form: Intl.DateTimeFormatOptions): string {
  const at = new Date(Date.UTC(1961, 0, 1 + day));
  return at.toLocaleDateString('en-GB', { day: 'numeric', timeZone: 'UTC', ...form });
}
