/** What stands on the controls that every figure may have. */
export const figures = {
  reset: 'Reset',
  step: 'Step',
  stepBack: 'Step back',
  play: 'Play',
  pause: 'Pause',
} as const;
