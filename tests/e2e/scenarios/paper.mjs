// Coins on paper: printed, photographed from the printed page, taken without a network, copied and taken twice, taken home by their
// issuer, taken back; and the browser killed before and after each write.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

import { chance, seedOf } from "../harness/chance.mjs";
import { settleFaceToFace } from "../harness/people.mjs";
import { holdBefore, onPaper, printedPicture } from "../harness/printed.mjs";
import { hook } from "../harness/wallet.mjs";

const COINS = { community: "Plum Yard", unit: "plum", coins: [50, 20, 5, 2] };

export const scenarios = [
  { name: "paper", run: paper },
  { name: "paper-newcomer", run: newcomer },
  { name: "paper-kills", run: kills },
];

async function paper(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram");
  const carla = await world.newcomer("Carla");
  await world.cutNetwork();
  await anna.issue(COINS);
  const next = chance(seedOf(world.name));

  await anna.print([20, 5]);
  await anna.find("slip").first().waitFor();
  await world.looks(anna, "1-sheet");
  await asPrinted(world, anna);
  const slips = await photographs(anna);
  assert.deepEqual([...slips.keys()], ["20", "5"]);
  await anna.click("print-close");
  assert.match(await anna.find("print-batch-total").innerText(), /25/);
  await world.looks(anna, "2-on-paper");
  await anna.click("back");
  assert.match(await anna.find("issued-outstanding").innerText(), /77/);
  assert.match(await anna.find("issued-on-paper").innerText(), /25/);
  assert.match(await anna.find("issued-held").innerText(), /52/);
  await anna.find("issued").first().scrollIntoViewIfNeeded();
  await world.looks(anna, "3-issued");
  await anna.goHome();
  assert.deepEqual(await anna.grades("plum"), { settled: 52 });

  // Bram and Carla take the same paper, each without a network: neither can know.
  await look(world, bram, slips.get("20"), next);
  assert.equal(await bram.find("paper-says").getAttribute("data-kind"), "copies");
  await world.looks(bram, "4-coin");
  await take(bram);
  await world.looks(bram, "5-taken");
  await bram.goHome();
  assert.deepEqual(await bram.grades("plum"), { "on-trust": 20 });
  await look(world, carla, slips.get("20"), next);
  await take(carla);
  await carla.goHome();

  // The same paper again: it counts once.
  await look(world, bram, slips.get("20"), next, "TakenHere");
  await world.looks(bram, "6-again");

  // The issuer takes its own paper for good.
  await look(world, anna, slips.get("5"), next);
  assert.equal(await anna.find("paper-says").getAttribute("data-kind"), "own");
  await take(anna);
  await anna.goHome();
  assert.deepEqual(await anna.grades("plum"), { settled: 57 });

  const first = await settleFaceToFace(world.faceOff(carla, anna), { holder: carla, issuer: anna });
  assert.deepEqual(first.holder, ["Renewed 20"]);
  const late = await settleFaceToFace(world.faceOff(bram, anna), { holder: bram, issuer: anna });
  assert.deepEqual(late.holder, ["Dead 20"]);
  await bram.goHome();
  assert.match(await bram.find("conflict").innerText(), /copy of that paper/);
  await world.looks(bram, "7-copied");
  assert.deepEqual([await carla.grades("plum"), await bram.grades("plum")], [{ settled: 20 }, {}]);
}

/** The page as the printer gets it: nothing of a slip is cut off. */
async function asPrinted(world, wallet) {
  const { page } = wallet;
  const cut = await onPaper(wallet, async () => {
    if (world.screenshots) await page.screenshot({ path: path.join(world.screenshots, "paper-1-printed.png") });
    return wallet.find("slip").evaluateAll((slips) =>
      slips.filter((slip) => slip.scrollHeight > slip.clientHeight || slip.scrollWidth > slip.clientWidth).length);
  });
  assert.equal(cut, 0);
  if (world.screenshots) await page.pdf({ path: path.join(world.screenshots, "paper-sheet.pdf"), preferCSSPageSize: true });
}

/** The codes of all slips on the sheet by their value, as the printer draws them. */
async function photographs(wallet) {
  const taken = new Map();
  // The sheet is drawn slip after slip, once its codes are made.
  await wallet.find("slip").first().waitFor();
  for (const slip of await wallet.find("slip").all()) {
    taken.set(await slip.getAttribute("data-value"), await printedPicture(wallet, slip.locator(".static-code")));
  }
  return taken;
}

/** Holds paper before the camera until the wallet shows the coin, or says why it cannot be taken. */
async function look(world, wallet, picture, next, problem) {
  await wallet.scan();
  const wanted = problem ? `${hook("paper-problem")}[data-problem="${problem}"]` : hook("paper-take");
  await holdBefore(wallet, [picture], next, wallet.page.locator(wanted).waitFor(), { pixelsPerModule: 4.4 });
}

async function take(wallet) {
  await wallet.click("paper-take");
  await wallet.find("paper-taken").waitFor();
}

/** Somebody without a wallet points the phone at the paper: the link opens the app, and the coin waits until there is a wallet. */
async function newcomer(world) {
  await world.serve();
  const anna = await world.newcomer("Anna");
  await anna.issue(COINS);
  await anna.print([5]);
  await anna.find("slip").waitFor();
  const link = await linkOn(anna);
  const dora = await world.person("Dora");
  await dora.start(link.slice(link.indexOf("/paper")));
  assert.equal(await dora.find("waiting").getAttribute("data-kind"), "paper");
  await world.looks(dora, "1-waiting");
  assert.ok(!(await dora.page.evaluate(() => location.href)).includes("#"), "the secret does not stay in the address");
  await dora.click("welcome-create");
  await dora.fill("create-name", dora.name);
  await dora.fill("create-passphrase", dora.passphrase);
  await dora.fill("create-passphrase-again", dora.passphrase);
  await dora.click("create-submit");
  await dora.click("create-continue");
  await dora.isAt("paper");
  assert.ok(await dora.has("paper-new"), "the community is new to her");
  await take(dora);
  await dora.goHome();
  assert.deepEqual(await dora.grades("plum"), { "on-trust": 5 });
}

/** What the code on the sheet says, read as any phone's camera would. */
async function linkOn(wallet) {
  const module = new URL("../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm", import.meta.url);
  prepareZXingModule({ overrides: { wasmBinary: (await readFile(module)).buffer } });
  const picture = await printedPicture(wallet, wallet.page.locator(".static-code"));
  const bytes = Buffer.from(picture.slice(picture.indexOf(",") + 1), "base64");
  const [found] = await readBarcodes(new Blob([bytes]), { formats: ["QRCode"] });
  assert.match(found.text, /^http:\/\/[^/]+\/paper#\d+$/);
  return found.text;
}

/** The battery dies at each write: paper is printed or not, taken or not, and never half. */
async function kills(world) {
  const { failpointsDist } = world;
  await world.serve(failpointsDist);
  const anna = await world.newcomer("Anna");
  const bram = await world.newcomer("Bram");
  await world.cutNetwork();
  await anna.issue(COINS);
  const next = chance(seedOf(world.name));

  for (const [failpoint, left] of [["before:OwnMove", 77], ["after:OwnMove", 57]]) {
    await die(anna, failpoint, () => anna.print([20]));
    await anna.reopen();
    await anna.goHome();
    assert.deepEqual(await anna.grades("plum"), { settled: left }, failpoint);
  }
  // What is on paper can be printed again, and is the same.
  await anna.page.locator(hook("home-issue")).first().click();
  await anna.click("issue-print");
  await anna.click("print-again");
  const [[, picture]] = await photographs(anna);

  for (const [failpoint, problem] of [["before:Taken", undefined], ["after:Taken", "TakenHere"]]) {
    await die(bram, failpoint, async () => {
      await look(world, bram, picture, next);
      await bram.click("paper-take");
    });
    await bram.reopen();
    await look(world, bram, picture, next, problem);
  }
  await bram.goHome();
  assert.deepEqual(await bram.grades("plum"), { "on-trust": 20 }, "once");
}

/** Does something until the browser dies at a named write. */
async function die(wallet, failpoint, act) {
  await wallet.close();
  const reached = wallet.reached(failpoint);
  await wallet.reopen(`/?failpoint=${failpoint}`);
  await act();
  await reached;
  await wallet.kill();
}
