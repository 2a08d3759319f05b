// When nothing goes on: what happened to the money, a file for whoever helps, and an emergency copy of the sealed wallet that comes back
// on another device, as far as it reads. Also where the module does not start at all.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { payFaceToFace, settleFaceToFace } from "../harness/people.mjs";
import { hook } from "../harness/wallet.mjs";

export const scenarios = [
  { name: "crash-module", run: moduleDead },
  { name: "crash-damaged", run: damaged },
  { name: "crash-trap", run: traps },
  { name: "crash-storage", run: full },
];

const COINS = { community: "Plum Yard", unit: "plum", coins: [20, 5, 2] };

/** Bram has 27 of Anna's plums. */
async function market(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram");
  await anna.issue(COINS);
  const faceOff = world.faceOff(anna, bram);
  await payFaceToFace(faceOff, { payer: anna, payee: bram, amount: 27, memo: "seven crates", newCommunity: true });
  faceOff.part();
  return [anna, bram];
}

/** Saves the emergency copy from the screen, and gives its place. */
async function emergencyCopy(world, wallet, code) {
  await wallet.isAt("failed");
  assert.equal(await wallet.find("failure-code").innerText(), code);
  await wallet.click("failure-file-open");
  await wallet.page.waitForFunction((file) => document.querySelector(file).textContent.includes("for whoever helps"), hook("failure-file"));
  const text = await wallet.find("failure-file").textContent();
  for (const secret of [wallet.name, "Plum", "plum", "crates", wallet.passphrase]) assert.ok(!text.includes(secret), `${secret} is in the file`);
  assert.match(text, new RegExp(`^failure: .* ${code}`, "m"));
  await world.looks(wallet, "1-failed");
  await wallet.click("failure-file-open");
  const [download] = await Promise.all([wallet.page.waitForEvent("download"), wallet.click("failure-copy")]);
  const file = path.join(await world.scratch(), download.suggestedFilename());
  assert.match(file, /wallet-\d{4}-\d\d-\d\d\.jtkr$/);
  await download.saveAs(file);
  await wallet.find("failure-copied").waitFor();
  await world.looks(wallet, "2-copied");
  const bytes = await readFile(file);
  assert.equal(bytes.subarray(0, 4).toString(), "JTKR");
  for (const secret of ["Plum", "plum", "crates", wallet.passphrase]) assert.ok(!bytes.includes(secret), `${secret} is in the copy`);
  return file;
}

/** Puts it back on a device without a wallet; what was told to be missing. */
async function putBack(world, file, passphrase) {
  const phone = await world.person("another phone");
  await phone.start();
  await phone.click("restore-open");
  await phone.click("restore-file");
  const [chooser] = await Promise.all([phone.page.waitForEvent("filechooser"), phone.click("file-choose")]);
  await chooser.setFiles(file);
  await phone.find("file-chosen").waitFor();
  for (const tried of ["melon melon", passphrase]) {
    await phone.fill("restore-passphrase", tried);
    await phone.click("restore-submit");
    if (tried !== passphrase) await phone.find("restore-problem").waitFor();
  }
  phone.passphrase = passphrase;
  await phone.click("create-continue");
  await phone.isAt("home");
  return phone;
}

const gaps = (phone) => phone.find("restored-so").evaluateAll((parts) => parts.map(({ dataset }) => dataset.part).slice(3));

/** The module is there and does not start: the page has no engine, no store and no words of its own. */
async function moduleDead(world) {
  const [anna, bram] = await market(world);
  await bram.context.addInitScript(() => {
    const dead = () => Promise.reject(new WebAssembly.CompileError("this module is none"));
    WebAssembly.instantiate = dead;
    WebAssembly.instantiateStreaming = dead;
  });
  await bram.start();
  const file = await emergencyCopy(world, bram, "START");
  const phone = await putBack(world, file, bram.passphrase);
  assert.deepEqual(await phone.grades("plum"), { quarantined: 27 });
  assert.deepEqual(await gaps(phone), [], "all of it is there");
  await phone.click("restored-read");
  await settleFaceToFace(world.faceOff(phone, anna), { holder: phone, issuer: anna });
  await phone.goHome();
  assert.deepEqual(await phone.grades("plum"), { settled: 27 }, "the issuer has renewed them");
}

/** An entry of the log is damaged: the wallet is refused whole, and comes back up to there. */
async function damaged(world) {
  const [, bram] = await market(world);
  await bram.page.evaluate(async () => {
    const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const database = await done(indexedDB.open("juicetokens"));
    const store = database.transaction("log", "readwrite").objectStore("log");
    const last = (await done(store.getAllKeys())).pop();
    const bytes = await done(store.get(last));
    bytes[bytes.length - 1] ^= 1;
    await done(store.put(bytes, last));
    database.close();
  });
  await bram.page.reload();
  await bram.tryPassphrase(bram.passphrase);
  const file = await emergencyCopy(world, bram, "DAMAGED-STORE");
  const phone = await putBack(world, file, bram.passphrase);
  assert.ok((await gaps(phone)).includes("changes"), "what did not come back is told");
  await world.looks(phone, "3-back");
}

/** What the app has assumed is not so: in the page, and in the worker. */
async function traps(world) {
  const [, bram] = await market(world);
  await bram.page.evaluate(() => {
    const error = new WebAssembly.RuntimeError("unreachable");
    window.dispatchEvent(new ErrorEvent("error", { error }));
  });
  await emergencyCopy(world, bram, "MODULE");
  await bram.reopen();
  await bram.isAt("home");
  assert.deepEqual(await bram.grades("plum"), { "on-trust": 27 }, "nothing is lost");
  await bram.page.workers()[0].evaluate(() => setTimeout(() => { throw new Error("the worker is gone"); }, 0));
  await bram.isAt("failed");
  assert.equal(await bram.find("failure-code").innerText(), "WORKER");
  const loaded = bram.page.waitForEvent("load");
  await bram.click("failure-reload");
  await loaded;
  await bram.unlock();
  await bram.isAt("home");
  await bram.click("home-settings");
  await bram.click("settings-health");
  await bram.click("health-file-open");
  const text = await bram.find("health-file").innerText();
  assert.match(text, /^failure: .* MODULE/m, "the last failures are told afterwards as well");
  assert.match(text, /^failure: .* WORKER/m);
}

/** The browser has no room left: what was stored before is there, and what could not be stored has not happened. */
async function full(world) {
  const [, bram] = await market(world);
  await bram.goHome();
  await bram.page.workers()[0].evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException("no room is left", "QuotaExceededError");
    };
  });
  await bram.page.locator(hook("home-issue")).first().click();
  await bram.fill("issue-community", "Bramble Row");
  await bram.fill("issue-unit", "bramble");
  await bram.fill("issue-count-1", "3");
  await bram.click("issue-submit");
  const file = await emergencyCopy(world, bram, "STORAGE");
  const phone = await putBack(world, file, bram.passphrase);
  assert.deepEqual(await phone.grades("plum"), { quarantined: 27 });
  await bram.reopen();
  await bram.isAt("home");
  assert.deepEqual(await bram.grades("plum"), { "on-trust": 27 });
}
