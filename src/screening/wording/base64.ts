/** The signed bytes that a base64 text stands for. */
export function base64Bytes(text: string): Int8Array {
  return Int8Array.from(atob(text), (char) => (char.charCodeAt(0) << 24) >> 24);
}
