// A day at a stall: prices are made, a customer pays the sum and both screens show the same moving sign, a part is given back, and the
// day is added up, with what another phone of the stall took.

import assert from "node:assert/strict";

import { inspect } from "../harness/looks.mjs";
import { approve, compareCodes, payFaceToFace } from "../harness/people.mjs";
import { hook } from "../harness/wallet.mjs";
import { TWO_HUNDRED } from "./first-light.mjs";

export const scenarios = [
  { name: "stall", run: stall },
  { name: "stall-arabic", like: "stall", run: arabic },
];

async function stall(world) {
  await world.serve();
  const [anna, bram] = [await world.newcomer("Anna"), await world.newcomer("Bram")];
  await world.cutNetwork();
  await listen(bram);
  await anna.issue(TWO_HUNDRED);
  const faceOff = world.faceOff(anna, bram);
  // Change for the day.
  await payFaceToFace(faceOff, { payer: anna, payee: bram, amount: 5, memo: "change", newCommunity: true });
  await open(world, bram);
  await prices(world, bram);
  await fill(world, bram);
  await sell(world, faceOff, anna, bram);
  await giveBack(world, faceOff, anna, bram);
  await close(world, bram);
  await handOver(world, faceOff, anna, bram);
}

/** Counts the tones that the page plays. */
async function listen(wallet) {
  await wallet.page.evaluate(() => {
    globalThis.tones = 0;
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) {
      globalThis.tones += 1;
      return start.apply(this, when);
    };
  });
}

async function open(world, bram) {
  await bram.click("home-receive");
  await bram.click("receive-till");
  await bram.isAt("stall");
  await bram.click("till-day");
  await bram.isAt("stall-day");
  assert.equal(await bram.find("day-change").getAttribute("data-well"), "false", "one coin is no change for a day");
  assert.equal(await bram.find("day-expiring").getAttribute("data-well"), "true");
  await look(world, bram, "1-before");
  await bram.click("day-open");
  await bram.find("day-total").waitFor();
  await bram.click("back");
  await bram.isAt("stall");
}

async function prices(world, bram) {
  await bram.click("till-edit");
  for (const [name, price] of [["Bread", "4"], ["Apple juice", "3"], ["Jam", "6"]]) {
    await bram.fill("till-name", name);
    await bram.fill("till-cost", price);
    await bram.click("till-keep");
    await bram.page.locator(hook("till-row"), { hasText: name }).waitFor();
  }
  await bram.find("till-up").nth(1).click();
  await bram.page.locator(hook("till-row")).first().filter({ hasText: "Apple juice" }).waitFor();
  await look(world, bram, "2-prices");
  await bram.click("till-edit-done");
}

/** What is on the sum is still there after a reload. */
async function fill(world, bram) {
  const price = (name) => bram.page.locator(hook("till-price"), { hasText: name }).click();
  await price("Apple juice");
  await price("Bread");
  await price("Apple juice");
  await price("Jam");
  await bram.click("till-undo");
  await bram.fill("till-amount", "7");
  await bram.click("till-add");
  await total(bram, 17);
  await look(world, bram, "3-till");
  await bram.reopen("/stall");
  await listen(bram);
  await total(bram, 17);
  assert.equal(await bram.find("till-price").count(), 3);
}

const total = (wallet, amount) => wallet.page.locator(hook("till-total"), { hasText: new RegExp(`^${amount}$`) }).waitFor();

async function sell(world, faceOff, anna, bram) {
  await bram.click("till-charge");
  await Promise.all([bram.isAt("exchange"), anna.pay()]);
  await compareCodes(faceOff);
  const asked = await approve(faceOff, anna);
  assert.match(asked.words, /2 × Apple juice, Bread, 7/);
  const signs = [anna, bram].map((wallet) => wallet.find("paid-sign").waitFor({ timeout: 0 }));
  await faceOff.until(Promise.all(signs), "both screens show the sign");
  const [hers, his] = await Promise.all([anna, bram].map(pictures));
  assert.deepEqual(hers, his, "both phones show the same pictures");
  assert.ok(await bram.page.evaluate(() => globalThis.tones) > 0, "a queue can hear it");
  await moves(bram);
  await look(world, bram, "4-paid");
  await world.looks(anna, "5-customer");
  await bram.click("till-next");
  await bram.isAt("stall");
  await total(bram, 0);
  await anna.showReceipt();
  await anna.find("receipt-amount").waitFor();
  await bram.openReceipt();
  await bram.find("receipt-amount").waitFor();
}

const pictures = (wallet) => wallet.find("paid-sign").getAttribute("data-pictures");

/** Another picture is lit after a while: no still picture does that. */
async function moves(wallet) {
  const lit = await wallet.find("paid-sign").getAttribute("data-lit");
  await wallet.page.waitForFunction(([sign, before]) => document.querySelector(sign).dataset.lit !== before, [hook("paid-sign"), lit]);
}

/** Both open the receipt of the sale; then each receipt leads to the other. */
async function giveBack(world, faceOff, anna, bram) {
  await bram.click("refund-open");
  // One of the coins that he has: change for any other part is luck.
  await bram.fill("refund-amount", "2");
  await bram.find("refund-held").waitFor();
  await look(world, bram, "6-give-back");
  await anna.click("refund-open");
  await Promise.all([anna.click("refund-meet"), bram.click("refund-meet")]);
  await compareCodes(faceOff);
  // Bram has typed the amount, and is not asked again; Anna left it to him, and sees it first.
  await approve(faceOff, anna);
  await faceOff.until(Promise.all([anna, bram].map((wallet) => wallet.find("paid-sign").waitFor({ timeout: 0 }))), "given back");
  for (const wallet of [anna, bram]) {
    await wallet.showReceipt();
    await wallet.click("refund-of");
    await wallet.page.locator(hook("refund-returned"), { hasText: "2" }).waitFor();
  }
  await look(world, bram, "7-returned");
  await bram.goHome();
  await bram.click("home-movements");
  await bram.page.locator(hook("movement"), { hasText: /returned: \P{L}*2/u }).waitFor();
}

async function close(world, bram) {
  await bram.page.goto(`${bram.network().url}/stall/day`);
  await bram.unlock();
  await bram.isAt("stall-day");
  await bram.find("total-left").first().waitFor();
  assert.match(await bram.find("total-taken").first().innerText(), /^17/);
  assert.match(await bram.find("total-returned").first().innerText(), /^2/);
  assert.match(await bram.find("total-left").first().innerText(), /^15/);
  assert.match(await bram.find("total-taken").nth(1).innerText(), /^22/, "since midnight, with the change for the day");
  await bram.find("day-phones").locator("summary").click();
  assert.match(await bram.find("day-report").innerText(), /\/stall\/day#JTDAY1.*Bram.*plum%2CMarket%20Square%2C1%2C17%2C1%2C2$/);
  await bram.fill("day-pasted", "JTDAY1;5;9;2;Bram’s second;plum,Market Square,2,20,0,0");
  await bram.click("day-add");
  await bram.find("day-whole").waitFor();
  assert.match(await bram.find("day-whole").locator(hook("total-taken")).innerText(), /^37/);
  await look(world, bram, "8-closing");
  await bram.page.setViewportSize({ width: 360, height: 2400 });
  await world.shot(bram, "8-closing-whole");
}

/** A helper has the phone: takes a payment, and finds no way to anything else. */
async function handOver(world, faceOff, anna, bram) {
  await bram.page.setViewportSize({ width: 360, height: 740 });
  await bram.click("back");
  await bram.isAt("stall");
  await bram.click("till-only");
  await bram.find("till-is-only").waitFor();
  await look(world, bram, "9-only");
  assert.equal(await bram.has("back"), false, "no way back");
  await bram.page.goBack();
  await bram.isAt("stall");
  await bram.find("till-price").first().click();
  await bram.click("till-charge");
  await anna.pay();
  await compareCodes(faceOff);
  await approve(faceOff, anna);
  await faceOff.until(bram.find("till-next").waitFor(), "it was paid");
  assert.equal(await bram.has("exchange-receipt"), false, "no receipt");
  await bram.click("till-next");
  await bram.isAt("stall");
  await bram.click("till-leave");
  await bram.isAt("unlock");
}

/** The till reads from right to left. */
async function arabic(world) {
  await world.serve();
  const anna = await world.person("Anna");
  await anna.start("/", { locale: "ar-EG" });
  await anna.create();
  await anna.issue(TWO_HUNDRED);
  await anna.click("home-receive");
  await anna.click("receive-till");
  await anna.click("till-edit");
  await anna.fill("till-name", "خبز");
  await anna.fill("till-cost", "4");
  await anna.click("till-keep");
  await anna.find("till-row").waitFor();
  await anna.click("till-edit-done");
  await anna.find("till-price").click();
  await total(anna, 4);
  await look(world, anna, "till");
  await anna.click("till-day");
  await anna.click("day-open");
  await anna.find("day-total").waitFor();
  await look(world, anna, "day");
}

async function look(world, wallet, name) {
  await inspect(wallet);
  await world.looks(wallet, name);
}
