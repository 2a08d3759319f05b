// One wallet, two tabs: the second says that the first has it, and goes on when the first is closed.

import assert from "node:assert/strict";

import { hook } from "../harness/wallet.mjs";

export const scenarios = [{ name: "second-tab", run: secondTab }];

async function secondTab(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const second = await anna.context.newPage();
  await second.goto(world.address);
  await second.locator(hook("elsewhere")).waitFor();
  assert.equal(await second.locator(hook("unlock-passphrase")).count(), 0, "there is no way in");
  assert.equal(await anna.screen(), "home", "the first tab is not disturbed");

  await anna.page.close();
  await second.locator(hook("unlock-passphrase")).fill(anna.passphrase);
  await second.locator(hook("unlock-submit")).click();
  await second.locator(`${hook("screen")}[data-screen="home"]`).waitFor();
}
