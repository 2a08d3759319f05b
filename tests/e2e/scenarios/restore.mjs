// What brings a wallet back, and what opens it: a backup file with a test restore, the 24 words, another passphrase, the device's
// own lock. A browser's profile is a phone; one that is lost is not opened again.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { payFaceToFace, settleFaceToFace } from "../harness/people.mjs";
import { hook } from "../harness/wallet.mjs";

export const scenarios = [
  { name: "restore", run: restore },
  { name: "words", run: words },
  { name: "locks", run: locks },
  { name: "passkey", run: passkey },
  { name: "passkey-copy", run: passkeyCopy },
];

const COINS = { community: "Plum Yard", unit: "plum", coins: [20, 5, 2] };

async function restore(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram");
  const phone = await world.person("Bram’s new phone");
  await phone.start();
  await phone.isKeptOffline();
  await world.cutNetwork();
  await anna.issue(COINS);
  assert.ok(!(await bram.has("nag")), "there is nothing to lose yet");
  const faceOff = world.faceOff(anna, bram);
  await payFaceToFace(faceOff, { payer: anna, payee: bram, amount: 27, newCommunity: true });
  faceOff.part();
  await bram.goHome();
  await bram.find("nag").waitFor();
  await world.looks(bram, "1-nag");
  const file = await backUp(world, bram);
  await tried(world, bram, file);
  await bram.close();

  await putBack(world, phone, file, bram.passphrase);
  assert.deepEqual(await phone.grades("plum"), { quarantined: 27 });
  assert.deepEqual(await phone.find("restored-so").evaluateAll((parts) => parts.map(({ dataset }) => dataset.part)), ["restored", "needs-peer", "lost"]);
  await world.looks(phone, "5-back");
  await phone.click("restored-read");
  await settleFaceToFace(world.faceOff(phone, anna), { holder: phone, issuer: anna });
  await phone.goHome();
  assert.deepEqual(await phone.grades("plum"), { settled: 27 }, "the issuer has renewed them");
}

/** What is written there, without the marks that keep directions apart. */
async function wordsIn(wallet, name) {
  return (await wallet.find(name).innerText()).replace(/[\u2066-\u2069]/gu, "");
}

/** Makes a backup, and gives the file's place. */
export async function backUp(world, wallet) {
  await wallet.click("nag-backup");
  await wallet.isAt("safety");
  assert.equal(await wallet.find("safety-standing").getAttribute("data-standing"), "none");
  await wallet.click("safety-backup");
  await wallet.fill("safety-new", wallet.passphrase);
  await wallet.fill("safety-again", `${wallet.passphrase}?`);
  await wallet.click("safety-submit");
  assert.ok(await wallet.page.getByText("The two passphrases differ.").isVisible());
  await wallet.fill("safety-again", wallet.passphrase);
  await world.looks(wallet, "2-backup");
  const [download] = await Promise.all([wallet.page.waitForEvent("download"), wallet.click("safety-submit")]);
  assert.match(download.suggestedFilename(), /^Bram\.jtkb$/);
  const file = path.join(await world.scratch(), download.suggestedFilename());
  await download.saveAs(file);
  // The browser does not say whether the person has cancelled it: until they say that they have it, there is no backup.
  await wallet.find("safety-kept").waitFor();
  await world.looks(wallet, "2-given");
  assert.equal(await wallet.find("safety-standing").getAttribute("data-standing"), "none");
  await wallet.click("safety-kept");
  await wallet.find("safety-done").waitFor();
  await wallet.page.locator(`${hook("safety-standing")}[data-standing="good"]`).waitFor();
  const bytes = await readFile(file);
  assert.equal(bytes.subarray(0, 4).toString(), "JTKB");
  assert.ok(!bytes.includes("Plum"), "the file tells nothing");
  return file;
}

async function choose(wallet, file) {
  const [chooser] = await Promise.all([wallet.page.waitForEvent("filechooser"), wallet.click("file-choose")]);
  await chooser.setFiles(file);
  await wallet.find("file-chosen").waitFor();
}

/** A test restore: refused with another passphrase, and told in full with the right one. */
async function tried(world, wallet, file) {
  await wallet.click("safety-test");
  await choose(wallet, file);
  for (const [passphrase, good] of [["melon melon", "false"], [wallet.passphrase, "true"]]) {
    await wallet.fill("safety-current", passphrase);
    await wallet.click("safety-submit");
    await wallet.page.locator(`${hook("safety-tested")}[data-good="${good}"]`).waitFor();
  }
  assert.match(await wordsIn(wallet, "safety-tested"), /Plum Yard: 27\splum, 3 coins/u);
  await world.looks(wallet, "3-tried");
  await wallet.click("safety-close");
}

export async function putBack(world, phone, file, passphrase) {
  await phone.click("restore-open");
  await phone.isAt("restore");
  await world.looks(phone, "4-ways");
  await phone.click("restore-file");
  await choose(phone, file);
  for (const tried of ["melon melon", passphrase]) {
    await phone.fill("restore-passphrase", tried);
    await phone.click("restore-submit");
    if (tried !== passphrase) await phone.find("restore-problem").waitFor();
  }
  phone.passphrase = passphrase;
  await phone.click("create-continue");
  await phone.isAt("home");
}

async function words(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const shown = await wordsOf(world, anna);
  assert.equal(shown.length, 24);
  await anna.click("safety-close");
  assert.equal(await anna.find("safety-word").count(), 0, "they are gone with the task");

  const phone = await world.person("Anna again");
  await phone.start();
  await phone.click("restore-open");
  await phone.click("restore-words");
  await phone.fill("restore-name", "Anna");
  await phone.fill("restore-passphrase", phone.passphrase);
  await phone.fill("restore-again", phone.passphrase);
  for (const [typed, problem] of [
    [shown.slice(1).join(" "), /23 words/u],
    [["zzz", ...shown.slice(1)].join(" "), /Word 1 is not/u],
    [shown.join("  ").toUpperCase(), null],
  ]) {
    await phone.fill("restore-typed-words", typed);
    await phone.click("restore-submit");
    if (problem) assert.match(await wordsIn(phone, "restore-problem"), problem);
  }
  await phone.click("create-continue");
  await phone.isAt("home");
  await world.looks(phone, "2-home");
  assert.deepEqual(await wordsOf(world, phone), shown, "it is the same wallet");
}

/** Reads the words, after a passphrase that was wrong. */
async function wordsOf(world, wallet) {
  await wallet.click("home-settings");
  await wallet.click("settings-safety");
  await wallet.click("safety-words");
  await wallet.fill("safety-current", "melon melon");
  await wallet.click("safety-submit");
  await wallet.find("safety-problem").waitFor();
  await wallet.fill("safety-current", wallet.passphrase);
  await wallet.click("safety-submit");
  await wallet.find("safety-word").first().waitFor();
  await world.looks(wallet, "1-words");
  return wallet.find("safety-word").allInnerTexts();
}

async function locks(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  await anna.start("/safety");
  await anna.unlock();
  await anna.click("safety-passphrase");
  await anna.fill("safety-current", anna.passphrase);
  const former = anna.passphrase;
  anna.passphrase = "four quinces on a wall";
  await anna.fill("safety-new", anna.passphrase);
  await anna.fill("safety-again", anna.passphrase);
  await anna.click("safety-submit");
  await anna.find("safety-done").waitFor();
  await world.looks(anna, "1-changed");
  await anna.goHome();
  await anna.click("home-lock");
  for (const count of [1, 2, 3]) {
    await anna.tryPassphrase(former);
    await anna.page.locator(`${hook("unlock-wrong")}[data-count="${count}"]`).waitFor();
  }
  await anna.find("unlock-wait").waitFor();
  await world.looks(anna, "2-waits");
  assert.ok(await anna.find("unlock-submit").isDisabled());
  // A page that is loaded anew waits as well.
  await anna.page.reload();
  await anna.find("unlock-wait").waitFor();
  await anna.find("unlock-wait").waitFor({ state: "detached" });
  await anna.unlock();
  assert.equal(await anna.screen(), "home");
}

/** A device with a lock of its own: made for the wallet, then beside the passphrase. */
async function passkey(world) {
  // A passkey belongs to a name, and an address of numbers is none.
  const url = (await world.serve()).replace("127.0.0.1", "localhost");
  const anna = await world.person("Anna", { network: () => ({ url, offline: false }) });
  await anna.start();
  const device = await withDeviceLock(anna);
  await anna.page.reload();
  await anna.click("welcome-create");
  await anna.fill("create-name", "Anna");
  await anna.click("create-passkey");
  await anna.click("create-continue");
  await anna.isAt("home");
  await anna.click("home-lock");
  await anna.isAt("unlock");
  assert.ok(!(await anna.has("unlock-passphrase")), "there is no passphrase to ask for");
  await world.looks(anna, "1-unlock");
  await anna.click("unlock-passkey");
  await anna.isAt("home");
  await anna.click("home-settings");
  await anna.click("settings-safety");
  await anna.click("safety-passphrase");
  await anna.fill("safety-new", anna.passphrase);
  await anna.fill("safety-again", anna.passphrase);
  // Without a passphrase the device says who is there.
  await anna.click("safety-submit");
  await anna.find("safety-done").waitFor();
  await world.looks(anna, "2-both");
  await anna.click("passkey-remove");
  await anna.fill("safety-current", anna.passphrase);
  await anna.click("safety-submit");
  await anna.find("passkey-remove").waitFor({ state: "detached" });
  await beside(anna, device);
  await anna.goHome();
  await anna.click("home-lock");
  await anna.unlock();
  assert.equal(await anna.screen(), "home");
}

/** Beside a passphrase that is wrong the device makes nothing. */
async function beside(anna, device) {
  const made = async () => (await device.session.send("WebAuthn.getCredentials", { authenticatorId: device.authenticatorId })).credentials.length;
  const before = await made();
  await anna.click("safety-passkey");
  await anna.fill("safety-current", "melon melon");
  await anna.click("safety-submit");
  await anna.find("safety-problem").waitFor();
  assert.equal(await made(), before, "a typo leaves no passkey behind in the device");
  await anna.fill("safety-current", anna.passphrase);
  await anna.click("safety-submit");
  await anna.find("safety-done").waitFor();
  assert.equal(await made(), before + 1);
}

/** The device's lock alone opens the wallet, also from an emergency copy. */
async function passkeyCopy(world) {
  const url = (await world.serve()).replace("127.0.0.1", "localhost");
  const anna = await world.person("Anna", { network: () => ({ url, offline: false }) });
  await anna.start();
  await withDeviceLock(anna);
  await anna.page.reload();
  await anna.click("welcome-create");
  await anna.fill("create-name", "Anna");
  await anna.click("create-passkey");
  await anna.click("create-continue");
  await anna.isAt("home");
  await anna.page.evaluate(() => window.dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
  await anna.isAt("failed");
  const [download] = await Promise.all([anna.page.waitForEvent("download"), anna.click("failure-copy")]);
  const file = path.join(await world.scratch(), download.suggestedFilename());
  await download.saveAs(file);
  // The same device, whose browser has lost everything.
  await anna.page.goto(new URL("/manifest.webmanifest", anna.page.url()).href);
  await anna.page.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase("juicetokens").onsuccess = resolve)));
  await anna.page.goto(url);
  await anna.click("restore-open");
  await anna.click("restore-file");
  await choose(anna, file);
  await anna.find("restore-passkey").waitFor();
  assert.ok(!(await anna.has("restore-passphrase")), "no passphrase opens it");
  await world.looks(anna, "1-copy");
  await anna.click("restore-passkey");
  await anna.click("create-continue");
  await anna.isAt("home");
  await anna.click("home-lock");
  await anna.click("unlock-passkey");
  await anna.isAt("home");
}

/** Chromium's own stand-in for a fingerprint reader, with the secret-giving extension. */
async function withDeviceLock(wallet) {
  const session = await wallet.context.newCDPSession(wallet.page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2", ctap2Version: "ctap2_1", transport: "internal", hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, hasPrf: true, automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}
