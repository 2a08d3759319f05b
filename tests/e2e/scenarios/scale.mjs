// Wallets of up to ten thousand coins and ten thousand movements: opened, looked through to the end, searched, and paid with. Counts are
// gates: elements on a screen, bytes of every message, the wallet's summary among them, reads of the storage. Times and memory are told.
//
// SCALE=1000,3000,10000 SCALE_OUT=docs/bench/scale node tests/e2e/run.mjs --only scale    draws the curves of docs/bench/scale.md

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

import { curves } from "../harness/curves.mjs";
import { putBack } from "../harness/kept.mjs";
import { payFaceToFace } from "../harness/people.mjs";
import { ROOT } from "../harness/server.mjs";

const PROGRAM = path.join(ROOT, "target", "debug", "examples", "large_wallet");
const SIZES = (process.env.SCALE ?? "10000").split(",").map(Number);

/** Rows of a page of any list. */
const PAGE = 50;

/** More elements than any screen has: fifty coins are drawn at a time, of forty elements each. */
const MOST_ELEMENTS = 3_000;
/** Bytes of a message for a screen: a page of coins or movements, a chain; never all that there is. */
const MOST_BYTES = 16_384;
/** Bytes of the heaviest message where the wallet's summary comes, with the last two hundred movements and the coins counted. */
const MOST_SUMMARY_BYTES = 65_536;
/** What ends in a screen, without another person. */
const SCREENS = ["unlock to home", "coins", "a coin", "movements", "search"];
/** What brings the summary, and reads all or writes. */
const WITH_SUMMARY = ["unlock to home", "a payment"];
/** Reads of the storage for a screen, however large the wallet is: the tail of the coin that is looked at, and who owns the database. */
const MOST_READS = 8;

export const scenarios = [{ name: "scale", run: scale }];

async function scale(world) {
  await world.serve();
  const rows = [];
  for (const size of SIZES) rows.push(await large(world, size));
  const out = process.env.SCALE_OUT;
  if (!out) return;
  await writeFile(`${out}-ms.svg`, curves("milliseconds until a screen is there", rows, SCREENS, ({ ms }) => ms));
  await writeFile(`${out}-bytes.svg`, curves("bytes of the heaviest message", rows, [...SCREENS, "a payment"], ({ bytes }) => bytes));
}

async function large(world, size) {
  const wallet = await world.person(`Anna ${size}`);
  const file = path.join(await world.scratch(), `${size}.jtkr`);
  await promisify(execFile)(PROGRAM, [size, size, wallet.passphrase, file].map(String));
  await wallet.start("/manifest.webmanifest");
  await wallet.context.addInitScript(weighMessages);
  await putBack(wallet, await readFile(file));
  const watch = new Watch(wallet);
  await wallet.start();
  await wallet.isAt("unlock");
  await watch.countReads();
  await watch.time("unlock to home", () => wallet.unlock());
  await watch.time("coins", async () => (await wallet.click("home-coins"), await wallet.find("coin-row").first().waitFor()));
  await watch.time("every page of coins", () => throughAll(wallet, "coin-row", size), size / PAGE);
  await wallet.find("pager").scrollIntoViewIfNeeded();
  await world.shot(wallet, "last-page-but-one");
  await wallet.goHome();
  await wallet.click("home-coins");
  await watch.time("a coin", async () => (await wallet.find("coin-row").first().click(), await wallet.find("chain").waitFor()));
  await wallet.goHome();
  await watch.time("movements", async () => (await wallet.click("home-movements"), await wallet.find("movement").first().waitFor()));
  await watch.time("every page of movements", () => throughAll(wallet, "movement", size), size / PAGE);
  await watch.time("search", () => search(wallet));
  await wallet.goHome();
  await pay(world, wallet, watch);
  const row = { size, ...watch.figures, "memory of its tabs in MB": await memory(wallet) };
  world.note(JSON.stringify(row));
  await wallet.close();
  return row;
}

/** Turns every page to the end, and one back: the rows of one page are there at a time, and all of them came. */
async function throughAll(wallet, row, size) {
  const found = await wallet.page.evaluate(async ({ row, most }) => {
    const one = (name) => document.querySelector(`[data-test="${name}"]`);
    const rows = () => document.querySelectorAll(`[data-test="${row}"]`).length;
    const isAt = (first) => one("pager")?.dataset.first === String(first) && rows() === one("pager").dataset.last - first + 1 && !one("pager-back").disabled;
    const settled = (is) => new Promise((done) => {
      const look = () => is() && (watcher.disconnect(), done());
      const watcher = new MutationObserver(look);
      watcher.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      look();
    });
    let [seen, widest] = [rows(), rows()];
    while (!one("pager-on").disabled) {
      const next = Number(one("pager").dataset.last) + 1;
      one("pager-on").click();
      await settled(() => isAt(next));
      seen += rows();
      widest = Math.max(widest, rows());
    }
    const first = Number(one("pager").dataset.first) - most;
    one("pager-back").click();
    await settled(() => one("pager").dataset.first === String(first) && rows() === most && !one("pager-on").disabled);
    return { seen, widest, back: rows() };
  }, { row, most: PAGE });
  // The coins are shared out evenly among five values.
  assert.ok(found.seen > size - 10, `${found.seen} rows came, of ${size}`);
  assert.deepEqual([found.widest, found.back], [PAGE, PAGE], "no more rows than a page has");
}

/** What is nowhere there is looked for in all of it. */
async function search(wallet) {
  await wallet.fill("movements-search", "no such thing");
  await wallet.find("movements-none").waitFor();
}

async function pay(world, wallet, watch) {
  const bram = await world.newcomer(`Bram beside ${wallet.name}`);
  const faceOff = world.faceOff(wallet, bram);
  await watch.time("a payment", () => payFaceToFace(faceOff, { payer: wallet, payee: bram, amount: 7, newCommunity: true }));
  faceOff.part();
  await bram.close();
}

/** Watches what screens cost. */
class Watch {
  figures = {};

  constructor(wallet) {
    this.wallet = wallet;
  }

  async countReads() {
    await this.wallet.page.workers()[0].evaluate(() => {
      self.reads = 0;
      for (const name of ["get", "getAll", "getAllKeys", "openCursor"]) {
        const real = IDBObjectStore.prototype[name];
        IDBObjectStore.prototype[name] = function (...given) {
          self.reads += 1;
          return real.apply(this, given);
        };
      }
    });
  }

  /** Does something that ends in a screen, or in so many one after another, and tells what it took. */
  async time(name, work, screens = 1) {
    const worker = this.wallet.page.workers()[0];
    await worker.evaluate(() => (self.reads = 0));
    await this.wallet.page.evaluate(() => (window.heaviest = 0));
    const started = performance.now();
    await work();
    const ms = Math.round(performance.now() - started);
    const elements = await this.wallet.page.evaluate(() => document.querySelectorAll("*").length);
    const bytes = await this.wallet.page.evaluate(() => window.heaviest);
    const reads = await worker.evaluate(() => self.reads);
    this.figures[name] = { ms, elements, bytes, reads };
    assert.ok(elements < MOST_ELEMENTS, `${name}: ${elements} elements`);
    const withSummary = WITH_SUMMARY.includes(name);
    assert.ok(bytes <= (withSummary ? MOST_SUMMARY_BYTES : MOST_BYTES), `${name}: a message of ${bytes} bytes`);
    if (!withSummary) assert.ok(reads <= MOST_READS * screens, `${name}: ${reads} reads`);
  }
}

/** Runs in the page: how many bytes the heaviest message of the worker has. */
function weighMessages() {
  const Real = window.Worker;
  window.heaviest = 0;
  window.Worker = class extends Real {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => (window.heaviest = Math.max(window.heaviest, data.byteLength ?? 0)));
    }
  };
}

/** Memory of all processes of the browser that draw pages or run workers, as the system counts it (proportional set). */
async function memory(wallet) {
  const session = await wallet.context.browser().newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  const kilobytes = await Promise.all(renderers.map(async ({ id }) =>
    Number(/^Pss:\s+(\d+)/m.exec(await readFile(`/proc/${id}/smaps_rollup`, "utf8"))?.[1] ?? 0)));
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024);
}
