import type { SplitRule } from './split.ts';

/** What `lab` reads of a data set's card. The whole card is described in `src/schemas/dataset.ts`. */
export interface Card {
  id: string;
  title: string;
  axes: CardAxis[];
  variables: CardVariable[];
  payloadBytes: number;
  split: SplitRule;
}

export interface CardAxis {
  name: string;
  count: number;
  first: number;
  step: number;
}

export interface CardVariable {
  name: string;
  longName: string;
  units: string;
  missing: number;
  scale: number;
  offset: number;
  byteOffset: number;
}

/**
 * Takes what `lab` needs from a card that has crossed into the sandbox, or says which field is not as it should be.
 * Written by hand: a schema library would be the largest part of what a program loads.
 */
export function parseCard(card: unknown): Card {
  const id = typeof card === 'object' && card !== null && 'id' in card ? String(card.id) : 'unknown';
  const root = reader(card, id, '');
  const split = root.object('split');
  const fractions = split.object('fractions');
  return {
    id: root.text('id'),
    title: root.text('title'),
    axes: root.list('axes').map((axis) => ({
      name: axis.text('name'),
      count: axis.number('count'),
      first: axis.number('first'),
      step: axis.number('step'),
    })),
    variables: root.list('variables').map((variable) => ({
      name: variable.text('name'),
      longName: variable.text('longName'),
      units: variable.text('units'),
      missing: variable.number('missing'),
      scale: variable.number('scale'),
      offset: variable.number('offset'),
      byteOffset: variable.number('byteOffset'),
    })),
    payloadBytes: root.object('binary').number('payloadBytes'),
    split: {
      degrees: split.number('degrees'),
      seed: split.number('seed'),
      fractions: {
        train: fractions.number('train'),
        validation: fractions.number('validation'),
        test: fractions.number('test'),
      },
    },
  };
}

interface Reader {
  text(key: string): string;
  number(key: string): number;
  object(key: string): Reader;
  list(key: string): Reader[];
}

function reader(value: unknown, id: string, path: string): Reader {
  if (typeof value !== 'object' || value === null) throw damaged(id, path, 'an object');
  const record = value as Record<string, unknown>;
  return {
    text(key) {
      const entry = record[key];
      if (typeof entry !== 'string') throw damaged(id, path + key, 'a text');
      return entry;
    },
    number(key) {
      const entry = record[key];
      if (typeof entry !== 'number' || !Number.isFinite(entry)) throw damaged(id, path + key, 'a number');
      return entry;
    },
    object: (key) => reader(record[key], id, `${path}${key}.`),
    list(key) {
      const entries = record[key];
      if (!Array.isArray(entries)) throw damaged(id, path + key, 'a list');
      return entries.map((entry, index) => reader(entry, id, `${path}${key}[${index}].`));
    },
  };
}

function damaged(id: string, path: string, wanted: string): TypeError {
  return new TypeError(
    `The card of the data set "${id}" is damaged: ${path.replace(/\.$/, '') || 'it'} is not ${wanted}.`,
  );
}
