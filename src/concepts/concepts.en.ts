import type { Concept, Thread } from './concept.ts';

type Where = Pick<Concept, 'section' | 'program' | 'exercise'>;

/** The ideas of one chapter, in the order in which it tells them. */
const ideasOf =
  (chapter: string) =>
  (
    id: string,
    thread: Thread,
    name: string,
    says: string,
    needs: string,
    { section, program, exercise }: Where,
  ): Concept => ({
    id,
    thread,
    name,
    says,
    needs: needs.split(' ').filter(Boolean),
    chapter,
    ...(section && { section }),
    ...(program && { program }),
    ...(exercise && { exercise }),
  });

const one = ideasOf('back-to-2012');
const two = ideasOf('breakthroughs');
const three = ideasOf('learning-process');
const four = ideasOf('dense-networks');
const five = ideasOf('training-and-gpus');
const six = ideasOf('regularisation');
const seven = ideasOf('convolutional-networks');
const eight = ideasOf('architectures');
const nine = ideasOf('recurrent-networks');
const ten = ideasOf('transformers');
const eleven = ideasOf('graph-neural-networks');
const twelve = ideasOf('aifs');

/** Every idea on the map. Those of a chapter that is not written yet are left out when the map is drawn. */
export const concepts: readonly Concept[] = [
  one('feature', 'networks', 'Feature', 'A number that somebody thought of, made from the raw ones.', '', {
    section: 'feature-engineering',
    program: 'hand-made-features',
    exercise: 'two-features',
  }),
  one(
    'learned-feature',
    'networks',
    'Learned feature',
    'A feature with parameters, learned with all the rest.',
    'feature',
    {
      section: 'features-that-are-learned',
      program: 'learned-features',
    },
  ),
  one(
    'luck',
    'judging',
    'Luck of the days',
    'Two rules differ on few days; a difference must be larger than chance makes it.',
    '',
    {
      section: 'what-the-scores-say',
      program: 'hand-made-features',
    },
  ),
  one(
    'gpu',
    'learning',
    'Processors for games',
    'Thousands of equal sums at once: what made deep networks affordable.',
    '',
    {
      section: 'processors-made-for-games',
      program: 'matrix-product',
    },
  ),
  one('alexnet', 'networks', 'AlexNet', 'The network of 2012, counted to the last weight.', 'gpu', {
    section: 'alexnet',
    exercise: 'count-alexnet',
  }),

  two('persistence', 'weather', 'Persistence', 'The forecast that nothing changes.', '', {
    section: 'two-forecasts-that-cost-nothing',
    program: 'two-free-forecasts',
  }),
  two(
    'climatology',
    'weather',
    'Climatology',
    'The forecast of what is usual, and in its own years it looks too good.',
    '',
    {
      section: 'how-usual-is-the-usual',
      program: 'climatology-judged',
    },
  ),
  two(
    'sphere-scores',
    'judging',
    'Scores on a sphere',
    'Errors counted by area: RMSE and anomaly correlation.',
    '',
    {
      section: 'errors-on-a-sphere',
      exercise: 'weighted-rmse',
    },
  ),
  two(
    'shrink',
    'judging',
    'Shrinking',
    'What is uncertain is best forecast closer to the mean.',
    'persistence climatology',
    {
      section: 'the-smallest-data-driven-forecasts',
      program: 'one-number',
      exercise: 'beat-climatology',
    },
  ),
  two(
    'data-driven',
    'weather',
    'Data-driven forecast',
    'A map from today’s fields to tomorrow’s, learned from reanalyses.',
    'persistence',
    {
      section: 'the-rise-of-data-driven-forecasting',
    },
  ),

  three('parameters', 'learning', 'Parameters', 'The numbers of a model that training sets.', '', {
    section: 'forward-pass',
    program: 'line-by-hand',
  }),
  three(
    'loss',
    'learning',
    'Loss',
    'One number for how wrong, which decides what kind of right is wanted.',
    'parameters',
    {
      section: 'loss-function',
      program: 'line-by-hand',
    },
  ),
  three('gradient', 'learning', 'Gradient', 'How the loss changes with each parameter.', 'loss', {
    section: 'backward-pass',
    program: 'line-by-hand',
  }),
  three('loop', 'learning', 'Training loop', 'Forward, loss, backward, update, and again.', 'gradient', {
    section: 'the-training-loop',
    program: 'curve-by-autodiff',
    exercise: 'mend-the-loop',
  }),
  three(
    'minibatch',
    'learning',
    'Minibatch',
    'A gradient from a few examples: noisy, and many for the price of one.',
    'loop',
    {
      section: 'stochastic-gradient-descent',
      program: 'minibatches',
      exercise: 'spend-examples',
    },
  ),

  four('neuron', 'networks', 'Neuron', 'A weighted sum, a bias, a bend.', 'parameters', {
    section: 'the-neuron-taken-apart',
    program: 'addition-neuron',
  }),
  four(
    'activation',
    'networks',
    'Activation',
    'The bend, without which layers would be one line.',
    'neuron',
    {
      section: 'modern-activations',
      program: 'activations',
    },
  ),
  four(
    'matrix-layer',
    'networks',
    'Dense layer',
    'Many neurons at once: a matrix and a bend.',
    'neuron activation',
    {
      section: 'from-neuron-to-layer',
      exercise: 'dense-layer',
    },
  ),
  four(
    'deep',
    'networks',
    'Deep network',
    'Layers on layers, which fold the plane where one can only cut it.',
    'matrix-layer',
    {
      section: 'deep-networks',
      exercise: 'xor-by-hand',
    },
  ),
  four(
    'solved',
    'judging',
    'Solved rival',
    'What least squares finds at once, without steps or seeds.',
    'loss parameters',
    {
      section: 'learning-the-humidity-of-sea-air',
      program: 'solved-rivals',
      exercise: 'fifty-parameters',
    },
  ),
  four(
    'extrapolation',
    'weather',
    'Outside the data',
    'Where no example was, the network still answers.',
    'deep',
    {
      section: 'what-it-did-not-learn',
      program: 'what-is-missing',
    },
  ),

  five(
    'initialisation',
    'learning',
    'Start of the weights',
    'Sizes that keep signals and gradients alike from layer to layer.',
    'deep',
    {
      section: 'learnable-parameters',
    },
  ),
  five(
    'backprop',
    'learning',
    'Back-propagation',
    'The chain rule from the loss backwards, every value used once.',
    'gradient deep',
    {
      section: 'backward-pass',
      program: 'back-propagation',
      exercise: 'mend-the-backward-pass',
    },
  ),
  five(
    'adjoint',
    'weather',
    'Adjoint',
    'The same sweep, by the name it has in data assimilation.',
    'backprop',
    {
      section: 'the-adjoint-by-another-name',
      program: 'gradient-check',
    },
  ),
  five(
    'surface',
    'learning',
    'Irregular surface',
    'No bowl: saddles, plateaus and valleys, which the architecture shapes.',
    'backprop',
    {
      section: 'an-irregular-surface',
    },
  ),
  five(
    'adam',
    'learning',
    'Momentum and Adam',
    'Averages of gradients, and a rate for each parameter.',
    'minibatch surface',
    {
      section: 'adam',
      program: 'five-optimisers',
      exercise: 'write-adam',
    },
  ),
  five(
    'batch',
    'learning',
    'Batch and processor',
    'A batch is a matrix; what does not fill the processor costs the same.',
    'minibatch gpu',
    {
      section: 'a-batch-is-a-matrix',
      program: 'batch-size',
    },
  ),

  six(
    'overfitting',
    'learning',
    'Overfitting',
    'The noise of the training years, learned by heart.',
    'deep loop',
    {
      section: 'overfitting',
      program: 'overfit-on-purpose',
    },
  ),
  six(
    'split',
    'judging',
    'Split in time',
    'Learn, choose and judge on different years, with gaps; look at the last once.',
    'overfitting',
    {
      section: 'the-leak',
      program: 'next-month',
      exercise: 'split-without-a-leak',
    },
  ),
  six('penalty', 'learning', 'Penalties', 'L2 and L1 charge for large weights.', 'overfitting', {
    section: 'l2-and-l1',
    program: 'penalties-and-stopping',
    exercise: 'beat-persistence',
  }),
  six(
    'dropout',
    'learning',
    'Dropout and noise',
    'No neuron and no example comes twice in the same form.',
    'overfitting',
    {
      section: 'dropout',
      program: 'noise-and-dropout',
    },
  ),
  six(
    'batch-norm',
    'networks',
    'Batch normalisation',
    'Each unit scaled by its batch: an easier training more than a constraint.',
    'matrix-layer minibatch',
    {
      section: 'batch-normalisation',
      program: 'batch-normalisation',
    },
  ),
  six(
    'ridge',
    'judging',
    'Ridge regression',
    'A line with L2, solved: the rival that most networks of this course do not beat.',
    'solved penalty',
    {
      section: 'seven-methods-and-a-straight-line',
      program: 'solved-lines',
    },
  ),
  six('equal-budget', 'judging', 'Equal budget', 'Passes over the data count, not steps.', 'ridge split', {
    section: 'another-year-and-twelve',
    program: 'twelve-years',
  }),

  seven('convolution', 'networks', 'Convolution', 'One small kernel, everywhere.', 'neuron', {
    section: 'two-dimensional-convolutions',
    program: 'sobel',
    exercise: 'sizes-before-you-run',
  }),
  seven('shared', 'networks', 'Shared weights', 'What is learned at one place holds at all.', 'convolution', {
    section: 'shared-weights',
    program: 'shared-weights',
  }),
  seven(
    'learnt-filter',
    'networks',
    'Learnt filters',
    'A kernel that training finds, Sobel’s among them.',
    'convolution loop',
    {
      section: 'filters-are-learnt',
      program: 'learn-a-kernel',
    },
  ),
  seven(
    'receptive',
    'networks',
    'Receptive field',
    'How far a unit sees, layer by layer and halving by halving.',
    'convolution',
    {
      section: 'compression-changes-the-focus',
    },
  ),
  seven(
    'blur',
    'weather',
    'Blur',
    'The mean of all that may follow has the least squared error, and is smooth.',
    'loss shrink',
    {
      section: 'smooth-it-and-solve-for-a-filter',
      program: 'smooth-the-rain',
    },
  ),
  seven(
    'nowcast',
    'weather',
    'Nowcast',
    'The rain of the next hour: moved, smoothed, learned.',
    'persistence convolution blur',
    {
      section: 'let-a-network-learn-it',
      program: 'nowcast',
    },
  ),
  seven('padding', 'weather', 'Periodic padding', 'The array ends, the globe does not.', 'convolution', {
    section: 'the-array-ends-the-globe-does-not',
    program: 'padding',
    exercise: 'pad-the-globe',
  }),

  eight('vgg', 'networks', 'VGG-16', 'Small kernels in a deep stack.', 'alexnet receptive', {
    section: 'vggnet-16',
    program: 'count-vgg',
  }),
  eight(
    'shortcut',
    'networks',
    'Shortcut',
    'What goes in is added to what comes out: a sum in place of a product, on the way back too.',
    'backprop deep',
    {
      section: 'why-residual-connections',
      program: 'deeper-and-deeper',
      exercise: 'begin-as-nothing',
    },
  ),
  eight(
    'resnet',
    'networks',
    'ResNet-101',
    'A hundred layers by shortcuts and narrow blocks.',
    'vgg shortcut batch-norm',
    {
      section: 'resnet-101',
      program: 'resnet-pass',
      exercise: 'count-a-bottleneck',
    },
  ),
  eight(
    'u-net',
    'networks',
    'U-Net',
    'Down to see far, up to be sharp, with what was seen laid alongside.',
    'receptive shortcut',
    {
      section: 'u-net-encoding-and-decoding',
      program: 'sharpen-u-net',
    },
  ),
  eight(
    'latent',
    'networks',
    'Compression',
    'A few numbers in the middle force a choice of what is kept.',
    'deep loss',
    {
      section: 'why-compression-and-latent-spaces',
      program: 'a-few-numbers',
    },
  ),

  nine(
    'recurrence',
    'networks',
    'Recurrence',
    'The same layer at every time, with a state.',
    'matrix-layer shared',
    { section: 'recurrent-neural-networks' },
  ),
  nine(
    'bptt',
    'learning',
    'Back through time',
    'Products of slopes, which vanish or explode.',
    'backprop recurrence',
    {
      section: 'vanishing-and-exploding',
      program: 'slope-through-time',
      exercise: 'back-through-time-by-hand',
    },
  ),
  nine('gates', 'networks', 'Gates', 'What is kept, taken in and shown is learned: LSTM and GRU.', 'bptt', {
    section: 'gates',
    program: 'a-long-memory',
    exercise: 'one-step-of-an-lstm',
  }),
  nine(
    'tracks',
    'weather',
    'Storm tracks',
    'Where a storm goes depends on the flow around it, which its track does not tell.',
    'gates persistence',
    {
      section: 'where-will-the-storm-be',
      program: 'storm-tracks',
    },
  ),
  nine(
    'four-d-var',
    'weather',
    '4D-Var',
    'Back through time to the start of the forecast (here on simulated weather).',
    'adjoint bptt',
    {
      section: 'the-gradient-that-corrects-the-weather',
      program: 'four-d-var',
    },
  ),

  ten(
    'attention',
    'networks',
    'Attention',
    'Averages whose shares are computed from what is averaged.',
    'matrix-layer',
    {
      section: 'attention',
      program: 'attention-by-hand',
      exercise: 'do-not-look-ahead',
    },
  ),
  ten('positions', 'networks', 'Positions', 'Attention knows no order but the one it is told.', 'attention', {
    section: 'what-it-does-not-know',
    exercise: 'tell-the-order',
  }),
  ten(
    'transformer',
    'networks',
    'Transformer',
    'Attention and a small network, each beside a shortcut.',
    'attention positions shortcut',
    {
      section: 'a-layer-of-a-transformer',
      program: 'stations-look-at-stations',
    },
  ),
  ten(
    'cost',
    'networks',
    'Cost of looking',
    'All pairs grow as a square; windows grow as a line.',
    'attention',
    {
      section: 'what-it-costs',
      program: 'cost-of-attention',
    },
  ),
  ten(
    'tokens',
    'networks',
    'Patches as tokens',
    'A field cut into pieces that attend to each other.',
    'transformer',
    {
      section: 'a-field-as-tokens',
      program: 'vision-transformer',
    },
  ),
  ten(
    'next-word',
    'learning',
    'The next word',
    'A language model: a distribution over what comes next.',
    'transformer loss',
    {
      section: 'a-language-model-of-the-weather',
      program: 'weather-words',
    },
  ),

  eleven('graph', 'networks', 'Graph', 'Nodes, edges, and no order among them.', 'convolution', {
    section: 'the-pixel-grid-and-its-graph',
    program: 'pixels-as-nodes',
  }),
  eleven(
    'messages',
    'networks',
    'Message passing',
    'Each node hears its neighbours, and changes.',
    'graph shared',
    {
      section: 'graph-neural-networks',
      program: 'stations-as-a-graph',
      exercise: 'divide-by-degrees',
    },
  ),
  eleven('rounds', 'networks', 'Too many rounds', 'Averages of averages make all nodes alike.', 'messages', {
    section: 'too-many-rounds',
    program: 'too-many-rounds',
  }),
  eleven(
    'mesh',
    'weather',
    'Mesh on the globe',
    'An icosahedron refined, with the edges of all levels kept.',
    'messages',
    {
      section: 'a-mesh-on-the-globe',
      program: 'across-the-globe',
    },
  ),
  eleven(
    'graph-attention',
    'networks',
    'Graph transformer',
    'Attention along edges: the family is complete.',
    'messages attention',
    {
      section: 'graph-transformers',
      exercise: 'shares-of-edges',
    },
  ),

  twelve(
    'area-loss',
    'learning',
    'Weights of a loss',
    'Area, level and variable say what an error costs.',
    'loss sphere-scores',
    {
      section: 'the-loss',
      exercise: 'weighted-loss',
    },
  ),
  twelve(
    'encode-process-decode',
    'networks',
    'Encoder, processor, decoder',
    'From the data’s grid to a coarser one, and back.',
    'u-net mesh graph-attention latent',
    {
      section: 'encoder-processor-decoder',
      program: 'what-aifs-learns',
    },
  ),
  twelve(
    'rollout',
    'learning',
    'Rollout',
    'A forecast that lives on its own forecasts, in training too.',
    'bptt blur',
    {
      section: 'rollout-and-why-squared-error-blurs',
      program: 'mini-aifs',
    },
  ),
  twelve('crps', 'judging', 'CRPS', 'A score for a whole ensemble, which does not reward the blur.', 'blur', {
    section: 'a-score-for-distributions',
    program: 'an-ensemble',
    exercise: 'fair-crps',
  }),
  twelve(
    'shift',
    'weather',
    'Another world',
    'What was learned of one world is asked in another.',
    'extrapolation split',
    {
      section: 'another-world',
      program: 'another-world',
    },
  ),
  twelve(
    'aifs',
    'weather',
    'AIFS',
    'All of it, at a weather centre, four times a day.',
    'data-driven area-loss encode-process-decode rollout',
    {
      section: 'operational-february-2025',
    },
  ),
];
