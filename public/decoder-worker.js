// Reads QR codes out of pictures, away from the page's thread.
//
// In:  { id, width, height, pixels }  with pixels an ArrayBuffer of RGBA, or { id, image } with an ImageBitmap or ImageData
// Out: { id, codes: [{ bytes: Uint8Array, corners: [x0, y0, x1, y1, x2, y2, x3, y3], version }] }, and `error` where reading failed

import { prepareZXingModule, readBarcodes } from "/zxing/reader/index.js";

// The library's own default would be a public host: its wasm is served from here instead.
prepareZXingModule({ overrides: { locateFile: () => "/zxing/reader/zxing_reader.wasm" }, fireImmediately: true });

const OPTIONS = {
  formats: ["QRCode"],
  tryHarder: true,
  tryRotate: true,
  tryDownscale: true,
  // Our screens always show dark on light, in the dark theme too: looking for inverted codes costs time at each miss.
  tryInvert: false,
  maxNumberOfSymbols: 4,
};

let canvas = null;

/** The RGBA pixels of a request, whatever form they came in. */
function pixels({ width, height, pixels, image }) {
  if (pixels) return { width, height, data: new Uint8ClampedArray(pixels) };
  if (!("close" in image)) return image;
  canvas ??= new OffscreenCanvas(1, 1);
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  image.close();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function corners({ topLeft, topRight, bottomRight, bottomLeft }) {
  return [topLeft, topRight, bottomRight, bottomLeft].flatMap(({ x, y }) => [x, y]);
}

self.onmessage = async ({ data }) => {
  const { id } = data;
  try {
    const found = await readBarcodes(pixels(data), OPTIONS);
    const codes = found.filter((code) => code.isValid).map(({ bytes, position, version }) => ({ bytes, corners: corners(position), version: Number.parseInt(version, 10) || 0 }));
    self.postMessage({ id, codes });
  } catch (error) {
    self.postMessage({ id, codes: [], error: String(error) });
  }
};
