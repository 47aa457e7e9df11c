/** Finds column and row, in cells of a grid, of a longitude and a latitude; undefined far from the grid. */
export type CellFinder = (longitude: number, latitude: number) => readonly [number, number] | undefined;
