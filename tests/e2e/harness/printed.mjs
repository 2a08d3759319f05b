// Codes that stand still: those that are not ours, as somebody has printed them, and our own as the printer gets them.

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

/** What a printer that draws 384 dots to an inch does with a page that knows 96. */
const DOTS = 4;
/** A4 within its margins, in the page's own measure. */
const PAPER = { width: 718, height: 1047 };

/** Does something while the page looks as the printer gets it. */
export async function onPaper(wallet, act) {
  const screen = wallet.page.viewportSize();
  await wallet.page.emulateMedia({ media: "print" });
  await wallet.page.setViewportSize(PAPER);
  const done = await act();
  await wallet.page.setViewportSize(screen);
  await wallet.page.emulateMedia({ media: null });
  return done;
}

/**
 * A part of the page as it comes out of the printer.
 * @param {import("./wallet.mjs").Wallet} wallet whose page it is
 * @param {import("playwright-core").Locator} part of it
 * @returns {Promise<string>} its picture as a data URL
 */
export async function printedPicture(wallet, part) {
  return onPaper(wallet, async () => {
    const clip = await part.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + scrollX, y: y + scrollY, width, height };
    });
    const session = await wallet.context.newCDPSession(wallet.page);
    const { data } = await session.send("Page.captureScreenshot", { clip: { ...clip, scale: DOTS }, captureBeyondViewport: true });
    await session.detach();
    return `data:image/png;base64,${data}`;
  });
}

/**
 * Holds codes before the camera, one after another, until something is said of them.
 * @param {import("./wallet.mjs").Wallet} wallet whose camera it is
 * @param {string[]} codes as data URLs
 * @param {() => number} next the sequence of glimpses
 * @param {Promise<void>} said
 * @param {object} [view] what is not left to chance
 */
export async function holdBefore(wallet, codes, next, said, view = {}) {
  let over = false;
  const done = said.finally(() => (over = true));
  for (let at = 0; !over; at++) {
    await wallet.see(codes[at % codes.length], { ...glimpse(next), ...view });
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 120))]);
  }
  await done;
}
