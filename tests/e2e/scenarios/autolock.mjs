// The wallet locks by itself when nobody touches the screen: a warning first, which a touch takes back; not during an exchange; also
// when the page was frozen. In the build for tests the time until then goes faster than it is (`haste`).

import assert from "node:assert/strict";

import { compareCodes } from "../harness/people.mjs";
import { hook } from "../harness/wallet.mjs";

export const scenarios = [
  { name: "autolock", run: autolock },
  { name: "autolock-exchange", run: exchange },
  { name: "autolock-asleep", run: asleep },
];

/** A minute takes five seconds: the warning comes after three and a third, and a touch has a second and two thirds. */
const HASTE = 12;

async function locksAfterAMinute(world, name, haste = HASTE) {
  const wallet = await world.newcomer(name);
  await wallet.reopen(`/safety?haste=${haste}`);
  await wallet.page.locator(`${hook("lock-after")}[data-after="OneMinute"]`).check();
  return wallet;
}

async function autolock(world) {
  await world.serve(world.failpointsDist);
  const anna = await locksAfterAMinute(world, "Anna");
  await anna.goHome();
  await anna.click("home-receive");
  await anna.fill("receive-amount", "13");
  await anna.fill("receive-memo", "two crates of plums");
  await anna.find("autolock").waitFor();
  await world.looks(anna, "1-warning");
  // The pictures took their time; a key is as good as a finger.
  await anna.page.keyboard.press("Shift");
  if (await anna.has("unlock-idle")) await anna.unlock();
  await anna.find("autolock").waitFor({ state: "detached" });
  await anna.find("autolock").waitFor();
  await anna.isAt("unlock");
  await anna.find("unlock-idle").waitFor();
  await world.looks(anna, "2-locked");
  const said = await anna.page.locator("body").innerText();
  assert.ok(!said.includes("plums"), "what was typed is not shown");
  await anna.unlock();
  await anna.isAt("receive");
  assert.equal(await anna.find("receive-amount").inputValue(), "13", "what was typed is there again");
  assert.equal(await anna.find("receive-memo").inputValue(), "two crates of plums");
  await anna.reopen(`/safety?haste=${HASTE}`);
  await anna.page.locator(`${hook("lock-after")}[data-after="OneMinute"]:checked`).waitFor();
  await world.looks(anna, "3-choice");
}

/** An exchange that takes longer than the lock would wait. */
async function exchange(world) {
  await world.serve(world.failpointsDist);
  const bram = await world.newcomer("Bram");
  const anna = await locksAfterAMinute(world, "Anna", 1);
  await anna.goHome();
  await anna.issue({ community: "Plum Yard", unit: "plum", coins: [5, 2] });
  await bram.ask({ amount: 7 });
  const faceOff = world.faceOff(anna, bram);
  // From here on a minute takes three seconds.
  await anna.reopen("/pay?haste=20");
  await anna.click("pay-asked");
  await anna.isAt("exchange");
  await compareCodes(faceOff);
  await faceOff.until(anna.find("exchange-approve").waitFor({ timeout: 0 }), "Anna is asked");
  const since = await anna.page.evaluate(() => performance.now());
  await faceOff.until(anna.page.waitForFunction((began) => performance.now() - began > 4_000, since), "four seconds");
  assert.equal(await anna.screen(), "exchange", "an exchange keeps the wallet open");
  faceOff.part();
  await anna.click("exchange-cancel");
  await anna.click("exchange-home");
  await anna.isAt("unlock");
  await anna.find("unlock-idle").waitFor();
}

/** A phone in a pocket: the page is frozen, and nothing in it runs. */
async function asleep(world) {
  await world.serve(world.failpointsDist);
  const anna = await locksAfterAMinute(world, "Anna");
  await anna.goHome();
  const session = await anna.context.newCDPSession(anna.page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  // Longer than the minute of this scenario; nothing in the page can tell that it is over.
  await new Promise((resolve) => setTimeout(resolve, 60_000 / HASTE + 500));
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await anna.isAt("unlock");
  await anna.find("unlock-idle").waitFor();
}
