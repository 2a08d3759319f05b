// A request that stands on the counter: shown as a link and as a plain code, read by another phone's camera, from a link, a paste and
// another app's share sheet; also while the wallet is locked.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { chance, seedOf } from "../harness/chance.mjs";
import { holdBefore, printedPicture } from "../harness/printed.mjs";
import { hook } from "../harness/wallet.mjs";
import { TWO_HUNDRED } from "./first-light.mjs";

export const scenarios = [
  { name: "requests", run: requests },
  { name: "handlers", run: handlers },
];

async function requests(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram’s stall");
  await world.cutNetwork();
  await anna.issue(TWO_HUNDRED);

  await bram.click("home-receive");
  await bram.fill("receive-amount", "13");
  await bram.fill("receive-memo", "two melons & a plum");
  await bram.click("receive-as-code");
  await bram.isAt("request");
  await world.looks(bram, "1-request");
  const link = await bram.find("request-link").innerText();
  assert.match(link, /\/pay#amount=13&to=Bram%E2%80%99s%20stall&note=two%20melons%20%26%20a%20plum$/);
  assert.equal(await saved(bram, "request-picture"), "\u0089PNG", "a picture to send");
  await bram.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await bram.click("request-copy");
  await bram.page.waitForFunction((text) => navigator.clipboard.readText().then((copied) => copied === text), link);

  await scanned(world, anna, bram);
  await pastedAndShared(world, anna, link);
  await whileLocked(world, anna, link);
}

/** Anna's camera reads what Bram has printed, and she pays what it asks as always. */
async function scanned(world, anna, bram) {
  const printed = await printedPicture(bram, bram.page.locator(".stand .static-code"));
  await anna.scan();
  await anna.page.locator(`${hook("scan-camera")}`).waitFor({ state: "hidden" });
  await world.looks(anna, "2-scan");
  await holdBefore(anna, [printed], chance(seedOf(world.name)), anna.isAt("pay"));
  assert.equal(await anna.find("amount-input").inputValue(), "13");
  assert.match(await anna.find("pay-link-to").innerText(), /Bram’s stall/);
  assert.equal(await anna.find("pay-link-note").innerText(), "two melons & a plum");
  await world.looks(anna, "3-pay");
  await anna.click("pay-continue");
  await anna.isAt("exchange");
  await anna.goHome();
}

async function pastedAndShared(world, anna, link) {
  await anna.scan();
  await anna.fill("scan-text", `Pay me: ${link}`);
  await anna.click("scan-submit");
  await anna.isAt("pay");
  assert.equal(await anna.find("amount-input").inputValue(), "13");
  await anna.scan();
  await anna.fill("scan-text", "cashuBo2FteCJodHRwczovL21pbnQuZXhhbXBsZWF1Y3NhdA");
  await anna.click("scan-submit");
  await anna.page.locator(`${hook("scan-unread")}[data-format="cashu"]`).waitFor();
  await world.looks(anna, "4-unread");
}

/** The link is opened before the wallet is: it says that something waits, and then shows it. */
async function whileLocked(world, anna, link) {
  await anna.goHome();
  await anna.click("home-lock");
  await anna.page.goto(`${anna.network().url}/link#${encodeURIComponent(`web+juice:${link.slice(link.indexOf("pay#"))}`)}`);
  await anna.isAt("unlock");
  assert.equal(await anna.find("waiting").getAttribute("data-kind"), "pay");
  await world.looks(anna, "5-waiting");
  assert.ok(!(await anna.page.evaluate(() => location.href)).includes("#"), "what was carried does not stay in the address");
  await anna.unlock();
  await anna.isAt("pay");
  assert.equal(await anna.find("amount-input").inputValue(), "13");
}

/** How a file that the page gives begins. */
async function saved(wallet, button) {
  const download = wallet.page.waitForEvent("download");
  await wallet.click(button);
  return (await readFile(await (await download).path())).subarray(0, 4).toString("latin1");
}

/**
 * What the system gives the app: the manifest names it, the service worker takes what is shared, and the launch queue's consumer takes
 * files. A headless browser cannot install an app, so a stand-in calls that consumer.
 */
async function handlers(world) {
  const address = await world.serve();
  const anna = await world.newcomer("Anna", { launches: true });
  const manifest = await (await fetch(`${address}/manifest.webmanifest`)).json();
  assert.deepEqual(manifest.protocol_handlers, [{ protocol: "web+juice", url: "/link#%s" }]);
  assert.deepEqual([manifest.share_target.action, manifest.share_target.method], ["/share", "POST"]);
  assert.deepEqual(manifest.file_handlers.flatMap(({ accept }) => Object.values(accept).flat()), [".jtr", ".jtkb", ".jtp"]);
  await world.cutNetwork();
  await anna.issue(TWO_HUNDRED);

  await share(anna, { text: `here: ${address}/pay#amount=7` });
  await anna.unlock();
  await anna.isAt("pay");
  assert.equal(await anna.find("amount-input").inputValue(), "7", "what another app shared");
  const kept = await anna.page.evaluate(async () => {
    const names = await caches.keys();
    const held = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
    return held.flat().filter((url) => /\/share$|amount/.test(url));
  });
  assert.deepEqual(kept, [], "it was in no cache");

  await launch(anna, { targetURL: `${address}/pay#amount=9` });
  assert.equal(await anna.find("amount-input").inputValue(), "9", "a link while the app runs");
  await launch(anna, { files: [{ name: "other.jtr", text: "JTRC and nothing more" }] });
  await anna.find("check-none").waitFor();
  await launch(anna, { files: [{ name: "old.jtkb", text: "JTKB" }] });
  await anna.isAt("safety");
  assert.match(await anna.find("file-chosen").innerText(), /old\.jtkb/);
}

/** Another app's share sheet: the system posts a form, which the service worker takes; then it opens the page. */
async function share(wallet, { text }) {
  await wallet.page.evaluate(async (words) => {
    const form = new FormData();
    form.append("text", words);
    await fetch("/share", { method: "POST", body: form, redirect: "manual" });
  }, text);
  await wallet.page.goto(`${wallet.network().url}/share`);
}

/** The launch queue, by a stand-in. */
async function launch(wallet, { targetURL = "", files = [] }) {
  await wallet.page.evaluate(([address, all]) => {
    const handles = all.map(({ name, text }) => ({ kind: "file", name, getFile: async () => new File([text], name) }));
    window.standInLaunch({ targetURL: address, files: handles });
  }, [targetURL, files]);
}
