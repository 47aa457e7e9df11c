import { type Builder, blocksOf, output, start, whole } from './model.ts';
import { total } from './networks.ts';

const [vgg, resnet, unet] = [start('vgg'), start('resnet'), start('unet')];
const dense = total(blocksOf(vgg).at(-1)?.rows ?? []);
const [first] = blocksOf(vgg);
const wider: Builder = { ...vgg, width: 2 };

/** What the text may print of this figure. */
export const numbers = {
  'VGG-16, parameters': whole(vgg).parameters,
  'VGG-16, multiply-adds': whole(vgg).multiplyAdds,
  'VGG-16, dense layers, parameters': dense.parameters,
  'VGG-16, dense layers, multiply-adds': dense.multiplyAdds,
  'VGG-16, dense share of parameters': dense.parameters / whole(vgg).parameters,
  'VGG-16, dense share of multiply-adds': dense.multiplyAdds / whole(vgg).multiplyAdds,
  'VGG-16, first block, parameters': total(first?.rows ?? []).parameters,
  'VGG-16, first block, multiply-adds': total(first?.rows ?? []).multiplyAdds,
  'VGG-16 twice as wide, parameters': whole(wider).parameters,
  'ResNet-101, parameters': whole(resnet).parameters,
  'ResNet-101, multiply-adds': whole(resnet).multiplyAdds,
  'U-Net, parameters': whole(unet).parameters,
  'U-Net, multiply-adds': whole(unet).multiplyAdds,
  'U-Net, input': unet.size,
  'U-Net, output': output(unet).size,
};
