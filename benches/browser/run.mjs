// Opens the page in headless Chromium and writes what it measured: node benches/browser/run.mjs --out FILE
//
// The module lies in module/ (`cargo xtask bench` puts it there).

import { createServer } from "node:http";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { chromium } from "playwright-core";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
/** A give-up; the page measures for about a minute. */
const LONGEST_MS = 600_000;

const { values } = parseArgs({ options: { out: { type: "string" } } });

const server = createServer(answer).listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${server.address().port}/index.html`);
  page.setDefaultTimeout(LONGEST_MS);
  await page.waitForFunction(() => window.measured);
  const measured = await page.evaluate(() => window.measured);
  await writeFile(values.out, JSON.stringify({ version: `Chromium ${browser.version().split(".")[0]}`, ...measured }));
} finally {
  await browser.close();
  server.close();
}

/** One file of this folder. Isolated from other origins, a page has a clock of five microseconds instead of a hundred. */
async function answer(request, response) {
  const file = path.join(FOLDER, path.normalize(new URL(request.url, "http://localhost").pathname));
  try {
    const body = await readFile(file);
    response.writeHead(200, {
      "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}
