/** What is read of the surfaces and of the paths on them. */
export const words = {
  line: 'a line through 64 cells of sea',
  valley: 'a long valley',
  saddle: 'a saddle',
  ripples: 'a bowl with ripples',
  oneBend: 'a network of one bend',
  fourBends: 'a network of four bends',
  shortcuts: 'four bends with shortcuts',
  step: 'step',
} as const;
