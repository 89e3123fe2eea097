/** The same array, or a longer one where it has no room for an index. */
export function withRoom(array: Int32Array, index: number): Int32Array {
  if (index < array.length) return array;
  const longer = new Int32Array(2 * index + 8);
  longer.set(array);
  return longer;
}
