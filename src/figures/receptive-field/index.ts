/** Sizes, receptive fields and parameters of a stack of layers that the reader builds. */
import { action, type Control, choice, pair } from '../kit/controls.ts';
import type { Figure } from '../kit/figure.ts';
import { wide } from '../kit/frame.ts';
import { count, whole } from '../kit/reading.ts';
import { coneDrawing, settings, table, unitHandle } from './drawings.ts';
import {
  add,
  cone,
  denseParameters,
  initial,
  most,
  parameters,
  remove,
  type Stack,
  type StackName,
  stacks,
  start,
  top,
} from './model.ts';

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
  const layers = count(stack.layers.length, 'layer');
  if (size === 0)
    return `${layers}: somewhere the kernel is longer than what it slides over, and nothing comes out at the top.`;
  const { first = 0, last = 0 } = cone(stack)[0] ?? {};
  const outside = Math.max(0, -first) + Math.max(0, last - stack.n + 1);
  const padded = outside > 0 ? `, ${outside} of them in the padding` : '';
  return (
    `${layers}: ${stack.n} × ${stack.n} cells become ${size} × ${size} with ${count(channels, 'channel')}. A unit at the top sees ` +
    `${field} cells each way${padded}, and its neighbour sees what lies ${count(jump, 'cell')} further on. ` +
    `The layers learn ${whole(parameters(stack))} numbers; one dense layer from the bottom to the top would learn ${whole(denseParameters(stack))}.`
  );
}

function controls(stack: Stack): Control<Stack>[] {
  type Choice = StackName | 'own';
  const names = Object.fromEntries([
    ...Object.entries(stacks).map(([id, { name }]) => [id, name]),
    ['own', 'your own'],
  ]) as Record<Choice, string>;
  const layers = Object.fromEntries(
    stack.layers.map(({ kind, k }, at) => [`${at}`, `${at + 1}: ${kind} ${k} × ${k}`]),
  );
  const full = stack.layers.length >= most;
  return [
    choice<Stack, Choice>('stack', 'network', names, nameOf(stack) ?? 'own', (chosen) =>
      chosen === 'own' ? stack : start(chosen),
    ),
    choice('layer', 'layer to change', layers, `${stack.chosen}`, (at) => ({ ...stack, chosen: Number(at) })),
    pair(
      action('conv', 'Add a convolution', () => add(stack, 'conv'), { disabled: full }),
      '',
      action('pool', 'Add pooling', () => add(stack, 'pool'), { disabled: full }),
    ),
    action('remove', 'Remove this layer', () => remove(stack), { disabled: stack.layers.length === 1 }),
  ];
}

export const figure: Figure<Stack> = {
  title: 'What a unit sees',
  about:
    'A row of units for each layer with the cone of cells that one unit at the top depends on, and a table of the sizes, receptive fields and parameters of the layers.',
  initial,
  drawings: (stack) => {
    const { svg, height } = table(stack);
    return (
      wide(
        'The units of every layer along one axis, and those that one unit of the last layer depends on',
        270,
        coneDrawing(stack),
      ) +
      wide(
        'The layers, their sizes, receptive fields and parameters',
        height + 182,
        svg + settings(stack, height + 24).svg,
      )
    );
  },
  describe,
  handles: (stack) => ({ unit: unitHandle(stack), ...settings(stack, table(stack).height + 24).handles }),
  controls,
};
