// Reads QR codes out of pictures, away from the page's thread.
//
// In:  { id, width, pixels } with pixels an ArrayBuffer of RGBA
// Out: { id, codes: [{ bytes: Uint8Array, corners: [x0, y0, x1, y1, x2, y2, x3, y3], version }] }, and `error` where reading failed

import load, { read } from "/juicetokens-decoder.js";

// Begins before the first picture comes.
const loaded = load();

/** Takes a code out of the module's memory. */
function taken(code) {
  const { bytes, corners, version } = code;
  code.free();
  return { bytes, corners: [...corners], version };
}

self.onmessage = async ({ data: { id, width, pixels } }) => {
  try {
    await loaded;
    self.postMessage({ id, codes: read(new Uint8Array(pixels), width).map(taken) });
  } catch (error) {
    self.postMessage({ id, codes: [], error: String(error) });
  }
};
