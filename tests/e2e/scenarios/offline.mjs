// It can be installed; and after one visit it starts, deep links too, without a server or a network.

import assert from "node:assert/strict";

import { TWO_HUNDRED } from "./first-light.mjs";

export const scenarios = [
  { name: "install", run: install },
  { name: "offline", run: offline },
];

async function install(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const session = await anna.context.newCDPSession(anna.page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors, []);
  const { url, errors } = await session.send("Page.getAppManifest");
  assert.match(url, /manifest\.webmanifest$/);
  assert.deepEqual(errors, []);
  // The browser's beforeinstallprompt, as the app tells it.
  await anna.find("notice-install").waitFor();
}

async function offline(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  await anna.issue(TWO_HUNDRED);
  await anna.close();
  await world.cutNetwork();

  await anna.start();
  await anna.isAt("unlock");
  const ms = await anna.page.evaluate(() => Math.round(performance.now()));
  world.note(`cold start, offline, to the unlock prompt: ${ms} ms`);
  await anna.unlock();
  await anna.isAt("home");

  for (const screen of ["pay", "receive", "issue"]) {
    await anna.reopen(`/${screen}`);
    await anna.isAt(screen);
    assert.equal(new URL(anna.page.url()).pathname, `/${screen}`);
  }
  // In a browser that starts with the link, too.
  await anna.close();
  await anna.reopen("/pay");
  await anna.isAt("pay");
  await anna.fill("amount-input", "7");
  await anna.page.locator('[data-test="pay-check"][data-check="exact"]').waitFor();
}
