/** Places to go to by their names, in whole degrees. */
export const places = {
  valentia: [52, -10],
  singapore: [1, 104],
  suva: [-18, 178],
  north: [90, 0],
  south: [-90, 0],
} as const satisfies Record<string, readonly [north: number, east: number]>;
export type Place = keyof typeof places;

/** The name of a place, if it has one here. */
export function placeAt(north: number, east: number): Place | undefined {
  return (Object.keys(places) as Place[]).find(
    (name) => places[name][0] === north && places[name][1] === east,
  );
}
