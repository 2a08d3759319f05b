// Reads pictures in grey from stdin and writes the codes in them to stdout, with zxing-cpp.
//
// In:  width, height (u32, little-endian), width * height levels
// Out: a 0 when ready; for each picture the number of codes, and each code's length and bytes (u32, little-endian)

import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

// Our screens show dark on light: looking for inverted codes would only cost time.
const OPTIONS = {
  formats: ["QRCode"],
  tryHarder: true,
  tryRotate: true,
  tryDownscale: true,
  tryInvert: false,
  maxNumberOfSymbols: 4,
};

const wasm = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
await prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer }, fireImmediately: true });

function write(bytes) {
  for (let done = 0; done < bytes.length; ) done += writeSync(1, bytes, done);
}

function number(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** RGBA of grey levels. */
function pixels(levels) {
  const data = new Uint8ClampedArray(levels.length * 4);
  const words = new Uint32Array(data.buffer);
  for (let place = 0; place < words.length; place++) words[place] = levels[place] * 0x010101 + 0xff000000;
  return data;
}

async function answer(width, height, levels) {
  const found = await readBarcodes({ width, height, data: pixels(levels) }, OPTIONS);
  const codes = found.filter((code) => code.isValid).map(({ bytes }) => bytes);
  write(Buffer.concat([number(codes.length), ...codes.flatMap((bytes) => [number(bytes.length), Buffer.from(bytes)])]));
}

write(number(0));
let chunks = [];
let held = 0;
for await (const chunk of process.stdin) {
  chunks.push(chunk);
  held += chunk.length;
  const first = chunks[0].length >= 8 ? chunks[0] : Buffer.concat(chunks);
  if (held < 8) continue;
  const [width, height] = [first.readUInt32LE(0), first.readUInt32LE(4)];
  if (held < 8 + width * height) continue;
  const all = Buffer.concat(chunks);
  await answer(width, height, all.subarray(8, 8 + width * height));
  chunks = [all.subarray(8 + width * height)];
  held = chunks[0].length;
}
