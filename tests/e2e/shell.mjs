// The shell around the app, in real Chromium under the production headers: it starts, installs, works offline, reads
// codes, and changes its version only when it is told to.
//
// node tests/e2e/shell.mjs --dist DIR --failpoints-dist DIR   (the second build serves as "the next version")

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

import { chromium } from "playwright-core";
import { prepareZXingModule, writeBarcode } from "zxing-wasm/writer";

const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

const { values } = parseArgs({ options: { dist: { type: "string" }, "failpoints-dist": { type: "string" } } });

/** Starts our own server; resolves with its port once it prints its address. */
async function serve(dist, port = 0) {
  const child = spawn("cargo", ["xtask", "serve", "--port", String(port), "--dist", path.resolve(dist)], { stdio: ["ignore", "pipe", "inherit"] });
  const found = await new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk) => {
      const match = /127\.0\.0\.1:(\d+)/.exec((text += chunk));
      if (match) resolve(Number(match[1]));
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = () => (child.kill(), ended);
  return { port: found, url: `http://127.0.0.1:${found}`, stop };
}

/** A QR code of these bytes as RGBA pixels, six to a module. */
async function picture(bytes) {
  prepareZXingModule({ overrides: { wasmBinary: readFileSync("node_modules/zxing-wasm/dist/writer/zxing_writer.wasm") } });
  const { symbol, error } = await writeBarcode(Uint8Array.from(bytes), { format: "QRCode", ecLevel: "L", addQuietZones: true });
  assert.equal(error, "");
  const scale = 6;
  const width = symbol.width * scale;
  const height = symbol.height * scale;
  const pixels = new Uint8Array(width * height * 4).fill(255);
  for (let index = 0; index < width * height; index++) {
    const value = symbol.data[Math.floor(index / width / scale) * symbol.width + Math.floor((index % width) / scale)];
    pixels.fill(value, index * 4, index * 4 + 3);
  }
  return { width, height, pixels: [...pixels] };
}

function decode(page, request) {
  return page.evaluate(({ width, pixels }) => new Promise((resolve, reject) => {
    const worker = new Worker("/decoder-worker.js", { type: "module" });
    worker.onerror = (event) => reject(new Error(event.message || "the decoder did not start"));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      resolve({ ...data, codes: data.codes.map((code) => ({ bytes: [...code.bytes], corners: code.corners, version: code.version })) });
    };
    const buffer = Uint8Array.from(pixels).buffer;
    worker.postMessage({ id: 7, width, pixels: buffer }, [buffer]);
  }), request);
}

/** The app is mounted, and its worker can be asked for. */
const started = (page) => page.waitForFunction(() => document.documentElement.dataset.glue && !document.getElementById("starting"));
const cacheNames = (page) => page.evaluate(() => caches.keys());

const profile = await mkdtemp(path.join(tmpdir(), "juicetokens-shell-"));
let server = await serve(values.dist);
const context = await chromium.launchPersistentContext(profile, { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
const complaints = [];
context.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(`${message.type()}: ${message.text()}`));
context.on("weberror", (error) => complaints.push(`uncaught: ${error.error()}`));

async function test(name, work) {
  await work();
  assert.deepEqual(complaints, [], name);
  console.log(`ok ${name}`);
}

try {
  const page = context.pages()[0] ?? (await context.newPage());

  await test("the page starts under the policy, and its worker with it", async () => {
    const worker = page.waitForEvent("worker");
    await page.goto(server.url);
    assert.match((await worker).url(), /\/engine-worker\.js\?glue=/);
    await started(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
  });

  await test("headers are a production site's", async () => {
    const { headers } = await page.evaluate(async () => ({ headers: Object.fromEntries((await fetch("/manifest.webmanifest", { cache: "reload" })).headers) }));
    assert.doesNotMatch(headers["content-security-policy"], /unsafe-(inline|eval)(?!')|'unsafe-eval'/);
    const missing = await context.request.get(`${server.url}/juicetokens-app-0000000000000000.js`);
    assert.equal(missing.status(), 404);
    const glue = await page.evaluate(() => document.documentElement.dataset.glue);
    assert.match((await context.request.get(server.url + glue)).headers()["cache-control"], /immutable/);
    assert.equal((await context.request.get(`${server.url}/pay`)).headers()["content-type"], "text/html; charset=utf-8");
    const inline = await page.evaluate(() => new Promise((resolve) => {
      document.addEventListener("securitypolicyviolation", (event) => resolve(event.violatedDirective), { once: true });
      const script = document.createElement("script");
      script.textContent = "window.injected = true";
      document.body.append(script);
    }));
    assert.match(inline, /script-src/);
    assert.equal(await page.evaluate(() => window.injected), undefined);
    // That refusal is the one complaint that was asked for.
    assert.equal(complaints.splice(0).length, 1);
  });

  await test("the app can be installed", async () => {
    const session = await context.newCDPSession(page);
    await session.send("Page.enable");
    assert.deepEqual((await session.send("Page.getInstallabilityErrors")).installabilityErrors, []);
    assert.deepEqual((await session.send("Page.getAppManifest")).errors, []);
  });

  const bytes = Array.from({ length: 200 }, (_, index) => (index * 37) % 256);
  const code = await picture(bytes);
  await test("the decoder reads a code, and nothing where there is none", async () => {
    const { id, codes, error } = await decode(page, code);
    assert.equal(error, undefined);
    assert.equal(id, 7);
    assert.deepEqual(codes.map((found) => found.bytes), [bytes]);
    assert.equal(codes[0].corners.length, 8);
    assert.equal(codes[0].version, 9);
    const blank = { ...code, pixels: code.pixels.map(() => 255) };
    assert.deepEqual((await decode(page, blank)).codes, []);
  });

  await test("with the server gone: reload, deep links, a new tab and the decoder work", async () => {
    await server.stop();
    await context.setOffline(true);
    await page.reload();
    await started(page);
    assert.deepEqual((await decode(page, code)).codes.map((found) => found.bytes), [bytes]);
    for (const address of ["/pay", "/receipt/00ff"]) {
      await page.goto(server.url + address);
      await started(page);
    }
    const tab = await context.newPage();
    await tab.goto(`${server.url}/receive`);
    await started(tab);
    await tab.close();
    // The wallet's worker keeps its parameters when it comes from the cache.
    const [worker] = page.workers();
    assert.match(await worker.evaluate(() => self.location.search), /glue=/);
    // What is not ours is not answered with the page.
    assert.equal(await page.evaluate(() => fetch("/missing-0000000000000000.js").then((answer) => answer.status, () => "unreachable")), "unreachable");
    assert.deepEqual(complaints.splice(0).filter((text) => !/net::ERR_(FAILED|INTERNET_DISCONNECTED)/.test(text)), []);
  });

  await test("a new version waits until it is told to take over", async () => {
    await context.setOffline(false);
    const [before] = await cacheNames(page);
    server = await serve(values["failpoints-dist"], server.port);
    await page.goto(server.url);
    await started(page);
    const glue = () => page.evaluate(() => document.documentElement.dataset.glue);
    const oldGlue = await glue();
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const installed = new Promise((resolve) => {
        const watch = (worker) => worker.addEventListener("statechange", () => worker.state === "installed" && resolve());
        if (registration.waiting) resolve();
        else if (registration.installing) watch(registration.installing);
        else registration.addEventListener("updatefound", () => watch(registration.installing), { once: true });
      });
      registration.update();
      await installed;
    });
    assert.equal((await cacheNames(page)).length, 2);
    await page.reload();
    await started(page);
    assert.equal(await glue(), oldGlue, "the old version serves while the new one waits");
    await page.evaluate(async () => {
      const { waiting } = await navigator.serviceWorker.ready;
      const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
      waiting.postMessage({ type: "activate" });
      await taken;
    });
    await page.reload();
    await started(page);
    assert.notEqual(await glue(), oldGlue);
    await page.waitForFunction(async (old) => !(await caches.keys()).includes(old), before);
    assert.equal((await cacheNames(page)).length, 1);
  });
} finally {
  await context.close();
  await server.stop().catch(() => {});
  await rm(profile, { recursive: true, force: true });
}
