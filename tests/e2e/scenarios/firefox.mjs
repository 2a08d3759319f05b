// The core of it in Firefox ESR: two wallets pay by camera and screen, and back by copy and paste; both keep it in a new browser.

import assert from "node:assert/strict";

import { assertReceiptsAgree, payFaceToFace, values } from "../harness/people.mjs";
import { TWO_HUNDRED, held } from "./first-light.mjs";
import { carryTexts, receiptOf } from "./text.mjs";

export const scenarios = [{ name: "firefox", run: inFirefox }];

async function inFirefox(world) {
  await world.serve();
  const [anna, bram] = await Promise.all(["Anna", "Bram"].map((name) => world.newcomer(name, { engine: "firefox" })));
  assert.match(await anna.page.evaluate(() => navigator.userAgent), /Firefox/);
  await anna.issue(TWO_HUNDRED);
  const faceOff = world.faceOff(anna, bram);
  const { paid } = await payFaceToFace(faceOff, { payer: anna, payee: bram, amount: 7, memo: "two loaves", newCommunity: true });
  faceOff.part();
  assert.deepEqual(values(paid.paid), [5, 2]);
  await backByText(anna, bram);
  for (const wallet of [anna, bram]) {
    await wallet.close();
    await wallet.reopen();
  }
  assert.deepEqual(await anna.holding("plum"), held(198, [100, 50, 20, 20, 5, 2, 1]));
  assert.deepEqual(await bram.holding("plum"), held(2, [2]));
  await saysWhatIsLacking(bram);
}

/** The screen of health names it, and the one of installing leaves it to the browser's menu. */
async function saysWhatIsLacking(wallet) {
  await wallet.click("home-settings");
  await wallet.click("settings-health");
  assert.match(await wallet.find("health-device").innerText(), /does not offer:.*Bluetooth/s);
  await wallet.click("health-install");
  await wallet.find("install-menu").waitFor();
}

async function backByText(anna, bram) {
  await anna.ask({ amount: 5 });
  await bram.pay();
  for (const wallet of [anna, bram]) await wallet.click("exchange-text-open");
  await carryTexts(anna, bram);
  assertReceiptsAgree(...(await Promise.all([anna, bram].map(receiptOf))));
  await Promise.all([anna.goHome(), bram.goHome()]);
}
