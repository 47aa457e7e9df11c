import { count } from '../kit/reading.ts';

/** What is read of the gradients by depth. */
export const words = {
  title: 'The gradient on its way back',
  about:
    'The length of the gradient by layer in a stack of small layers with random weights, with shortcuts and without, and the Jacobian of the output with respect to one layer.',
  course: 'Length of the gradient by layer, with the layer to drag, and depth and gain on rails',
  map: 'The Jacobian from the layer to the output',
  jacobian: (shortcuts: boolean, layer: number, depth: number) =>
    `${shortcuts ? 'With shortcuts' : 'Without shortcuts'}, the 16 outputs of layer ${depth} by the 16 activations of layer ${layer}: the field of their derivatives.`,
  field: {
    title: (layer: number, depth: number) => `∂x${subscript(depth)} / ∂x${subscript(layer)}`,
    which: { yes: 'with shortcuts', no: 'without shortcuts' },
    rows: 'outputs',
    columns: 'activations',
  },
  depth: 'Number of layers',
  depthName: 'layers',
  depthText: (n: number) => count(n, 'layer'),
  gain: 'Gain of the weights',
  gainName: 'gain',
  gainText: (gain: string) => gain,
  layer: 'Layer of the activations',
  layerText: (layer: number, depth: number) =>
    layer === 0 ? 'the input' : layer === depth ? `layer ${layer}, the output` : `layer ${layer}`,
  layerAxis: 'layer',
  norm: 'length of the gradient',
  activation: 'φ',
  names: { none: 'none', tanh: 'tanh', relu: 'ReLU', gelu: 'GELU', sigmoid: 'sigmoid' },
  spoken: { none: 'no activation', tanh: 'tanh', relu: 'ReLU', gelu: 'GELU', sigmoid: 'sigmoid' },
  draw: 'weights',
  draws: (n: number) => `draw ${n}`,
  shortcuts: 'Jacobian with shortcuts',
  key: { plain: 'without: y = F(x)', residual: 'with a shortcut: y = x + F(x)' },
  setting: (layers: string, activation: string, gain: string) =>
    `${layers} of 16 units, F(x) = W φ(x), ${activation}, gain ${gain}.`,
  arrives: (where: string, plain: string, residual: string) =>
    `Of a gradient of length 1 at the output, ${plain} is left at ${where} without shortcuts, ${residual} with them.`,
  atOutput: 'At the output itself the gradient has length 1.',
  factors: (plain: string, residual: string) =>
    `From a layer to the one before it, its length changes by the factor ${plain} without, ${residual} with, on average.`,
  drawnIs: (shortcuts: boolean, on: string, off: string) =>
    `Of the Jacobian drawn (${shortcuts ? 'with' : 'without'} shortcuts), the entries on the diagonal are ${on} on average; those off it have a root mean square of ${off}.`,
} as const;

const digits = '₀₁₂₃₄₅₆₇₈₉';

function subscript(n: number): string {
  return `${n}`.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
}
