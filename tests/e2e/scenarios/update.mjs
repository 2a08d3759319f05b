// A new version waits while an exchange is open, and takes over when the person says so; the coins stay.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFile, cp, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";

import { approve, compareCodes, finish, openExchange } from "../harness/people.mjs";
import { TWO_HUNDRED, held } from "./first-light.mjs";

export const scenarios = [{ name: "update", run: update }];

async function update(world) {
  const dist = path.join(await world.scratch(), "dist");
  await cp(world.dist, dist, { recursive: true });
  await world.serve(dist);
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram");
  await anna.issue(TWO_HUNDRED);
  const [before] = await caches(anna);

  const faceOff = world.faceOff(anna, bram);
  await openExchange(anna, bram, { amount: 7 });
  await compareCodes(faceOff);
  await releaseAnotherVersion(dist);
  await downloadUpdate(anna);
  assert.equal(await anna.has("notice-update"), false, "nothing is said of it during an exchange");
  await approve(faceOff, anna);
  await approve(faceOff, bram);
  assert.equal(await anna.screen(), "exchange");
  await finish(faceOff);
  assert.ok((await caches(anna)).includes(before), "the old version still runs");

  await anna.goHome();
  await anna.find("notice-update").waitFor();
  // It can wait: the health screen offers it until then.
  await anna.click("notice-update-later");
  await anna.find("notice-update").waitFor({ state: "detached" });
  await anna.click("home-settings");
  await anna.click("settings-health");
  const loaded = anna.page.waitForEvent("load");
  await anna.click("health-update-apply");
  await loaded;
  await anna.unlock();
  await anna.goHome();
  assert.deepEqual(await anna.holding("plum"), held(193, [100, 50, 20, 20, 2, 1]));
  const after = await caches(anna);
  assert.equal(after.length, 1, "one version is kept");
  assert.notEqual(after[0], before, "it is the new one");
  assert.equal(await anna.has("notice-update"), false);
}

const caches = (wallet) => wallet.page.evaluate(() => window.caches.keys());

/** A style sheet with one line more, and a service worker that knows it. */
async function releaseAnotherVersion(dist) {
  const style = (await readdir(dist)).find((file) => /^styles.*\.css$/.test(file));
  const integrity = async () => `sha256-${createHash("sha256").update(await readFile(path.join(dist, style))).digest("base64")}`;
  const old = await integrity();
  await appendFile(path.join(dist, style), "/* */\n");
  const script = path.join(dist, "service-worker.js");
  const text = await readFile(script, "utf8");
  assert.ok(text.includes(old), "the service worker names the style sheet's hash");
  const next = text.replace(old, await integrity()).replace(/const VERSION = "[^"]*"/, 'const VERSION = "another"');
  await writeFile(script, next);
}

/** Resolves once the new version is downloaded and waits. */
function downloadUpdate(wallet) {
  return wallet.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const found = new Promise((resolve) => registration.addEventListener("updatefound", resolve, { once: true }));
    await registration.update();
    await found;
    const worker = registration.installing ?? registration.waiting;
    while (worker.state === "installing") {
      await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
    }
    if (worker.state !== "installed") throw new Error(`the new version is ${worker.state}`);
  });
}
