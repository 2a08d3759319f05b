// People: two wallets pay, add each other, and are recognised the next time, without a code to compare; what is known and what is
// blocked changes what is taken. And two devices that were made from one backup, which both go on receiving and paying.

import assert from "node:assert/strict";

import { approve, compareCodes, finish, openExchange, payFaceToFace, settleFaceToFace } from "../harness/people.mjs";
import { hook } from "../harness/wallet.mjs";
import { backUp, putBack } from "./restore.mjs";

export const scenarios = [
  { name: "people", run: people },
  { name: "devices", run: devices },
];

const COINS = { community: "Plum Yard", unit: "plum", coins: [50, 50, 20, 20, 10, 10, 5, 5, 2, 2] };

/** Anna issues; Bram and Chloe introduce themselves, and pay each other. */
async function people(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram");
  const chloe = await world.newcomer("Chloe");
  await anna.issue(COINS);
  await open(bram, "home-people", "people");
  await bram.find("people-empty").waitFor();
  await world.looks(bram, "01-nobody");
  await introduce(world, bram, "Bram");
  await introduce(world, chloe, "Chloe");

  await give(world, anna, bram, { amount: 65, newCommunity: true });
  await give(world, anna, chloe, { amount: 20, newCommunity: true });
  await meet(world, bram, chloe);
  await recognised(world, bram, chloe);
  await known(world, bram, chloe);
  await blocked(world, bram, chloe);
  await found(world, chloe);
}

async function give(world, payer, payee, { amount, newCommunity }) {
  const faceOff = world.faceOff(payer, payee);
  await payFaceToFace(faceOff, { payer, payee, amount, newCommunity });
  faceOff.part();
}

async function introduce(world, wallet, name) {
  await wallet.goHome();
  await open(wallet, "home-settings", "settings");
  assert.equal(await wallet.find("profile-introduce").isChecked(), false, "nobody is introduced without having said so");
  await wallet.find("profile-introduce").check();
  await wallet.fill("profile-name", name);
  await wallet.click("profile-keep");
  await wallet.page.locator(`${hook("profile-kept")}[data-kept="true"]`).waitFor();
  await wallet.find("profile-me").waitFor();
  await world.looks(wallet, `02-settings-${name}`);
  await wallet.goHome();
}

/** They compare the code once more; afterwards each has the other's name, and adds it. */
async function meet(world, bram, chloe) {
  const faceOff = world.faceOff(bram, chloe);
  await openExchange(bram, chloe, { amount: 10 });
  await compareCodes(faceOff);
  await approve(faceOff, bram);
  await finish(faceOff);
  faceOff.part();
  assert.match(await bram.find("receipt-peer").innerText(), /Chloe/);
  assert.equal(await bram.find("receipt-peer").getAttribute("data-acquaintance"), "Introduced");
  await world.looks(bram, "03-receipt");
  for (const [wallet, name] of [[bram, "Chloe of the jam stall"], [chloe, "Bram"]]) {
    await open(wallet, "person-add", "person");
    if (wallet === bram) await world.looks(wallet, "04-stranger");
    await wallet.fill("person-name-field", name);
    await wallet.click("person-keep");
    await standing(wallet, "Contact");
  }
  await bram.fill("person-note", "plum jam, Saturdays");
  await bram.click("person-keep");
  await world.looks(bram, "05-contact");
  await leavePeople(bram, chloe);
}

/** Both wallets know each other: nobody looks at a code, the payer is asked whom it pays, and names stand on both screens. */
async function recognised(world, bram, chloe) {
  const faceOff = world.faceOff(bram, chloe);
  await Promise.all([chloe.ask({ amount: 5 }), bram.pay({ amount: 5 })]);
  await faceOff.until(bram.find("exchange-approve").waitFor({ timeout: 0 }), "Bram is asked whom he pays, though he typed how much");
  assert.equal(await bram.has("exchange-confirm"), false, "nothing is there to compare");
  await bram.find("exchange-recognised").waitFor();
  assert.match(await bram.find("exchange-peer").innerText(), /Chloe of the jam stall/);
  await world.looks(bram, "06-recognised");
  await approve(faceOff, bram);
  await finish(faceOff);
  faceOff.part();
  assert.match(await chloe.find("receipt-peer").innerText(), /Bram/);
  await Promise.all([bram.goHome(), chloe.goHome()]);
  assert.match(await bram.page.locator(hook("movement-peer")).first().innerText(), /Chloe of the jam stall/);
  await world.looks(bram, "07-home");
}

/** From a stranger 50 a day are taken without a question; from somebody whom Chloe knows, more. */
async function known(world, bram, chloe) {
  await openPerson(chloe, "Bram");
  assert.match(await chloe.find("person-trust").innerText(), /\b50\b/, "a contact has a stranger's limit");
  await chloe.click("person-known");
  await standing(chloe, "Known");
  assert.match(await chloe.find("person-trust").innerText(), /\b500\b/);
  await world.looks(chloe, "08-known");
  await leavePeople(chloe);
  const faceOff = world.faceOff(bram, chloe);
  await openExchange(bram, chloe, { amount: 50 });
  await approve(faceOff, bram);
  await finish(faceOff);
  faceOff.part();
  const why = await chloe.find("reasons").innerText();
  assert.match(why, /whom you know.*65.*500/s, "15 before and 50 now, from somebody known");
  await world.looks(chloe, "09-why");
  await Promise.all([bram.goHome(), chloe.goHome()]);
}

/** Chloe blocks Bram: he is told no more than that she said no. */
async function blocked(world, bram, chloe) {
  await openPerson(chloe, "Bram");
  await chloe.click("person-block");
  await standing(chloe, "Blocked");
  await world.looks(chloe, "10-blocked");
  await leavePeople(chloe);
  const faceOff = world.faceOff(chloe, bram);
  await openExchange(chloe, bram, { amount: 5 });
  await compareCodes(faceOff);
  const stopped = [chloe, bram].map((wallet) => wallet.find("problem-code").waitFor({ timeout: 0 }));
  await faceOff.until(Promise.all(stopped), "both wallets say that it stopped");
  assert.equal(await chloe.find("problem-code").textContent(), "BLOCKED");
  assert.equal(await bram.find("problem-code").textContent(), "REFUSED-11");
  await world.looks(chloe, "11-refused");
  faceOff.part();
  await Promise.all([bram.goHome(), chloe.goHome()]);
  await openPerson(chloe, "Bram");
  await chloe.click("person-block");
  await standing(chloe, "Contact");
  await leavePeople(chloe);
  const again = world.faceOff(chloe, bram);
  await openExchange(chloe, bram, { amount: 5 });
  await approve(again, chloe);
  await finish(again);
  again.part();
  await Promise.all([bram.goHome(), chloe.goHome()]);
}

/** Movements are found by a contact's name, and a removed one is a stranger again. */
async function found(world, chloe) {
  await chloe.reopen("/movements");
  await chloe.isAt("movements");
  await chloe.fill("movements-search", "bram");
  await chloe.page.locator(hook("movement")).nth(1).waitFor();
  await chloe.fill("movements-search", "nobody at all");
  await chloe.find("movements-none").waitFor();
  await chloe.reopen("/people");
  await chloe.isAt("people");
  await world.looks(chloe, "12-people");
  await chloe.page.locator(hook("person-open")).first().click();
  await chloe.isAt("person");
  const address = new URL(chloe.page.url()).pathname;
  await chloe.click("person-remove");
  await chloe.click("person-remove-yes");
  await standing(chloe, "Introduced");
  await chloe.reopen(address);
  await standing(chloe, "Introduced");
}

/** One backup, put back on two phones, while the first goes on: all three receive and pay on under keys of their own. */
async function devices(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram");
  const [first, second] = [await world.person("First phone"), await world.person("Second phone")];
  const chloe = await world.newcomer("Chloe");
  await first.start();
  await second.start();
  await anna.issue(COINS);
  await give(world, anna, bram, { amount: 20, newCommunity: true });
  await bram.goHome();
  const file = await backUp(world, bram);
  await bram.close();
  for (const phone of [first, second]) await putBack(world, phone, file, bram.passphrase);
  for (const phone of [first, second]) {
    await phone.click("restored-read");
    assert.deepEqual(await phone.grades("plum"), { quarantined: 20 });
  }
  // The first has the coin of the backup renewed and pays it on; so the second must not, and is told.
  await settle(world, first, anna);
  assert.deepEqual(await first.grades("plum"), { settled: 20 });
  await give(world, first, chloe, { amount: 20, newCommunity: true });
  await settle(world, chloe, anna);
  await settle(world, second, anna);
  await second.find("conflict").waitFor();
  assert.equal(await second.find("conflict").getAttribute("data-kind"), "ours");
  await world.looks(second, "13-ours");
  // What either receives from now on is its own: it is taken by Chloe, who knows the proof.
  for (const phone of [first, second]) {
    await give(world, anna, phone, { amount: 10 });
    await give(world, phone, chloe, { amount: 10 });
  }
  assert.equal((await chloe.holding("plum")).balance, 40);
  await settle(world, chloe, anna);
  assert.deepEqual(await chloe.grades("plum"), { settled: 40 }, "and the issuer renews all of it");
}

async function settle(world, holder, issuer) {
  const faceOff = world.faceOff(holder, issuer);
  await settleFaceToFace(faceOff, { holder, issuer });
  faceOff.part();
}

async function open(wallet, name, screen) {
  await wallet.click(name);
  await wallet.isAt(screen);
}

async function openPerson(wallet, name) {
  await wallet.goHome();
  await open(wallet, "home-people", "people");
  await wallet.page.locator(hook("person-open"), { hasText: name }).first().click();
  await wallet.isAt("person");
}

async function standing(wallet, acquaintance) {
  await wallet.page.locator(`header${hook("person")}[data-acquaintance="${acquaintance}"]`).waitFor();
}

/** Back from a person to all of them, and home. */
async function leavePeople(...wallets) {
  for (const wallet of wallets) {
    await open(wallet, "back", "people");
    await open(wallet, "back", "home");
  }
}
