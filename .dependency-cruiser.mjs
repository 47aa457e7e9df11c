/**
 * Who may import what. Each folder of `playground/` names the folders it may see; whatever is not named is an
 * error, so a new folder has to be written down here. One way, no way back: the editor never meets the runner,
 * a view sees only events, the protocol sees nothing.
 */

/** Folders of playground/ and what each may import: folders beside its own, and packages. */
const PLAYGROUND = {
  protocol: { folders: [], packages: [], viewEvents: true },
  lab: { folders: ['protocol'], packages: [], viewEvents: true },
  'lab/host': { folders: ['protocol'], packages: [] },
  'lab/arguments': { folders: ['lab/host'], packages: [] },
  'lab/spelling': { folders: [], packages: [] },
  'lab/random': { folders: ['lab/arguments'], packages: [] },
  'lab/barotropic': { folders: ['lab/arguments'], packages: [] },
  'lab/sphere': { folders: ['lab/arguments'], packages: [] },
  'lab/data': { folders: ['protocol', 'lab/arguments', 'lab/host', 'lab/spelling'], packages: [] },
  'lab/models': { folders: ['protocol', 'lab/arguments', 'lab/host'], packages: [] },
  'lab/draw': {
    folders: ['protocol', 'lab/arguments', 'lab/host', 'lab/sphere'],
    packages: [],
    viewEvents: true,
  },
  'lab/report': { folders: ['lab/arguments', 'lab/host'], packages: [], viewEvents: true },
  'lab/loop': { folders: ['lab/arguments', 'lab/host', 'lab/random'], packages: [] },
  'lab/linear-regression': { folders: ['lab/arguments'], packages: [] },
  'lab/verification': { folders: ['lab/arguments'], packages: [] },
  'lab/training': {
    folders: ['lab/arguments', 'lab/random', 'lab/verification'],
    packages: ['@tensorflow/tfjs'],
  },
  kernels: { folders: [], packages: ['@tensorflow/tfjs[^/]*'] },
  benchmark: {
    folders: ['page', 'words', 'protocol', 'lab', 'runner', 'views'],
    packages: ['@tensorflow/tfjs'],
  },
  'benchmark/models': { folders: ['lab'], packages: ['@tensorflow/tfjs'] },
  'benchmark/jax': { folders: ['benchmark/models', 'lab'], packages: ['@tensorflow/tfjs', '@jax-js/jax'] },
  runtime: { folders: ['protocol', 'lab', 'kernels'], packages: ['@tensorflow/tfjs[^/]*'], viewEvents: true },
  archive: { folders: ['protocol'], packages: ['zarrita', 'tldts'] },
  runner: { folders: ['words', 'protocol', 'archive'], packages: [] },
  compile: { folders: ['words'], packages: ['sucrase'] },
  editor: {
    folders: ['page', 'words', 'protocol', 'store'],
    packages: [
      'monaco-editor',
      '@shikijs/monaco',
      'shiki',
      '@shikijs/[^/]+',
      'codemirror',
      '@codemirror/[^/]+',
      '@lezer/[^/]+',
    ],
  },
  views: {
    folders: ['words', 'protocol'],
    packages: ['d3-[a-z-]+', 'fflate', 'topojson-[a-z]+', 'world-atlas', 'geojson'],
  },
  store: { folders: ['words', 'protocol'], packages: ['idb'] },
  session: { folders: ['words', 'compile', 'runner', 'protocol', 'store'], packages: ['fflate'] },
  page: { folders: [], packages: [] },
  words: { folders: ['protocol'], packages: [] },
  explorer: { folders: ['page', 'words', 'protocol', 'lab', 'views', 'runner'], packages: [] },
  element: {
    folders: [
      'page',
      'words',
      'protocol',
      'store',
      'session',
      'runner',
      'archive',
      'compile',
      'editor',
      'views',
    ],
    packages: [],
  },
  // These two run in Node while the site is built: the editor's type library, and the sandbox's bundle.
  'editor/declarations': { folders: ['protocol'], packages: ['typescript', 'vite'], node: true },
  build: { folders: ['protocol'], packages: ['esbuild', 'vite'], node: true },
};

/** Modules that a plugin of Vite makes up while building. */
const VIRTUAL = '^virtual:(sandbox-assets|(jax-)?benchmark-program|editor-declarations)$';

/** The events of views: how they look on their way, which the sandbox knows as well as the page. */
const VIEW_EVENTS = '^playground/views/(events|[^/]+/(parse-)?event)\\.ts$';

const path = (folders) => folders.map((folder) => `^playground/${folder}/`);
const packages = (names) => names.map((name) => `^node_modules/(@types/)?${name}/`);

const playgroundRules = Object.entries(PLAYGROUND).map(([folder, may]) => ({
  name: `playground-${folder}`,
  comment: `playground/${folder}/ may import ${[...may.folders, ...may.packages].join(', ') || 'nothing'}.`,
  severity: 'error',
  from: {
    path: `^playground/${folder}/`,
    pathNot: path(Object.keys(PLAYGROUND).filter((other) => other.startsWith(`${folder}/`))),
  },
  to: {
    pathNot: [
      ...path([folder, ...may.folders]),
      ...packages(may.packages),
      ...(may.viewEvents ? [VIEW_EVENTS] : []),
      VIRTUAL,
    ],
    ...(may.node ? { dependencyTypesNot: ['core'] } : {}),
  },
}));

/** One vendor, one place: a package and the only files that may import it. */
const only = (name, names, place, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^(playground|src)/', pathNot: place },
  to: { path: packages(names) },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...playgroundRules,
    {
      name: 'playground-folder-unknown',
      comment: 'A new folder of playground/ says in .dependency-cruiser.mjs what it may import.',
      severity: 'error',
      from: { path: '^playground/[^/]+/', pathNot: path(Object.keys(PLAYGROUND)) },
      to: {},
    },
    {
      name: 'view-events-see-nothing',
      comment:
        'The event.ts of a view runs in the sandbox too: it imports the protocol, and nothing that draws.',
      severity: 'error',
      from: { path: VIEW_EVENTS },
      to: { pathNot: [VIEW_EVENTS, ...path(['protocol'])] },
    },
    {
      name: 'drawing-serves-every-view',
      comment: 'What all views draw with knows none of them.',
      severity: 'error',
      from: { path: '^playground/views/drawing/' },
      to: { path: '^playground/views/', pathNot: '^playground/views/(drawing/|live-view\\.ts$)' },
    },
    {
      name: 'playground-is-independent',
      comment: 'The playground works in a plain HTML page: it imports neither the site nor Astro.',
      severity: 'error',
      from: { path: '^playground/' },
      to: { path: ['^src/', '^content/', '^tests/', '^node_modules/(astro|@astrojs)/'] },
    },
    {
      name: 'parts-meet-in-one-place',
      comment:
        'Only the custom element joins session, editor, runner and views; pages use the element, or write a link to it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(commands|build)/' },
      to: {
        path: '^playground/(session|editor|runner|runtime|kernels)/',
        // An address that carries a program is text.
        pathNot: '^playground/session/share\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'figures-use-views',
      comment:
        'A figure may draw with the views of the playground, has its words there, and scores as programs do; it uses nothing else of it.',
      severity: 'error',
      from: { path: '^src/figures/' },
      to: { path: '^playground/', pathNot: '^playground/(views|protocol|words|lab/verification)/' },
    },
    only(
      'monaco-in-one-file',
      ['monaco-editor', '@shikijs/monaco'],
      '^playground/editor/monaco[^/]*\\.ts$',
      'Only editor/monaco*.ts touches Monaco.',
    ),
    only(
      'codemirror-in-one-file',
      ['codemirror', '@codemirror/[^/]+'],
      '^playground/editor/codemirror[^/]*\\.ts$',
      'Only editor/codemirror*.ts touches CodeMirror.',
    ),
    only('idb-in-one-folder', ['idb'], '^playground/store/', 'Only playground/store/ touches the database.'),
    only(
      'jax-in-one-folder',
      ['@jax-js/jax'],
      '^playground/benchmark/jax/',
      'Only playground/benchmark/jax/ touches jax-js.',
    ),
    only(
      'zarrita-in-one-folder',
      ['zarrita', '@zarrita/[^/]+', 'numcodecs'],
      '^playground/archive/',
      'Only playground/archive/ touches zarrita.',
    ),
    {
      name: 'programs-import-lab-and-tfjs',
      comment: "What readers see imports 'lab' and '@tensorflow/tfjs' only.",
      severity: 'error',
      from: { path: '^content/.*/(programs|solutions)/' },
      to: { pathNot: ['^playground/lab/index\\.ts$', '^node_modules/@tensorflow/tfjs/'] },
    },
    {
      name: 'checks-import-program-too',
      comment: "An exercise's check imports 'program' besides what programs import.",
      severity: 'error',
      from: { path: '^content/.*/checks/' },
      to: { pathNot: ['^playground/lab/index\\.ts$', '^node_modules/@tensorflow/tfjs/', '^program$'] },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'What readers get does not depend on tests.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-cycles',
      comment: 'A cycle makes the order of loading matter and the parts inseparable.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment:
        "Every import leads somewhere. 'program' and what Astro makes up are known to exist only later.",
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^program$', '^astro:', '^virtual:starlight/', VIRTUAL] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.astro|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'types', 'default'],
      extensions: ['.ts', '.d.ts', '.mjs', '.js', '.json'],
    },
  },
};
