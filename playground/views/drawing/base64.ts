/** Base64 of bytes, in Node and in browsers. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  // Spreading all at once would overflow the stack of arguments.
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}

/** The bytes that a text in base64 holds. Throws when it is anything else. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
