// A receipt leaves the app as a file, and is checked by who has no wallet: in the app, and by the verifier that shares no code with it.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { payFaceToFace } from "../harness/people.mjs";
import { ROOT } from "../harness/server.mjs";
import { TWO_HUNDRED } from "./first-light.mjs";

const { checkReceipt } = createRequire(import.meta.url)("../../../verifier/receipt.js");

export const scenarios = [{ name: "receipt-file", run: receiptFile }];

async function receiptFile(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram");
  const carla = await world.person("Carla");
  await carla.start();
  await carla.isKeptOffline();
  await world.cutNetwork();
  await anna.issue(TWO_HUNDRED);
  const faceOff = world.faceOff(anna, bram);
  await payFaceToFace(faceOff, { payer: anna, payee: bram, amount: 27, newCommunity: true });
  const { paid } = await payFaceToFace(faceOff, { payer: anna, payee: bram, amount: 30, memo: "a basket" });
  faceOff.part();
  assert.ok(paid.change.length > 0, "change came back");

  const files = await Promise.all([anna, bram].map((wallet) => saveNewest(world, wallet)));
  assert.ok(files[0].equals(files[1]), "both sides save the same bytes");
  const place = path.join(await world.scratch(), "receipt.jtr");
  await writeFile(place, files[0]);

  const checked = await checkReceipt(files[0]);
  assert.ok(checked.holds, JSON.stringify(checked.checks));
  assert.deepEqual([checked.amount, checked.unit, checked.memo, checked.header], [30, "plum", "a basket", paid.header]);
  assert.deepEqual(checked.paid.map(({ label }) => label).sort(), paid.paid.map(({ label }) => label).sort());

  await withoutWallet(world, carla, place, paid);
  await byThePage(world, carla, place);
  await aForgery(world, carla, place);
}

/** Opens the newest receipt, reads what the file tells, and saves it. */
async function saveNewest(world, wallet) {
  await wallet.openReceipt();
  await wallet.find("receipt-amount").waitFor();
  await wallet.click("receipt-save");
  await world.looks(wallet, `1-tells-${wallet.name}`);
  const download = wallet.page.waitForEvent("download");
  await wallet.click("receipt-file-yes");
  const file = await download;
  assert.match(file.suggestedFilename(), /^juicetokens-receipt-[0-9a-f]{8}\.jtr$/);
  await wallet.find("receipt-file-saved").waitFor();
  return readFile(await file.path());
}

/** Carla has no wallet; the file opens all the same. */
async function withoutWallet(world, carla, place, paid) {
  await carla.page.goto(`${carla.network().url}/check`);
  await choose(carla, place);
  await carla.find("check").waitFor();
  assert.equal(await carla.find("check").getAttribute("data-holds"), "true");
  assert.equal((await carla.find("check-header").innerText()).trim(), paid.header);
  assert.match(await carla.find("check-amount").innerText(), /30/);
  const findings = await carla.find("check-line").evaluateAll((lines) => lines.map(({ dataset }) => dataset.finding));
  assert.deepEqual(findings, Array(8).fill("Holds"));
  await world.looks(carla, "2-checked");
}

async function choose(wallet, place) {
  const chooser = wallet.page.waitForEvent("filechooser");
  await wallet.click("check-file");
  await (await chooser).setFiles(place);
}

/** The verifier's page, from the disk. */
async function byThePage(world, carla, place) {
  const page = await carla.context.newPage();
  await page.goto(pathToFileURL(path.join(ROOT, "verifier", "index.html")).href);
  await page.locator("#file").setInputFiles(place);
  await page.locator(".verdict.good").waitFor();
  assert.match(await page.locator("#result").innerText(), /30 plum/);
  if (world.screenshots) await page.screenshot({ path: path.join(world.screenshots, "receipt-file-3-page.png"), fullPage: true });
  await page.close();
}

/** One byte of the amount is another: nothing of it is proved. */
async function aForgery(world, carla, place) {
  const bytes = await readFile(place);
  bytes[bytes.indexOf("a basket") + 2] ^= 1;
  await writeFile(place, bytes);
  await choose(carla, place);
  await carla.page.locator('[data-test="check"][data-holds="false"]').waitFor();
  await world.looks(carla, "4-forged");
  const other = path.join(path.dirname(place), "other.jtr");
  await writeFile(other, "no receipt");
  await choose(carla, other);
  await carla.find("check-none").waitFor();
}
