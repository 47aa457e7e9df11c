/** The winds of a month in two numbers: a plane to walk on, and the wind that a place of it is decoded to. */
import { type Control, choice } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { square, wide } from '../kit/frame.ts';
import { legend } from '../kit/legend.ts';
import { fromDrawing } from '../kit/plane.ts';
import { decimal } from '../kit/reading.ts';
import { handles, mapHeight, planeDrawing, windDrawing, windField } from './drawings.ts';
import {
  change,
  errors,
  initial,
  latitudeOf,
  longitudeOf,
  type Model,
  nearest,
  type Place,
  reach,
  step,
  strongest,
  windAt,
  zonalMean,
} from './model.ts';
import { words } from './words.en.ts';

const models: Record<Model, string> = words.models;

/** The row of 50° S. */
const southern = 13;

/** The state in words and numbers. */
function describe(state: Place): string {
  const { x, y, model } = state;
  const wind = windAt(state);
  const { value, row, column } = strongest(wind.u);
  const { month, year, distance } = nearest(state);
  return [
    words.place(models[model], decimal(x, 1), decimal(y, 1)),
    words.near(`${words.months[month]} ${year}`, decimal(distance, 1)),
    words.wind(
      decimal(value, 1),
      words.north(latitudeOf(row)),
      words.east(longitudeOf(column)),
      decimal(zonalMean(wind, southern), 1),
    ),
    words.errors(models[model], decimal(errors[model].train), decimal(errors[model].test)),
  ].join(' ');
}

function controls(state: Place): Control<Place>[] {
  return [choice('model', words.by, models, state.model, (model) => change(state, model))];
}

const key = legend([
  { kind: 'train', mark: { path: 'M6 6h0' }, text: words.key.train },
  { kind: 'others', mark: { path: 'M6 6h0' }, text: words.key.others },
  { kind: 'year', mark: 'line', text: words.key.year },
]);

export const figure: Figure<Place> = {
  title: words.title,
  about: words.about,
  initial,
  fields: (state) => ({ wind: windField(state) }),
  drawings: (state) =>
    square(words.plane, 314, planeDrawing(state)) +
    wide(words.map, mapHeight, windDrawing(state), { wind: windField(state) }) +
    key,
  describe,
  handles,
  controls,
  drag: (state, _id, point) => ({ ...state, ...fromDrawing(reach, point, step) }),
};
