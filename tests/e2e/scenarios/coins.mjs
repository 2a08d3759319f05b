// The screens of coins and of movements: a coin's chain is verified on the spot, a payment is found by its note, and the table has it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { payFaceToFace } from "../harness/people.mjs";
import { hook } from "../harness/wallet.mjs";
import { TWO_HUNDRED } from "./first-light.mjs";

export const scenarios = [
  { name: "coins", run: (world) => coins(world, {}) },
  { name: "coins-arabic", like: "coins", run: (world) => coins(world, { locale: "ar-EG" }) },
];

const MEMO = "=quince jelly, \"ripe\"";

async function coins(world, options) {
  await world.serve();
  const anna = await world.person("Anna");
  const bram = await world.person("Bram");
  for (const wallet of [anna, bram]) {
    await wallet.start("/", options);
    await wallet.create();
  }
  await anna.issue(TWO_HUNDRED);
  const faceOff = world.faceOff(anna, bram);
  await payFaceToFace(faceOff, { payer: anna, payee: bram, amount: 7, memo: MEMO, newCommunity: true });
  faceOff.part();

  await world.looks(anna, "home");
  await allCoins(world, anna, bram);
  await theirChain(world, bram);
  await movements(world, anna);
}

/** The list has every coin once; a coin that was received says so, and has one hand less. */
async function allCoins(world, anna, bram) {
  await anna.click("home-coins");
  await anna.isAt("coins");
  assert.deepEqual(await rows(anna), [100, 50, 20, 20, 2, 1].map((value) => ({ value, grade: "Settled" })));
  await world.looks(anna, "coins");
  await anna.goHome();
  await bram.click("home-coins");
  await bram.isAt("coins");
  assert.deepEqual(await rows(bram), [5, 2].map((value) => ({ value, grade: "OnTrust" })));
}

async function rows(wallet) {
  return wallet.find("coin-row").evaluateAll((found) =>
    found.map(({ dataset }) => ({ value: Number(dataset.value), grade: dataset.grade })));
}

/** The chain of a coin that was received: its issue, and the one hand-over, each verified. */
async function theirChain(world, bram) {
  await bram.find("coin-row").first().click();
  await bram.isAt("coin");
  await bram.page.locator(`${hook("chain")}[data-holds="true"]`).waitFor();
  assert.equal(await bram.find("chain-anchor").getAttribute("data-verified"), "true");
  const links = await bram.find("chain-link").evaluateAll((found) =>
    found.map(({ dataset }) => [dataset.number, dataset.verified]));
  assert.deepEqual(links, [["1", "true"]]);
  assert.ok(await bram.has("coin-settle"), "a coin on trust can be settled from here");
  await world.looks(bram, "coin");
  await bram.page.setViewportSize({ width: 360, height: 1400 });
  await world.shot(bram, "coin-whole");
  const address = new URL(bram.page.url()).pathname;
  await bram.reopen(address);
  await bram.page.locator(`${hook("chain")}[data-holds="true"]`).waitFor();
  await bram.click("back");
  await bram.isAt("coins");
  await bram.goHome();
}

/** A payment is found by a word of its note, and the table has its row, harmless to a spreadsheet. */
async function movements(world, anna) {
  await anna.click("home-movements");
  await anna.isAt("movements");
  await anna.find("movement").nth(1).waitFor();
  assert.equal(await anna.find("movement").count(), 2);
  assert.equal(await anna.find("movements-month").count(), 1);
  await world.looks(anna, "movements");
  await anna.fill("movements-search", "QUINCE");
  await shows(anna, ["Paid"]);
  const [download] = await Promise.all([anna.page.waitForEvent("download"), anna.click("movements-save")]);
  assert.equal(download.suggestedFilename(), "juicetokens-movements.csv");
  const lines = (await readFile(await download.path(), "utf8")).split("\r\n");
  assert.equal(lines.length, 3, "a head, a row, and the end");
  assert.match(lines[1], /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ,paid,settled,7,plum,/);
  assert.ok(lines[1].includes(`,"'=quince jelly, ""ripe""",`), lines[1]);
  await anna.fill("movements-search", "");
  await anna.page.locator(`${hook("movements-filter")}[data-filter="Issuer"]`).click();
  await shows(anna, ["Issued"]);
  await anna.fill("movements-search", "quince");
  await anna.find("movements-none").waitFor();
  await anna.goHome();
}

/** Waits until exactly these kinds are listed: the answer may come a moment after the question. */
async function shows(wallet, kinds) {
  await wallet.page.waitForFunction(([selector, wanted]) => {
    const found = [...document.querySelectorAll(selector)].map(({ dataset }) => dataset.kind);
    return JSON.stringify(found) === wanted;
  }, [hook("movement"), JSON.stringify(kinds)]);
}
