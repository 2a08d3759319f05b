// Codes that are not ours, as somebody has printed them.

import { readFile } from "node:fs/promises";

import { prepareZXingModule, writeBarcode } from "zxing-wasm/writer";

import { glimpse } from "./optics.mjs";

/**
 * A text, or bytes, as a QR code, drawn in a wallet's page.
 * @returns {Promise<string>} its picture as a data URL
 */
export async function pictureOf(wallet, content) {
  const file = new URL("../../../node_modules/zxing-wasm/dist/writer/zxing_writer.wasm", import.meta.url);
  prepareZXingModule({ overrides: { wasmBinary: (await readFile(file)).buffer } });
  const { symbol } = await writeBarcode(content, { format: "QRCode", ecLevel: "L" });
  return wallet.page.evaluate(async ({ width, height, data }) => {
    const pixels = new ImageData(width, height);
    data.forEach((value, at) => pixels.data.set([value, value, value, 255], 4 * at));
    const [scale, quiet] = [6, 4];
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [(width + 2 * quiet) * scale, (height + 2 * quiet) * scale];
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingEnabled = false;
    context.drawImage(await createImageBitmap(pixels), quiet * scale, quiet * scale, width * scale, height * scale);
    return canvas.toDataURL();
  }, { width: symbol.width, height: symbol.height, data: [...symbol.data] });
}

/** Holds codes before a wallet's camera, one after the other, until something is said of them. */
export async function lookAt(wallet, codes, next, said) {
  let over = false;
  const done = said.finally(() => (over = true));
  for (let at = 0; !over; at++) {
    await wallet.see(codes[at % codes.length], glimpse(next));
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 120))]);
  }
  await done;
}
