import type { CurvePlace, GridPlace, Quantity } from './quantity.ts';
import { TokenReader } from './tokens.ts';

/** Reads one quantity that is the whole text. Throws a SyntaxError that says what was expected where. */
export function parseQuantity(text: string): Quantity {
  const reader = new TokenReader(text);
  const quantity = readQuantity(reader);
  reader.end();
  return quantity;
}

/** Reads the quantity that begins here. */
export function readQuantity(reader: TokenReader): Quantity {
  const kind = reader.needs('table', 'plot', 'field', 'map', 'log') as Quantity['kind'];
  switch (kind) {
    case 'table': {
      const table = reader.name('title of the table');
      reader.needs('cell');
      return { kind, table, row: reader.name('first cell of the row'), column: reader.name('column') };
    }
    case 'plot': {
      const plot = reader.name('title of the plot');
      reader.needs('series');
      return { kind, plot, series: reader.name('name of the series'), at: curvePlace(reader) };
    }
    case 'field':
      return { kind, field: reader.name('title of the field'), at: gridPlace(reader) };
    case 'map': {
      const map = reader.name('title of the map');
      const panel = reader.takes('panel') && reader.name('name of the panel');
      const frame = reader.takes('frame') && reader.name('name of the frame');
      const which = { ...(panel === undefined ? {} : { panel }), ...(frame === undefined ? {} : { frame }) };
      const at = reader.takes('point') ? { point: reader.name('name of the point') } : gridPlace(reader);
      return { kind, map, ...which, at };
    }
    case 'log':
      return { kind, log: reader.name('label') };
  }
}

function curvePlace(reader: TokenReader): CurvePlace {
  const word = reader.needs('last', 'first', 'min', 'max', 'mean', 'at');
  return word === 'at' ? reader.number('an x') : (word as Exclude<CurvePlace, number>);
}

function gridPlace(reader: TokenReader): GridPlace {
  const word = reader.needs('mean', 'min', 'max', 'at');
  if (word === 'at') return [reader.number('an x or a longitude'), reader.number('a y or a latitude')];
  return word as Extract<GridPlace, string>;
}
