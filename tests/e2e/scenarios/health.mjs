// The health screen says what is there and what to do about it; the file for whoever helps names nobody; and the app is installed where
// a tab would be cleared.

import assert from "node:assert/strict";

import { payFaceToFace } from "../harness/people.mjs";
import { hook } from "../harness/wallet.mjs";

export const scenarios = [
  { name: "health", run: health },
  { name: "install-iphone", run: iPhone },
  { name: "installed", run: installed },
];

const COMMUNITY = "Zwartewaterplein";
const UNIT = "kweepeer";
const MEMO = "achterstallige huur";

async function health(world) {
  await world.serve();
  const anna = await world.newcomer("Annabel-Lee");
  const bram = await world.newcomer("Bram");
  await world.cutNetwork();
  await anna.issue({ community: COMMUNITY, unit: UNIT, coins: [500, 200, 50] });
  const faceOff = world.faceOff(anna, bram);
  const { paid } = await payFaceToFace(faceOff, { payer: anna, payee: bram, amount: 250, memo: MEMO, newCommunity: true });
  faceOff.part();
  await bram.openReceipt();
  const sid = new URL(bram.page.url()).pathname.split("/").pop();
  await bram.goHome();
  await bram.click("home-settings");
  await bram.click("settings-health");
  await bram.isAt("health");
  await bram.find("health-versions").waitFor();
  assert.equal(await minds(bram, "backup"), "true", "there is no backup");
  assert.equal(await minds(bram, "place"), "false", "a tab of this browser is not cleared");
  assert.match(await wordsIn(bram, "health-versions"), /Coins: 2\. Movements: 1\..*protocol 1, database 2, header 2/s);
  assert.match(await wordsIn(bram, "health-storage"), /\d+ MB are in use/);
  const confidence = await bram.find("health-time").getAttribute("data-state");
  assert.ok(["verified", "consensus", "inadequate"].includes(confidence));
  await world.looks(bram, "1-health");
  const text = await fileOf(bram);
  await world.looks(bram, "2-file");
  for (const wanted of [/^app: \d/m, /^protocol: /m, /^wallet: open/m, /^coins: OnTrust 2/m, /^stored: 2 coins, 1 movements/m, /^database: \{"version":2/m]) {
    assert.match(text, wanted);
  }
  const seen = await everythingThatNames(bram, sid, paid);
  assert.ok(seen.length > 10);
  assert.deepEqual(seen.filter((secret) => text.includes(secret)), [], "the file names nobody and nothing");
}

/** What is written there, without the marks that keep directions apart. */
const wordsIn = async (wallet, name) => (await wallet.find(name).innerText()).replace(/[\u2066-\u2069]/gu, "");

const minds = (wallet, name) => wallet.find(`health-${name}`).getAttribute("data-minds");

async function fileOf(wallet) {
  await wallet.click("health-file-open");
  const text = await wallet.find("health-file").innerText();
  const [download] = await Promise.all([wallet.page.waitForEvent("download"), wallet.click("health-file-save")]);
  assert.equal(download.suggestedFilename(), "juicetokens.txt");
  return text;
}

/** Names, ids and amounts of this wallet, as its screens and its database have them. */
async function everythingThatNames(wallet, sid, paid) {
  const keys = await wallet.page.evaluate(async () => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await done(indexedDB.open("juicetokens"));
    const keys = await done(database.transaction("tail").objectStore("tail").getAllKeys());
    const header = await done(database.transaction("meta").objectStore("meta").get("header"));
    database.close();
    const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
    return [...keys.map(hex), hex(header)];
  });
  const parts = [sid, paid.header, ...keys].flatMap((id) => [id.slice(0, 8), id.slice(-8)]);
  return [wallet.name, wallet.passphrase, "Annabel", COMMUNITY, UNIT, MEMO, "250", ...paid.paid.map(({ label }) => label), ...parts];
}

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

async function iPhone(world) {
  await world.serve();
  const anna = await world.person("Anna");
  await anna.start("/", { userAgent: IPHONE, hasTouch: true, isMobile: true, viewport: { width: 390, height: 760 } });
  await anna.isAt("welcome");
  await anna.find("install-before").locator("summary").click();
  assert.match(await anna.find("install-before").innerText(), /seven days/);
  await anna.find("install-phone").waitFor();
  await world.looks(anna, "1-welcome");
  await anna.create();
  await anna.find("install-open").click();
  await anna.isAt("install");
  await anna.find("install-rule").waitFor();
  assert.ok(!(await anna.has("install-move")), "there is nothing to move yet");
  await anna.goHome();
  await anna.issue({ community: "Plum Yard", unit: "plum", coins: [5, 2] });
  await anna.page.goto(new URL("/health", anna.page.url()).href);
  await anna.unlock();
  await anna.page.locator(`${hook("health-place")}[data-minds="true"]`).waitFor();
  await anna.click("health-install");
  await anna.find("install-move").waitFor();
  await world.looks(anna, "2-move");
  await anna.click("install-handover");
  await anna.isAt("handover");
}

/** As an app of its own there is nothing to install, and no rule to fear. */
async function installed(world) {
  await world.serve();
  const anna = await world.person("Anna");
  await anna.start("/", { userAgent: IPHONE });
  await anna.context.addInitScript(() => Object.defineProperty(navigator, "standalone", { value: true }));
  await anna.page.reload();
  await anna.create();
  assert.ok(!(await anna.has("install-before")));
  await anna.page.goto(new URL("/install", anna.page.url()).href);
  await anna.unlock();
  await anna.find("installed").waitFor();
}
