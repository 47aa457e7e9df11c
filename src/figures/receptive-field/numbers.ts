import { denseParameters, parameters, shapes, stacks, start, top } from './model.ts';

const vgg = shapes(stacks.vgg);
const [lenet, bench] = [shapes(stacks.lenet), stacks.weatherBench];

/** What the text may print of this figure. */
export const numbers = {
  'three layers see': top(stacks.three).field,
  'three layers with strides see': top(stacks.strides).field,
  'three layers, parameters': parameters(start('three')),
  'three layers, dense': denseParameters(stacks.three),
  'LeNet-5, first layer': lenet[1]?.parameters ?? Number.NaN,
  'LeNet-5 sees': top(stacks.lenet).field,
  'WeatherBench, parameters': parameters(bench),
  'WeatherBench sees': top(bench).field,
  'VGG-16, convolutions': parameters(stacks.vgg),
  'VGG-16 sees': vgg.at(-1)?.field ?? Number.NaN,
};
