// Codes that stand still: those that are not ours, as somebody has printed them, and our own as the printer gets them.

import { readFile } from "node:fs/promises";

import { prepareZXingModule, writeBarcode } from "zxing-wasm/writer";

import { glimpse } from "./optics.mjs";

/**
 * A text as a QR code, drawn in a wallet's page.
 * @returns {Promise<string>} its picture as a data URL
 */
export async function pictureOf(wallet, text) {
  const file = new URL("../../../node_modules/zxing-wasm/dist/writer/zxing_writer.wasm", import.meta.url);
  prepareZXingModule({ overrides: { wasmBinary: (await readFile(file)).buffer } });
  const { symbol } = await writeBarcode(text, { format: "QRCode", ecLevel: "M" });
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

/**
 * A part of the page as it comes out of the printer.
 * @param {import("./wallet.mjs").Wallet} wallet whose page it is
 * @param {import("playwright-core").Locator} part of it
 * @returns {Promise<string>} its picture as a data URL
 */
export async function printedPicture(wallet, part) {
  await wallet.page.emulateMedia({ media: "print" });
  const picture = await part.screenshot({ animations: "disabled" });
  await wallet.page.emulateMedia({ media: null });
  return `data:image/png;base64,${picture.toString("base64")}`;
}

/**
 * Holds a code before the camera until something is said of it.
 * @param {import("./wallet.mjs").Wallet} wallet whose camera it is
 * @param {string} code as a data URL
 * @param {() => number} next the sequence of glimpses
 * @param {Promise<void>} said
 * @param {object} [view] what is not left to chance
 */
export async function holdBefore(wallet, code, next, said, view = {}) {
  let over = false;
  const done = said.finally(() => (over = true));
  while (!over) {
    await wallet.see(code, { ...glimpse(next), ...view });
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 120))]);
  }
  await done;
}
