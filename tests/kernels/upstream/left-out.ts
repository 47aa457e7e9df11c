/** Tests of TensorFlow.js that are left out, by the names of their suites and their own. */
export type LeftOut = readonly (readonly [suite: RegExp, name: RegExp])[];

export function isLeftOut(list: LeftOut, suite: string, name: string): boolean {
  return list.some(([suites, names]) => suites.test(suite) && names.test(name));
}
