/**
 * The view of another run that shows what the one of this id does: that of the same id or, since titles tell numbers such as
 * `month 7`, the only one whose id differs in its numbers alone.
 */
export function sameView<View extends { id: string }>(id: string, views: readonly View[]): View | undefined {
  const exact = views.find((view) => view.id === id);
  if (exact) return exact;
  if (!/\d/.test(id)) return undefined;
  const alike = views.filter((view) => withoutNumbers(view.id) === withoutNumbers(id));
  return alike.length === 1 ? alike[0] : undefined;
}

const withoutNumbers = (id: string): string => id.replace(/\d+(?:\.\d+)?/g, '0');
