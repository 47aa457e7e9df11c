import type { DatasetId } from '../lab/data/catalogue.ts';
import type { Projection } from '../views/map/event.ts';
import { covers } from './covers.ts';
import type { Picture, Subject } from './picture.ts';
import type { Sheet } from './sheets.ts';

/** What is chosen of a data set. */
export interface Choice {
  subject: Subject;
  sheet: Sheet;
  frame: number;
  projection: Projection;
}

/** The choice that a data set's cover makes; the first of everything where it has no cover. */
export function firstChoice(id: string, subjects: readonly Subject[]): Choice {
  const cover = Object.hasOwn(covers, id) ? covers[id as DatasetId] : undefined;
  const subject = subjects.find(({ name }) => name === cover?.subject) ?? subjects[0];
  const sheet = subject?.sheets.find(({ label }) => label === cover?.sheet) ?? subject?.sheets[0];
  if (!subject || !sheet) throw new Error(`The data set "${id}" has nothing that can be drawn.`);
  const { frame = 0, projection = 'equirectangular' } = cover ?? {};
  return { subject, sheet, frame, projection };
}

/** The chosen frame alone, as a picture that does not move. */
export function stillPicture({ subject, sheet, frame, projection }: Choice): Picture {
  const { first, names, label } = sheet;
  // A sheet whose points are no frames (a curve, a season of storms) is drawn whole.
  const one = names.length > 1 && names[frame] !== undefined;
  const whole = subject.draw(sheet, projection);
  if (!one || whole.kind === 'plot') return whole;
  return subject.draw({ label, first: first + frame, count: 1, names: [names[frame] as string] }, projection);
}
