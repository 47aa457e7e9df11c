import { count } from '../kit/reading.ts';

/** What is read of the stack of layers and of what its units see. */
export const words = {
  title: 'What a unit sees',
  about:
    'A row of units for each layer with the cone of cells that one unit at the top depends on, and a table of the sizes, receptive fields and parameters of the layers.',
  conePicture:
    'The units of every layer along one axis, and those that one unit of the last layer depends on',
  tablePicture: 'The layers, their sizes, receptive fields and parameters',
  network: 'network',
  networks: {
    options: {
      three: 'three layers of 3 × 3',
      strides: 'three layers, stride 2',
      lenet: 'LeNet-5, all maps joined',
      weatherBench: 'WeatherBench, 5 layers of 5 × 5',
      vgg: 'VGG-16, its convolutions',
    },
    own: 'your own',
  },
  kinds: { conv: 'conv', pool: 'pool' },
  layer: 'layer to change',
  layerChoice: (layer: number, kind: string, k: number) => `${layer}: ${kind} ${k} × ${k}`,
  addConvolution: 'Add a convolution',
  addPooling: 'Add pooling',
  remove: 'Remove this layer',
  unit: 'Unit of the last layer',
  unitText: (unit: number, of: number) => `unit ${unit} of ${of}`,
  seesCells: (unit: string, first: number, last: number) =>
    first === last ? `${unit}, sees cell ${first}` : `${unit}, sees cells ${first} to ${last}`,
  seesPadding: (unit: string) => `${unit}, sees only padding`,
  top: (layer: number) => `layer ${layer}`,
  bottom: (cells: number) => `input, ${cells} cells`,
  sees: (cells: string) => `sees ${cells}`,
  heads: ['size', 'jump', 'sees', 'parameters'],
  input: 'input',
  layerRow: (layer: number, kind: string, k: number, stride: number) =>
    `${layer}  ${kind} ${k} × ${k}${stride > 1 ? ` / ${stride}` : ''}`,
  allLayers: 'all layers',
  dense: 'a dense layer from bottom to top',
  length: 'Length of the input',
  cells: (n: number) => `${n} cells`,
  kernel: (layer: number) => `Kernel of layer ${layer}`,
  kernelName: 'kernel k',
  kernelText: (k: number) => count(k, 'cell'),
  stride: (layer: number) => `Stride of layer ${layer}`,
  strideName: 'stride s',
  strideText: (s: number) => `stride ${s}`,
  padding: (layer: number) => `Padding of layer ${layer}, on each side`,
  paddingName: 'padding p',
  paddingText: (p: number) => `${p} on each side`,
  nothingLeft: (layers: number) =>
    `${count(layers, 'layer')}: somewhere the kernel is longer than what it slides over, and nothing comes out at the top.`,
  becomes: (layers: number, n: number, size: number, channels: number) =>
    `${count(layers, 'layer')}: ${n} × ${n} cells become ${size} × ${size} with ${count(channels, 'channel')}.`,
  padded: (cells: number) => `, ${cells} of them in the padding`,
  field: (cells: number, padded: string, jump: number) =>
    `A unit at the top sees ${cells} cells along either axis${padded}, and its neighbour sees what lies ${count(jump, 'cell')} further on.`,
  learn: (parameters: string, dense: string) =>
    `The layers learn ${parameters} numbers; one dense layer from the bottom to the top would learn ${dense}.`,
} as const;
