/** Where on a curve: its ends, its extremes, its mean, or the point at this x. */
export type CurvePlace = 'first' | 'last' | 'min' | 'max' | 'mean' | number;

/** Where on a grid: over all its cells, or at a place: x and y of a field, longitude and latitude of a map. */
export type GridPlace = 'min' | 'max' | 'mean' | readonly [x: number, y: number];

/** One number of a run, named by what readers see of it: titles, rows, columns, curves. */
export type Quantity =
  | { kind: 'table'; table: string; row: string; column: string }
  | { kind: 'plot'; plot: string; series: string; at: CurvePlace }
  | { kind: 'field'; field: string; at: GridPlace }
  | { kind: 'map'; map: string; panel?: string; frame?: string; at: GridPlace | { point: string } }
  | { kind: 'log'; log: string };

/** The quantity as `@expect` has it; equal quantities have equal texts. */
export function quantityText(quantity: Quantity): string {
  switch (quantity.kind) {
    case 'table':
      return `table ${quoted(quantity.table)} cell ${quoted(quantity.row)} ${quoted(quantity.column)}`;
    case 'plot': {
      const { plot, series, at } = quantity;
      return `plot ${quoted(plot)} series ${quoted(series)} ${typeof at === 'number' ? `at ${at}` : at}`;
    }
    case 'field':
      return `field ${quoted(quantity.field)} ${gridPlaceText(quantity.at)}`;
    case 'map': {
      const { map, panel, frame, at } = quantity;
      const which = [
        `map ${quoted(map)}`,
        ...(panel === undefined ? [] : [`panel ${quoted(panel)}`]),
        ...(frame === undefined ? [] : [`frame ${quoted(frame)}`]),
      ];
      const place = typeof at === 'object' && 'point' in at ? `point ${quoted(at.point)}` : gridPlaceText(at);
      return [...which, place].join(' ');
    }
    case 'log':
      return `log ${quoted(quantity.log)}`;
  }
}

function gridPlaceText(at: GridPlace): string {
  return typeof at === 'string' ? at : `at ${at[0]} ${at[1]}`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '\\"')}"`;
}
