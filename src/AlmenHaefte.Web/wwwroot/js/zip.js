/** Files in a zip, stored as they are: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
const dosDay = 0x21; // 1 January 1980: the files have no other.
const utf8Names = 0x800;

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) {
    byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
  }
  return byte;
});

const checksum = bytes => ~bytes.reduce((sum, byte) => remainders[(sum ^ byte) & 0xff] ^ (sum >>> 8), -1) >>> 0;

/** Numbers in as many bytes as each says, the least first. @param {[number, number][]} numbers */
const record = numbers => Uint8Array.from(numbers.flatMap(([size, number]) => Array.from({ length: size }, (_, index) => (number >>> (8 * index)) & 0xff)));

/** @param {Record<string, string>} files @param {string} type */
export function zip(files, type) {
  const [parts, directory] = [[], []];
  let [at, size] = [0, 0];
  for (const [path, text] of Object.entries(files)) {
    const [name, bytes] = [path, text].map(one => new TextEncoder().encode(one));
    const facts = [[2, 20], [2, utf8Names], [2, 0], [2, 0], [2, dosDay], [4, checksum(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0]];
    const entry = record([[4, 0x02014b50], [2, 20], ...facts, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]);
    parts.push(record([[4, 0x04034b50], ...facts]), name, bytes);
    directory.push(entry, name);
    at += 30 + name.length + bytes.length;
    size += entry.length + name.length;
  }
  const count = Object.keys(files).length;
  return new Blob([...parts, ...directory, record([[4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0]])], { type });
}
