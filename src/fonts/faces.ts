const range = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');

const ascii = range(0x20, 0x7e);

/**
 * What texts in English about weather are written with. `fonts.css` says the same as ranges; all other letters of a family
 * stand in files that come when a page holds one.
 */
const proseLetters = `${ascii}\u00a0\u2009\u202f\u200b“”‘’–—‖…·•×°±²³¹½¼µ−↑↓′″€‹›«»áàâäãåæçéèêëíîïñóòôöøúüýßœÁÄÅÇÉÖØÜ`;

/** Letters of European names, such as those in Veličković: Latin Extended-A, the whole block. */
const nameLetters = range(0x100, 0x17f);

const latin = range(0x41, 0x5a) + range(0x61, 0x7a);
const smallGreek = `${range(0x3b1, 0x3c9)}ϵϑϕϱϖ`;
const greek = range(0x391, 0x3a9) + smallGreek;
/** In prose and code few capitals are wanted that look unlike Latin ones. */
const proseGreek = `${range(0x3b1, 0x3c9)}ϵϑϕΓΔΘΛΠΣΦΨΩ`;

/** Relations, operators, arrows, brackets and accents. */
const signs =
  '\u00a0ı∂∇∑∏∫√∞∝∈∉⊂⊆∪∩∅∀∃±×÷⋅·∗∘−=≠≡≈∼≃≤≥≪≫←→↑↓↔⇒⇔↦∣∥⟨⟩⌊⌋⌈⌉…⋯⋮⋱′°‾ˆ˜ˉ˙ˇ´`ℓ⊙∙⊕⊗⊤ΓΔΘΛΞΠΣΥΦΨΩ“”‘’–—';

/** A font as the pages get it. */
export interface Face {
  /** Its file, as style sheets and imports name it. */
  file: string;
  letters: string;
  /** Lightest and boldest weight, or the only one, that is left of a variable font. */
  weights?: readonly [number, number] | number;
}

function prose(family: string, name: string, letters: string, weights: Face['weights']): Face {
  return { file: `@fontsource-variable/${family}/files/${name}.woff2`, letters, ...(weights && { weights }) };
}

function formulas(name: string, letters: string): Face {
  return { file: `katex/dist/fonts/KaTeX_${name}.woff2`, letters };
}

/** `tests/site/fonts.test.ts` finds formulas with letters that stand in none of these. */
export const faces: readonly Face[] = [
  prose('inter', 'inter-latin-wght-normal', proseLetters, [400, 700]),
  prose('inter', 'inter-latin-ext-wght-normal', nameLetters, [400, 700]),
  prose('inter', 'inter-greek-wght-normal', proseGreek, [400, 700]),
  prose('source-serif-4', 'source-serif-4-latin-wght-normal', proseLetters, [400, 700]),
  prose('source-serif-4', 'source-serif-4-latin-wght-italic', proseLetters, 400),
  prose('source-serif-4', 'source-serif-4-latin-ext-wght-normal', nameLetters, [400, 700]),
  prose('source-serif-4', 'source-serif-4-latin-ext-wght-italic', nameLetters, 400),
  prose('source-serif-4', 'source-serif-4-greek-wght-normal', proseGreek, [400, 700]),
  prose('jetbrains-mono', 'jetbrains-mono-latin-wght-normal', proseLetters, 400),
  prose('jetbrains-mono', 'jetbrains-mono-greek-wght-normal', proseGreek, 400),
  // The stroke through the sign of inequality.
  formulas('Main-Regular', `${ascii}${signs}\ue020`),
  formulas('Main-Bold', 'ABCDEFGHIJKLMPQRSTUVWXYZabcdefghikmnopqrstuvwxyz01'),
  // KaTeX keeps the letters i and j without their dots at places of its own.
  formulas('Math-Italic', `${latin}${greek}\ue131\ue237`),
  formulas('Math-BoldItalic', 'βγδθλμσϕχω'),
  formulas('SansSerif-Regular', 'T'),
  formulas('AMS-Regular', 'ENRZ'),
  formulas('Caligraphic-Regular', 'DHLNO'),
  ...[1, 2, 3].map((size) => formulas(`Size${size}-Regular`, '()[]{}⌈⌉⌊⌋∑∏∫⨁')),
  // The tallest brackets are put together from pieces.
  formulas('Size4-Regular', '()[]{}⌈⌉⌊⌋⟨⟩√⎛⎜⎝⎞⎟⎠⎡⎢⎣⎤⎥⎦⎧⎨⎩⎪⎫⎬⎭'),
];
