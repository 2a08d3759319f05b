// One person learns the whole exchange with a partner who lives in the page: without a wallet, without a camera, without a network;
// and a wallet that is there knows nothing of it.

import assert from "node:assert/strict";

import { Keys } from "../harness/keys.mjs";
import { values } from "../harness/people.mjs";
import { hook } from "../harness/wallet.mjs";
import { TWO_HUNDRED, held } from "./first-light.mjs";

/** A practice is to take a minute, reading included. */
const MINUTE_MS = 60_000;

export const scenarios = [
  { name: "practice", run: practice },
  { name: "practice-beside-a-wallet", run: besideAWallet },
  { name: "practice-keyboard", run: byKeyboard },
  { name: "practice-looks", run: (world) => looks(world, {}) },
  { name: "practice-looks-arabic", like: "practice-looks", run: (world) => looks(world, { locale: "ar-EG" }) },
];

async function practice(world) {
  await world.serve();
  const anna = await world.person("Anna", { cameraDenied: true });
  await anna.start();
  await anna.isAt("welcome");
  await anna.isKeptOffline();
  await world.cutNetwork();
  await countCameras(anna);
  const before = await kept(anna);

  const began = performance.now();
  await anna.click("practice-open");
  await wholeLesson(anna, byHand(anna));
  world.note(`from the welcome screen to the end of the lesson: ${Math.round(performance.now() - began)} ms`);
  assert.ok(performance.now() - began < MINUTE_MS, "it takes less than a minute");

  assert.deepEqual(await kept(anna), before, "nothing of it is stored");
  assert.equal(await anna.page.evaluate(() => window.camerasAsked), 0, "no camera was asked for");
  await anna.click("practice-next");
  await anna.isAt("welcome-create");
  assert.equal(new URL(anna.page.url()).pathname, "/");
}

async function besideAWallet(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  await anna.issue(TWO_HUNDRED);
  const before = await kept(anna);
  await anna.click("home-settings");
  await anna.click("settings-practice");
  await getPaid(anna, byHand(anna));
  assert.equal((await anna.holding("lemons")).balance, 5);
  assert.equal(await anna.find("balance-plum").count(), 0, "the practice knows nothing of the wallet");

  // The browser's back button goes back inside it, and leaves it at its beginning.
  await anna.click("home-pay");
  await anna.isAt("pay");
  assert.equal(new URL(anna.page.url()).pathname, "/practice/pay");
  await anna.page.goBack();
  await anna.isAt("home");
  await anna.find("practice").waitFor();
  await anna.click("practice-leave");
  await anna.find("practice").waitFor({ state: "detached" });
  assert.deepEqual(await anna.holding("plum"), held(200, [100, 50, 20, 20, 5, 2, 2, 1]));
  assert.equal(await anna.find("balance-lemons").count(), 0, "and the wallet nothing of the practice");
  assert.deepEqual(await kept(anna), before, "nothing of it is stored");

  // By its address, before the wallet is unlocked; it begins anew.
  await anna.start("/practice");
  await anna.find("practice").waitFor();
  await anna.isAt("home");
  assert.equal(await anna.find("balance-lemons").count(), 0);
  await anna.click("practice-leave");
  await anna.isAt("unlock");
}

async function byKeyboard(world) {
  await world.serve();
  const anna = await world.person("Anna");
  await anna.start();
  await anna.isAt("welcome");
  const keys = new Keys(anna);
  await keys.press("practice-open");
  await wholeLesson(anna, { go: (name) => keys.press(name), write: (name, text) => keys.type(name, text) });
  await keys.press("practice-leave", "welcome");
}

async function looks(world, options) {
  await world.serve();
  const anna = await world.person("Anna");
  await anna.start("/", options);
  await anna.isAt("welcome");
  await anna.click("practice-open");
  await wholeLesson(anna, byHand(anna), (name) => world.looks(anna, name));
}

/** With a finger. */
function byHand(anna) {
  return { go: (name) => anna.click(name), write: (name, text) => anna.fill(name, text) };
}

/**
 * All steps, as a person goes who follows the guide.
 * @param {{go: (name: string) => Promise<void>, write: (name: string, text: string) => Promise<void>}} hands how the person presses
 *   what is called so, and types into it
 * @param {(name: string) => Promise<void>} [look] looks at the screen
 */
async function wholeLesson(anna, hands, look = async () => {}) {
  const { go } = hands;
  await anna.find("practice").waitFor();
  await look("begin");
  await getPaid(anna, hands, look);
  assert.equal((await anna.holding("lemons")).balance, 5);
  await look("buy");

  await go("home-pay");
  await anna.isAt("pay");
  await look("price");
  await go("pay-asked");
  await compare(anna, go);
  await hinted(anna, "Give");
  assert.deepEqual([await anna.coinsIn(".swap__out [data-value]"), await anna.coinsIn(".swap__in [data-value]")], [[5], [2]]);
  await look("give");
  await go("exchange-approve");
  await hinted(anna, "Done");
  await look("done");
  await go("exchange-receipt");
  await anna.find("receipt-amount").waitFor();
  const receipt = await anna.receipt();
  assert.deepEqual([values(receipt.paid), values(receipt.change)], [[5], [2]]);
  await look("read");
  await go("practice-next");
  await anna.page.locator(`${hook("chain")}[data-holds="true"]`).waitFor();
  await look("chain");
  await go("practice-next");
  await hinted(anna, "End");
  assert.equal((await anna.holding("lemons")).balance, 2);
  await look("end");
}

/** The first lesson: five coins, of an issuer that nobody has met before. */
async function getPaid(anna, { go, write }, look = async () => {}) {
  await hinted(anna, "Begin");
  await go("home-receive");
  await anna.isAt("receive");
  await write("receive-amount", "5");
  await look("ask");
  await go("receive-continue");
  await compare(anna, go, look);
  await hinted(anna, "Take");
  assert.match(await anna.find("exchange-approval").innerText(), /Practice/, "the coins are marked");
  await look("take");
  await go("exchange-approve");
  await hinted(anna, "Done");
  await go("exchange-receipt");
  await anna.find("receipt-amount").waitFor();
  await go("receipt-done");
  await anna.isAt("home");
}

/** Both phones show codes, and the same pictures. */
async function compare(anna, go, look = async () => {}) {
  await hinted(anna, "Compare");
  await anna.find("practice-symbol").last().waitFor();
  const [own, partner] = await Promise.all(["exchange-symbol", "practice-symbol"].map((name) =>
    anna.find(name).evaluateAll((items) => items.map((item) => item.dataset.symbol))));
  assert.equal(own.length, 4);
  assert.deepEqual(own, partner);
  for (const id of ["own-code", "partner-code"]) {
    assert.ok(Number(await anna.page.locator(`#${id}`).getAttribute("data-frame")) > 1, `codes stand on ${id}`);
  }
  await look("compare");
  await go("exchange-confirm");
}

async function hinted(anna, hint) {
  await anna.page.locator(`${hook("practice")}[data-hint="${hint}"]`).waitFor();
}

/** Everything that the browser keeps for the app, but for what the app's own files are. */
async function kept(anna) {
  return anna.page.evaluate(async () => {
    const done = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = { local: { ...localStorage }, session: { ...sessionStorage } };
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const values = await done(database.transaction(store).objectStore(store).getAll());
        all[`${name}/${store}`] = JSON.stringify(values, (_, value) => (value instanceof Uint8Array ? [...value] : value));
      }
      database.close();
    }
    return all;
  });
}

async function countCameras(anna) {
  await anna.page.evaluate(() => {
    window.camerasAsked = 0;
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (...wishes) => {
      window.camerasAsked += 1;
      return ask(...wishes);
    };
  });
}
