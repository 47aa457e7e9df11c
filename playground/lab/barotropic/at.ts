/** The element at an index that the loop's bounds keep inside the array; engines inline it. */
export function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
