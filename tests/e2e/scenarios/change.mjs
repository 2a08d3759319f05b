// Two people change coins: nothing is paid, both see what goes and what comes, and where the coins do not allow it nobody is
// asked anything.

import assert from "node:assert/strict";

import { approve, assertReceiptsAgree, compareCodes, finish, payFaceToFace, values } from "../harness/people.mjs";
import { hook } from "../harness/wallet.mjs";
import { TWO_HUNDRED, held } from "./first-light.mjs";

/** What Anna issues so that she has small coins. */
const SMALL = { ...TWO_HUNDRED, coins: [10, 5, 5, 5, 2, 2, 2, 1, 1, 1] };

export const scenarios = [{ name: "change", run: change }];

async function change(world) {
  await world.serve();
  const [anna, bram] = [await world.newcomer("Anna"), await world.newcomer("Bram")];
  await world.cutNetwork();
  await anna.issue(TWO_HUNDRED);
  const faceOff = world.faceOff(anna, bram);
  await payFaceToFace(faceOff, { payer: anna, payee: bram, amount: 20, newCommunity: true });
  await fromTheStall(world, bram);
  await nothingThatFits(world, faceOff, anna, bram);
  await anna.issue(SMALL);
  await changed(world, faceOff, anna, bram);
}

/** A stall without small coins is shown the way. */
async function fromTheStall(world, bram) {
  await bram.click("home-receive");
  await bram.click("receive-till");
  await bram.click("till-day");
  await bram.page.locator(`${hook("day-change")} a`).click();
  await bram.isAt("change");
  assert.ok(await bram.find("change-submit").isDisabled(), "nothing is chosen yet");
  await world.looks(bram, "change");
}

async function chooseTwenty(bram) {
  await bram.goHome();
  await bram.click("home-coins");
  await bram.click("coins-change");
  await bram.isAt("change");
  await bram.click("change-more-20");
  assert.ok(await bram.find("change-more-20").isDisabled(), "there is only one");
  await bram.click("change-submit");
  await bram.isAt("exchange");
}

/** Anna has another twenty, which changes nothing, and ten in small coins. */
async function nothingThatFits(world, faceOff, anna, bram) {
  await Promise.all([chooseTwenty(bram), anna.pay()]);
  await compareCodes(faceOff);
  const told = ({ page }) => page.locator(hook("problem-code"), { hasText: "CANNOT-SWAP" }).waitFor();
  await faceOff.until(Promise.all(faceOff.pair.map(told)), "both are told that there are no such coins");
  await world.looks(bram, "cannot");
  await bram.answer("exchange-other-coins");
  await bram.isAt("change");
  await Promise.all([anna.goHome(), bram.goHome()]);
  assert.deepEqual(await bram.holding("plum"), held(20, [20]));
}

async function changed(world, faceOff, anna, bram) {
  const before = await anna.holding("plum");
  await Promise.all([chooseTwenty(bram), anna.pay()]);
  await compareCodes(faceOff);
  const asked = await approve(faceOff, anna);
  await faceOff.until(bram.page.locator(hook("exchange-approve")).waitFor(), "Bram is asked as well");
  await world.looks(bram, "asked");
  const agreed = await approve(faceOff, bram);
  assert.deepEqual([agreed.handOver, agreed.change], [asked.change, asked.handOver], "what one gives the other takes");
  assert.deepEqual(agreed.handOver, [20]);
  await faceOff.until(bram.page.locator(hook("paid-sign")).waitFor(), "it is done");
  await world.looks(bram, "done");
  const receipts = await finish(faceOff);
  assertReceiptsAgree(...receipts);
  assert.equal(receipts[0].amount, 20);
  assert.equal(await bram.has("refund-open"), false, "there is nothing to give back");
  await world.looks(bram, "receipt");
  await Promise.all([anna.goHome(), bram.goHome()]);
  assert.equal((await anna.holding("plum")).balance, before.balance);
  const holding = await bram.holding("plum");
  assert.deepEqual(holding, held(20, agreed.change));
  assert.ok(holding.coins.length > 3 && !holding.coins.includes(20), "small coins");
  assert.deepEqual(values(receipts[0].change).toSorted(), [20]);
  assert.equal(await bram.find("movement").first().getAttribute("data-kind"), "Swapped");
}
