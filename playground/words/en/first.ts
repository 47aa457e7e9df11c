/** What the first script of a page may have to say, before anything else has been fetched. */
export const first = {
  ready: 'Ready',
  loading: 'Loading …',
  /** A Run begins with these words too, so that they stay as they are when it does. */
  loadingTensorFlow: 'Loading TensorFlow.js …',
  notLoaded:
    'Failed: the playground could not be loaded: is the network there? Press again, or else reload the page.',
} as const;
