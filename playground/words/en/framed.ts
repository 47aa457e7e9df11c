/** What a playground says where another site shows its page in a frame. */
export const framed = {
  onlyUnframed: 'Runs only outside a frame',
  elsewhere: 'Another site shows this page in a frame. Programs do not run there. ',
  openUnframed: 'Open this page by itself',
} as const;
