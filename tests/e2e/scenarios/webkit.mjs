// What is kept in WebKitGTK's storage: a wallet is made, its browser is killed, also in the middle of a write, and a new one finds it.
// WebKitGTK shares its storage with Safari; it is not iOS.

import assert from "node:assert/strict";
import path from "node:path";

import { Screen, WebKit } from "../harness/webkit.mjs";

const PASSPHRASE = "Anna likes rhubarb and 7 figs";
const BALANCE = "balance-fig";
const HOME = '[data-screen="home"]';

export const scenarios = [{ name: "webkit", run: inWebKit }];

async function inWebKit(world) {
  const address = await world.serve();
  const screen = await Screen.start();
  const profile = path.join(await world.scratch(), "webkit");
  let browser = await WebKit.start({ profile, address, screen });
  const reopen = async () => {
    await browser.kill();
    browser = await WebKit.start({ profile, address, screen });
    await browser.fill("unlock-passphrase", PASSPHRASE);
    await browser.click("unlock-submit");
    await browser.waitFor(HOME);
  };
  try {
    await create(browser);
    await issue(browser);
    await browser.waitFor(HOME);
    assert.equal(await balance(browser), 12);
    await reopen();
    assert.equal(await balance(browser), 12, "what was on the screen is in the storage");
    await issue(browser);
    await reopen();
    assert.ok([12, 24].includes(await balance(browser)), "a write that was cut off is there in whole or not at all");
  } finally {
    await browser.kill();
    screen.end();
  }
}

async function create(browser) {
  await browser.click("welcome-create");
  await browser.fill("create-name", "Anna");
  await browser.fill("create-passphrase", PASSPHRASE);
  await browser.fill("create-passphrase-again", PASSPHRASE);
  await browser.click("create-submit");
  await browser.click("create-continue");
  await browser.waitFor(HOME);
}

async function issue(browser) {
  await browser.click("home-issue");
  await browser.fill("issue-community", "Harbour");
  await browser.fill("issue-unit", "fig");
  await browser.fill("issue-count-10", "1");
  await browser.fill("issue-count-2", "1");
  await browser.click("issue-submit");
}

async function balance(browser) {
  return Number((await browser.textOf(BALANCE)).replace(/\D/g, ""));
}
