import { errors, seeds } from './model.ts';

/** What the text may print of this figure: errors in m/s. */
export const numbers = {
  'mean of the training months, training': errors.mean.train,
  'mean of the training months, test': errors.mean.test,
  'two EOFs, training': errors.eofs.train,
  'two EOFs, test': errors.eofs.test,
  'autoencoder, training': errors.autoencoder.train,
  'autoencoder, test': errors.autoencoder.test,
  'autoencoder, test, best of ten seeds': seeds.test[0],
  'autoencoder, test, worst of ten seeds': seeds.test[1],
};
