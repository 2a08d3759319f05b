// Every main screen in every way that harness/looks.mjs looks at it, in English, in Dutch and in Arabic. Other scenarios look at the
// screens of their own subject.

import { approve, compareCodes, finish, openExchange } from "../harness/people.mjs";
import { TWO_HUNDRED } from "./first-light.mjs";

export const scenarios = [
  { name: "looks", run: (world) => looks(world, {}) },
  { name: "looks-dutch", like: "looks", run: (world) => looks(world, { locale: "nl-NL" }) },
  { name: "looks-arabic", run: (world) => looks(world, { locale: "ar-EG" }) },
];

async function looks(world, options) {
  await world.serve();
  const anna = await world.person("Anna");
  const bram = await world.person("Bram");
  await bram.start("/", options);
  await bram.create();
  const look = (name, wallet = anna) => world.looks(wallet, name);
  await anna.start("/", options);
  await anna.isAt("welcome");
  await look("welcome");
  await anna.click("welcome-create");
  await anna.isAt("welcome-create");
  await look("create");
  await anna.start();
  await anna.create();
  await look("home-empty");
  await anna.click("home-issue");
  await anna.isAt("issue");
  await look("issue");
  await anna.goHome();
  await anna.issue(TWO_HUNDRED);
  await look("home");
  for (const screen of ["pay", "receive", "settings"]) {
    await anna.click(`home-${screen}`);
    await anna.isAt(screen);
    await look(screen);
    await anna.goHome();
  }
  await care(anna, look);
  await payment(world, anna, bram, look);
  await anna.click("home-lock");
  await anna.isAt("unlock");
  await look("unlock");
  await anna.page.evaluate(() => globalThis.crash("WORKER", "app/src/host/worker/mod.rs:1:1"));
  await anna.isAt("failed");
  await anna.click("failure-file-open");
  await look("failed");
}

/** What keeps the wallet: health, locks and backups, the way to a new phone, installing. */
async function care(anna, look) {
  await anna.click("home-settings");
  await anna.click("settings-health");
  await anna.find("health-versions").waitFor();
  await look("health");
  await anna.click("health-install");
  await anna.isAt("install");
  await look("install");
  await anna.goHome();
  await anna.click("home-settings");
  await anna.click("settings-safety");
  await anna.find("lock-after").first().waitFor();
  await look("safety");
  await anna.click("settings-handover");
  await anna.isAt("handover");
  await anna.find("handover-stays").locator("summary").click();
  await look("handover");
  await anna.goHome();
}

async function payment(world, anna, bram, look) {
  const faceOff = world.faceOff(anna, bram);
  await openExchange(anna, bram, { amount: 7, memo: "a jar of quince jelly, and the lid" });
  await faceOff.until(anna.find("exchange-confirm").waitFor({ timeout: 0 }), "a code to compare");
  await look("compare");
  await compareCodes(faceOff);
  await faceOff.until(anna.find("exchange-approve").waitFor({ timeout: 0 }), "Anna is asked");
  await look("approve");
  await approve(faceOff, anna);
  await approve(faceOff, bram);
  await finish(faceOff);
  await look("receipt");
  await look("receipt-reasons", bram);
  await Promise.all([anna.goHome(), bram.goHome()]);
  await look("home-on-trust", bram);
  await bram.click("home-settle");
  await bram.isAt("settle");
  await bram.fill("give-back-amount", "6");
  await look("settle", bram);
  faceOff.part();
}
