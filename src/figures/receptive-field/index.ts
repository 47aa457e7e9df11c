/** Sizes, receptive fields and parameters of a stack of layers that the reader builds. */
import { action, type Control, choice, pair, preset } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { staying, wide } from '../kit/frame.ts';
import { whole } from '../kit/reading.ts';
import { coneDrawing, settings, table, unitHandle } from './drawings.ts';
import {
  add,
  denseParameters,
  initial,
  most,
  parameters,
  remove,
  type Stack,
  type StackName,
  seen,
  stacks,
  start,
  top,
} from './model.ts';
import { words } from './words.en.ts';

/** The stack of the list that has these layers. */
function nameOf({ n, channels, layers }: Stack): StackName | undefined {
  const shown = JSON.stringify([n, channels, layers]);
  const names = Object.keys(stacks) as StackName[];
  return names.find((name) => {
    const { n, channels, layers } = stacks[name];
    return JSON.stringify([n, channels, layers]) === shown;
  });
}

/** The state in words and numbers. */
function describe(stack: Stack): string {
  const { size, channels, field, jump } = top(stack);
  const layers = stack.layers.length;
  if (size === 0) return words.nothingLeft(layers);
  const { outside } = seen(stack);
  const padded = outside > 0 ? words.padded(outside) : '';
  return [
    words.becomes(layers, stack.n, size, channels),
    words.field(field, padded, jump),
    words.learn(whole(parameters(stack)), whole(denseParameters(stack))),
  ].join(' ');
}

function controls(stack: Stack): Control<Stack>[] {
  const layers = Object.fromEntries(
    stack.layers.map(({ kind, k }, at) => [`${at}`, words.layerChoice(at + 1, words.kinds[kind], k)]),
  );
  const full = stack.layers.length >= most;
  return [
    preset('stack', words.network, words.networks, nameOf(stack), start),
    choice('layer', words.layer, layers, `${stack.chosen}`, (at) => ({ ...stack, chosen: Number(at) })),
    pair(
      action('conv', words.addConvolution, () => add(stack, 'conv'), { disabled: full }),
      '',
      action('pool', words.addPooling, () => add(stack, 'pool'), { disabled: full }),
    ),
    action('remove', words.remove, () => remove(stack), { disabled: stack.layers.length === 1 }),
  ];
}

export const figure: Figure<Stack> = {
  title: words.title,
  about: words.about,
  initial,
  drawings: (stack) => {
    const { svg, height } = table(stack);
    return (
      staying(wide(words.conePicture, 270, coneDrawing(stack))) +
      wide(words.tablePicture, height + 182, svg + settings(stack, height + 24).svg)
    );
  },
  describe,
  handles: (stack) => ({ unit: unitHandle(stack), ...settings(stack, table(stack).height + 24).handles }),
  controls,
  controlsFirst: true,
};
