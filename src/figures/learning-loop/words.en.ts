/** What is read of homework and training. */
export const words = {
  title: 'Homework and training',
  about:
    'The loop of homework beside the five lines of a training loop, carried out one by one on real numbers.',
  circle: 'The loop of homework: five stations in a circle',
  code: 'The training loop: five lines of code and what each has given',
  stations: [
    ['Two tasks', 'from the sheet'],
    ['Do them', 'as you know how'],
    ['Marks', 'how wrong?'],
    ['Review', 'what was to blame?'],
    ['Change', 'your ways a little'],
  ],
  lines: [
    'x, y = next minibatch',
    'answer = w · x + b',
    'loss = mean (answer − y)²',
    'slope = ∂loss/∂w, ∂loss/∂b',
    'w, b −= rate · slope',
  ],
  rate: 'Learning rate',
  nextLine: 'Next line',
  wholeRound: 'Whole round',
  round: (round: number) => `round ${round}`,
  epoch: (epoch: number) => `epoch ${epoch}`,
  known: (w: string, b: string) => `known: w = ${w}, b = ${b}`,
  head: (round: number, epoch: number) => `Round ${round}, epoch ${epoch}. `,
  and: ' and ',
  update: (changes: string, w: string, b: string) =>
    `Update: w and b change by ${changes}, to ${w} and ${b}.`,
  backward: (w: string, b: string) =>
    `Backward pass: the loss changes by ${w} for each unit of w and by ${b} for each unit of b. The update goes against both.`,
  loss: (loss: string) => `Loss: the mean squared error of the two answers is ${loss} (g/kg)².`,
  forward: (w: string, b: string, answers: string) =>
    `Forward pass: with w = ${w} and b = ${b} the answers are ${answers} g/kg.`,
  task: (celsius: string, humidity: string) =>
    `at ${celsius} °C the air contains ${humidity} g/kg of water vapour`,
  minibatch: (tasks: string) => `A minibatch: ${tasks}.`,
  nothingYet:
    'Nothing is learned yet: w = 0 and b = 0. Press “Next line” to hand out the first two tasks; “Whole round” goes through all five lines.',
} as const;
