/** The grid of the River Forecast Centers of the United States: a polar stereographic map, 4.7625 km a cell at 60° north. */
const [poleColumn, poleRow, middle] = [401, 1601, -105];
const radians = Math.PI / 180;
/** Radii of the earth, as the grid takes it, in cells; and how much wider than on the globe cells are at the pole. */
const cells = (6371.2 / 4.7625) * (1 + Math.sin(60 * radians));

/** Column and row of a place in the northern hemisphere, in cells of that grid; rows go north along 105° west. */
export function hrapCell(longitude: number, latitude: number): readonly [number, number] | undefined {
  if (latitude < 0) return undefined;
  const fromPole = cells * Math.tan((45 - latitude / 2) * radians);
  const turn = (longitude - middle) * radians;
  return [poleColumn + fromPole * Math.sin(turn), poleRow - fromPole * Math.cos(turn)];
}
