import { type Axis, parseAxis } from './axis.ts';
import { cardReader, type Reader } from './card-reader.ts';
import { type PackedType, packedTypes } from './packed.ts';
import { type PerPart, type SplitRule, splitMethods } from './split.ts';

/** What `lab` reads of a data set's card. The whole card is described in `src/schemas/dataset.ts`. */
export interface Card {
  id: string;
  title: string;
  axes: Axis[];
  variables: CardVariable[];
  payloadBytes: number;
  /** SHA-256 of the payload. */
  checksum: string;
  split: SplitRule;
}

export interface CardVariable {
  name: string;
  longName: string;
  /** Name by the CF conventions, where they have one. */
  standardName: string | undefined;
  units: string;
  axes: string[];
  labels: string[] | undefined;
  missing: number;
  type: PackedType;
  scale: number;
  offset: number;
  differences: string[];
  byteOffset: number;
}

/** Takes what `lab` needs from a card that has crossed into the sandbox, or says which field is not as it should be. */
export function parseCard(card: unknown): Card {
  const root = cardReader(card);
  return {
    id: root.text('id'),
    title: root.text('title'),
    axes: root.list('axes').map(parseAxis),
    variables: root.list('variables').map(parseVariable),
    payloadBytes: root.object('binary').number('payloadBytes'),
    checksum: root.object('checksum').text('payload'),
    split: parseSplit(root.object('split')),
  };
}

function parseVariable(variable: Reader): CardVariable {
  const type = variable.text('type');
  if (!isPackedType(type)) throw variable.damaged('type', Object.keys(packedTypes).join(' or '));
  return {
    name: variable.text('name'),
    longName: variable.text('longName'),
    standardName: variable.has('standardName') ? variable.text('standardName') : undefined,
    units: variable.text('units'),
    axes: variable.texts('axes'),
    labels: variable.has('labels') ? variable.texts('labels') : undefined,
    missing: variable.number('missing'),
    type,
    scale: variable.number('scale'),
    offset: variable.number('offset'),
    differences: variable.has('differences') ? variable.texts('differences') : [],
    byteOffset: variable.number('byteOffset'),
  };
}

function isPackedType(type: string): type is PackedType {
  return Object.hasOwn(packedTypes, type);
}

function parseSplit(split: Reader): SplitRule {
  const perPart = <T>(key: string, use: (entry: Reader, part: keyof PerPart<T>) => T): PerPart<T> => {
    const entry = split.object(key);
    return { train: use(entry, 'train'), validation: use(entry, 'validation'), test: use(entry, 'test') };
  };
  const between = (entry: Reader, part: string): { first: number; last: number } => ({
    first: entry.object(part).number('first'),
    last: entry.object(part).number('last'),
  });
  const method = split.text('method');
  switch (method) {
    case 'blocks':
      return {
        method,
        degrees: split.number('degrees'),
        seed: split.number('seed'),
        fractions: perPart('fractions', (entry, part) => entry.number(part)),
      };
    case 'ranges':
      return { method, axis: split.text('axis'), ranges: perPart('ranges', between) };
    case 'groups':
      return { method, years: perPart('years', between) };
    default:
      throw split.damaged('method', splitMethods.join(' or '));
  }
}
