/** What stands on the controls that every figure may have. */
export const figures = {
  reset: 'Reset',
  step: 'Step',
  /** The sign on the button, and what it is called. */
  back: '‹',
  stepBack: 'Step back',
  play: 'Play',
  pause: 'Pause',
} as const;
