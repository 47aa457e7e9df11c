/** The folders of `lab` in the order in which a reader meets them, and what each is called. */
export const groupTitles: Readonly<Record<string, string>> = {
  data: 'Data',
  loop: 'Loops',
  draw: 'Drawing',
  report: 'Reporting',
  random: 'Random numbers',
  training: 'Training',
  models: 'Trained models',
  verification: 'Verification',
  'linear-regression': 'Linear regression',
  'principal-components': 'Principal components',
  sphere: 'The sphere',
  graph: 'Graph networks',
  rollout: 'Rollouts of fields',
  barotropic: 'Barotropic model',
};
