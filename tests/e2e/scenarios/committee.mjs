// Four people settle together: their wallets are linked from page to page without a server, found a group, and settle for holders over
// the same codes as an issuer.

import assert from "node:assert/strict";
import { networkInterfaces } from "node:os";

import { chance, seedOf } from "../harness/chance.mjs";
import { settleFaceToFace, payFaceToFace } from "../harness/people.mjs";
import { holdBefore } from "../harness/printed.mjs";
import { hook } from "../harness/wallet.mjs";

export const scenarios = [{ name: "committee", run: committee, lacks: network }];

/** Browsers link with each other over a network, and the loopback is none to them. */
function network() {
  const outward = Object.values(networkInterfaces()).flat().some(({ internal }) => !internal);
  return outward ? null : "wallets are linked over a network, and this machine has none but the loopback";
}

const COINS = [10, 5, 5, 2, 1];

async function committee(world) {
  await world.serve();
  const people = [];
  for (const name of ["Anna", "Bram", "Chloe", "Dora"]) people.push(await world.newcomer(name));
  const [anna, bram, chloe, dora] = people;
  await world.stopServer();
  for (const wallet of people) await atCommittee(wallet);
  await world.looks(anna, "1-nobody");

  await linkByCamera(world, anna, bram);
  for (const wallet of [chloe, dora]) await linkByText(anna, wallet);
  await members(anna, 4);
  await world.looks(anna, "3-gathered");
  await found(world, people);

  // The first of them issues coins that all of them settle for; two of the others pay with them.
  await issueTogether(world, anna);
  await payFaceToFace(world.faceOff(anna, dora), { payer: anna, payee: dora, amount: 20, newCommunity: true });
  assert.deepEqual(await dora.grades("shell"), { "on-trust": 20 });

  // Dora settles with Bram, who has issued nothing.
  const faceOff = world.faceOff(bram, dora);
  const renewed = await settleFaceToFace(faceOff, { holder: dora, issuer: bram, serve: () => serve(bram) });
  assert.deepEqual(renewed, { holder: ["Renewed 20"], issuer: ["Renewed 20"] });
  assert.deepEqual(await dora.grades("shell"), { settled: 20 });

  // One is gone for good, as a phone in the water: three decide. What is given back is shown to the member's person first.
  await chloe.kill();
  const back = await settleFaceToFace(faceOff, { holder: dora, issuer: bram, serve: () => serve(bram), giveBack: 5, look: (name) => world.looks(bram, `7-${name}`) });
  assert.deepEqual(back.holder, ["GivenBack 5"]);
  assert.deepEqual(await dora.grades("shell"), { settled: 15 });

  // A second one is gone: two do not decide, and whoever serves is told.
  await anna.kill();
  await atCommittee(bram);
  await bram.page.locator(`${hook("committee-reach")}[data-reached="1"]`).waitFor({ timeout: 60_000 });
  await world.looks(bram, "8-alone");

  // Anna is back: her member goes on from what it has stored, and the three are linked anew.
  await anna.reopen();
  await anna.isAt("home");
  await atCommittee(anna);
  for (const wallet of [bram, dora]) {
    await atCommittee(wallet);
    await linkByText(anna, wallet);
  }
  const again = await settleFaceToFace(faceOff, { holder: dora, issuer: bram, serve: () => serve(bram), giveBack: 10 });
  assert.deepEqual(again.holder, ["GivenBack 10"]);
  assert.deepEqual(await dora.grades("shell"), { settled: 5 });
}

/** A member serves from the committee's screen. */
async function serve(wallet) {
  await atCommittee(wallet);
  await wallet.click("committee-serve");
  await wallet.isAt("exchange");
}

async function atCommittee(wallet) {
  await wallet.goHome();
  await wallet.click("home-settings");
  await wallet.isAt("settings");
  await wallet.click("settings-committee");
  await wallet.isAt("committee");
  await wallet.find("committee").waitFor();
}

async function members(wallet, count) {
  await wallet.page.waitForFunction(([selector, count]) => document.querySelectorAll(selector).length === count,
    [`${hook("member")}[data-linked="true"]`, count]);
}

async function issueTogether(world, wallet) {
  await wallet.click("committee-issue");
  await wallet.isAt("issue");
  await wallet.fill("issue-community", "Harbour");
  await wallet.fill("issue-unit", "shell");
  for (const value of new Set(COINS)) {
    await wallet.fill(`issue-count-${value}`, String(COINS.filter((coin) => coin === value).length));
  }
  await wallet.find("issue-together").check();
  await world.looks(wallet, "6-issue");
  await wallet.click("issue-submit");
  await wallet.isAt("home");
}

/** Both show a code; the one whose offer does not stand answers the other's. */
async function codes(one, other) {
  for (const wallet of [one, other]) await wallet.click("committee-link");
  const [first, second] = await Promise.all([one, other].map((wallet) => code(wallet, "offer")));
  return token(first) < token(second) ? { offers: one, answers: other } : { offers: other, answers: one };
}

async function code(wallet, word) {
  const shown = wallet.page.locator(`${hook("link-code")}[data-code^="JTL1 ${word}"]`);
  await shown.waitFor();
  return shown.getAttribute("data-code");
}

const token = (offer) => offer.split(" ")[2];

async function linkByCamera(world, one, other) {
  const { offers, answers } = await codes(one, other);
  await world.looks(offers, "2-offer");
  await holdBefore(answers, [await photographed(offers)], chance(seedOf(world.name)), code(answers, "answer"));
  await world.looks(answers, "2-answer");
  await holdBefore(offers, [await photographed(answers)], chance(seedOf(world.name) + 1), linked(one, other));
}

async function linkByText(one, other) {
  const { offers, answers } = await codes(one, other);
  await paste(answers, await code(offers, "offer"));
  await paste(offers, await code(answers, "answer"));
  await linked(one, other);
}

async function paste(wallet, text) {
  await wallet.click("committee-by-text");
  await wallet.fill("committee-text", text);
  await wallet.click("committee-paste");
}

async function linked(...wallets) {
  await Promise.all(wallets.map((wallet) => wallet.find("link-code").waitFor({ state: "detached" })));
}

/** The code on a screen, as the other phone sees it. */
async function photographed(wallet) {
  const picture = await wallet.page.locator(`${hook("link-code")} svg`).screenshot();
  return `data:image/png;base64,${picture.toString("base64")}`;
}

/** All compare the number, and agree. */
async function found(world, people) {
  await people[0].click("committee-found");
  const numbers = await Promise.all(people.map((wallet) => wallet.find("committee-code").innerText()));
  assert.match(numbers[0], /^\d{6}$/);
  assert.equal(new Set(numbers).size, 1, "all show the same");
  await world.looks(people[1], "4-compare");
  for (const wallet of people) await wallet.click("committee-agree");
  for (const wallet of people) await wallet.page.locator(`${hook("committee-reach")}[data-reached="4"]`).waitFor();
  await world.looks(people[0], "5-sits");
}
