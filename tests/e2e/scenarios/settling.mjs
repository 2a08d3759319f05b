// What two wallets cannot end between them, the issuer's wallet ends, over the same codes.
//
// Anna issues plums. When a scenario begins, she holds 123, Bram 50 and Chloe 27, both on trust; Dora has no coins.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import { approve, compareCodes, openExchange, payFaceToFace, settleFaceToFace } from "../harness/people.mjs";
import { TWO_HUNDRED, held } from "./first-light.mjs";

const { checkReceipt } = createRequire(import.meta.url)("../../../verifier/receipt.js");

/** More than an offer stands, the longest a transfer may take, and the issuer's window after that, in milliseconds. */
export const DECIDED = "clock_offset_ms=261300000";

export const scenarios = [
  { name: "settle-renewal", run: renewal },
  { name: "settle-doubt", run: doubt },
  { name: "settle-registered", run: registered },
  { name: "settle-give-back", run: giveBack },
  { name: "settle-declined", run: declined },
];

/** Coins received on trust are renewed: settled, and spent again. */
async function renewal(world) {
  const [anna, bram] = await marketPlace(world);
  await opened(anna, bram);
  const look = looking(world, bram);
  assert.deepEqual(await bram.grades("plum"), { "on-trust": 50 });
  await look("home-on-trust");
  await bram.click("home-settle");
  await bram.isAt("settle");
  await look("settle");
  const faceOff = world.faceOff(anna, bram);
  const done = await settleFaceToFace(faceOff, { holder: bram, issuer: anna, look });
  assert.deepEqual(done, { holder: ["Renewed 50"], issuer: ["Renewed 50"] });
  assert.deepEqual(await bram.grades("plum"), { settled: 50 });
  await look("home-settled");
  const { paid } = await payFaceToFace(faceOff, { payer: bram, payee: anna, amount: 50 });
  assert.deepEqual(paid.paid.map(({ hops, verified }) => [hops, verified]), [[1, true]], "the chain begins anew");
  assert.deepEqual(await anna.holding("plum"), held(173, [100, 50, 20, 2, 1]));
}

/** The payee is killed once it has voted, and never sees the payer again: the issuer decides when the window is over. */
async function doubt(world) {
  const [anna, bram, chloe] = await marketPlace(world);
  await inDoubt(world, { bram, chloe, failpoint: "after:R1", victim: chloe });
  await bram.kill();
  await anna.reopen();
  await chloe.reopen();
  await chloe.goHome();
  const look = looking(world, chloe);
  await look("home-in-doubt");
  assert.deepEqual(await chloe.grades("plum"), { "in-doubt": 27 });

  const first = await settleFaceToFace(world.faceOff(anna, chloe), { holder: chloe, issuer: anna, look: prefixed(look, "filed") });
  assert.deepEqual(first.holder, ["Filed 23"]);
  assert.equal(await chloe.find("open-transfer").getAttribute("data-state"), "AbortFiled");
  assert.match(await chloe.find("open-state").textContent(), /in doubt\W+the issuer decides by .*\d/);
  assert.deepEqual(await chloe.grades("plum"), { "in-doubt": 27 });
  await look("home-filed");

  await Promise.all([anna, chloe].map((wallet) => wallet.reopen(`/?${DECIDED}`)));
  await Promise.all([anna.isAt("home"), chloe.isAt("home")]);
  const second = await settleFaceToFace(world.faceOff(anna, chloe), { holder: chloe, issuer: anna, look: prefixed(look, "voided") });
  assert.deepEqual(second.holder, ["Voided 23", "Renewed 27"]);
  assert.deepEqual(await chloe.grades("plum"), { settled: 27 });
  assert.equal(await chloe.find("movement").first().getAttribute("data-kind"), "RolledBack");
  assert.equal(await chloe.find("open-transfer").count(), 0);
}

/** The payer committed and the answer was lost: it registers, and the payee learns of it from the issuer. */
async function registered(world) {
  const [anna, bram, chloe] = await marketPlace(world);
  await inDoubt(world, { bram, chloe, failpoint: "after:S2", victim: bram });
  await anna.reopen();
  await bram.reopen();
  await bram.goHome();
  const look = looking(world, bram);
  await look("home-committed");
  const payer = await settleFaceToFace(world.faceOff(anna, bram), { holder: bram, issuer: anna, look });
  assert.deepEqual(payer.holder, ["Registered 23", "Renewed 27"]);
  assert.deepEqual(await bram.holding("plum"), held(27, [20, 5, 2]));
  await bram.close();
  await chloe.goHome();
  const payee = await settleFaceToFace(world.faceOff(anna, chloe), { holder: chloe, issuer: anna, look: prefixed(looking(world, chloe), "payee") });
  assert.deepEqual(payee.holder, ["Received 23"], "what the issuer says is settled needs no renewal");
  assert.deepEqual(await chloe.holding("plum"), held(50, [50]));
  assert.deepEqual(await chloe.grades("plum"), { settled: 50 });
}

/** Coins are given back for good once the issuer's person says yes. */
async function giveBack(world) {
  const [anna, , chloe] = await marketPlace(world);
  await opened(anna, chloe);
  await chloe.click("home-settle");
  await chloe.fill("give-back-amount", "6");
  await chloe.page.locator('[data-test="give-back-check"][data-check="not-exact"]').waitFor();
  await world.shot(chloe, "not-exact");
  assert.ok(await chloe.find("give-back").isDisabled());
  const look = async (name) => {
    await looking(world, anna)(`${name}-issuer`);
    await looking(world, chloe)(`${name}-holder`);
    if (name === "settled") await chloe.find("cash-in-show").waitFor();
  };
  const done = await settleFaceToFace(world.faceOff(anna, chloe), { holder: chloe, issuer: anna, giveBack: 7, look });
  assert.deepEqual(done.holder, ["GivenBack 7", "Renewed 20"]);
  assert.deepEqual(await chloe.holding("plum"), held(20, [20]));
  assert.deepEqual(await anna.holding("plum"), held(123, [100, 20, 2, 1]));
  assert.equal(await chloe.find("movement").first().getAttribute("data-kind"), "GivenBack");
  assert.equal(await anna.find("movement").first().getAttribute("data-kind"), "TakenBack");
  const reports = await Promise.all([anna, chloe].map((wallet) => saveReport(world, wallet)));
  assert.ok(withoutTime(reports[0]).equals(withoutTime(reports[1])), "both keep the same report");
  const place = path.join(await world.scratch(), "report.jtr");
  await writeFile(place, reports[1]);
  await reportByThePage(world, chloe, place);
  const checked = await checkReceipt(reports[1]);
  assert.deepEqual([checked.holds, checked.amount, checked.unit, checked.paid.length], [true, 7, "plum", 2]);
}

/** The file but for the six bytes of the time, which nobody has signed. */
const withoutTime = (file) => Buffer.concat([file.subarray(0, 6), file.subarray(12)]);

/** Opens the report from the line of the history, reads every finding, and saves it. */
async function saveReport(world, wallet) {
  await wallet.find("movement").first().click();
  await wallet.page.locator('[data-test="check"][data-holds="true"]').waitFor();
  assert.match(await wallet.find("check-amount").innerText(), /^7$/);
  const findings = await wallet.find("check-line").evaluateAll((lines) => lines.map(({ dataset }) => [dataset.check, dataset.finding]));
  assert.deepEqual(findings, ["Issuer", "Coins", "Given", "Taken"].map((check) => [check, "Holds"]));
  await world.looks(wallet, `report-${wallet.name}`);
  const download = wallet.page.waitForEvent("download");
  await wallet.click("cash-in-save");
  const file = await download;
  assert.match(file.suggestedFilename(), /^juicetokens-cashing-in-[0-9a-f]{8}\.jtr$/);
  return readFile(await file.path());
}

/** Whoever gets the file checks it in the app, at the place for receipts. */
async function reportByThePage(world, wallet, place) {
  await wallet.page.goto(`${wallet.network().url}/check`);
  await wallet.page.locator("main, form").first().waitFor();
  const chooser = wallet.page.waitForEvent("filechooser");
  await wallet.click("check-file");
  await (await chooser).setFiles(place);
  await wallet.page.locator('[data-test="check"][data-holds="true"]').waitFor();
  assert.equal(await wallet.find("cash-in-save").count(), 0, "what came from outside is not saved again");
  const bytes = await readFile(place);
  bytes[bytes.length - 30] ^= 1;
  await writeFile(place, bytes);
  const again = wallet.page.waitForEvent("filechooser");
  await wallet.click("check-file");
  await (await again).setFiles(place);
  await wallet.page.locator('[data-test="check"][data-holds="false"]').waitFor();
}

/** The issuer's person says no: nothing is taken back, and what was signed over comes back renewed. */
async function declined(world) {
  const [anna, , chloe] = await marketPlace(world);
  await opened(anna, chloe);
  const faceOff = world.faceOff(anna, chloe);
  await Promise.all([chloe.settle({ giveBack: 7 }), anna.serve()]);
  await compareCodes(faceOff);
  await faceOff.until(anna.find("exchange-decline").waitFor({ timeout: 0 }), "Anna is asked");
  await anna.answer("exchange-decline");
  await faceOff.until(chloe.page.locator('[data-test="exchange-phase"][data-phase="Done"]').waitFor({ timeout: 0 }), "Chloe has settled");
  await looking(world, chloe)("declined");
  assert.deepEqual(await chloe.settled(), ["Refused", "Renewed 7", "Renewed 20"]);
  await Promise.all([anna.goHome(), chloe.goHome()]);
  assert.deepEqual(await chloe.grades("plum"), { settled: 27 });
  assert.equal(await anna.page.locator('[data-test="movement"][data-kind="TakenBack"]').count(), 0);
}

// ── What the scenarios share ─────────────────────────────────────────────────────────────────────────────────────

/** Anna has paid Bram 50 and Chloe 27. */
export function marketPlace(world) {
  return world.peopleOf("market", async (made) => {
    await made.serve(made.failpointsDist);
    const people = [];
    for (const name of ["Anna", "Bram", "Chloe", "Dora"]) people.push(await made.newcomer(name));
    const [anna, bram, chloe] = people;
    await made.cutNetwork();
    await anna.issue(TWO_HUNDRED);
    for (const [payee, amount] of [[bram, 50], [chloe, 27]]) {
      const faceOff = made.faceOff(anna, payee);
      await payFaceToFace(faceOff, { payer: anna, payee, amount, newCommunity: true });
      faceOff.part();
    }
  });
}

/** People open their wallets. */
export async function opened(...wallets) {
  for (const wallet of wallets) {
    await wallet.reopen();
    await wallet.isAt("home");
  }
}

/** Bram pays Chloe 23 with 50 and gets 27 back; one of the two is killed at a failpoint. */
export async function inDoubt(world, { bram, chloe, failpoint, victim }) {
  for (const wallet of [bram, chloe]) {
    await wallet.reopen(wallet === victim ? `/?failpoint=${failpoint}` : "/");
    await wallet.isAt("home");
  }
  const faceOff = world.faceOff(bram, chloe);
  const reached = victim.reached(failpoint);
  await openExchange(bram, chloe, { amount: 23 });
  await compareCodes(faceOff);
  await approve(faceOff, bram);
  await faceOff.until(reached, `${victim.name} reaches ${failpoint}`);
  await victim.kill();
  faceOff.part();
}

/** Looks at a screen in every way. */
export function looking(world, wallet) {
  return (name) => world.looks(wallet, name);
}

const prefixed = (look, prefix) => (name) => look(`${prefix}-${name}`);
