// What a screen must keep to, whoever looks at it: nothing sideways, targets that a thumb meets, and no violation of WCAG 2.2 AA that
// axe-core can find, in light and dark, on a phone and on a desk, with large text and without motion.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

/** Sizes in CSS pixels: the smallest phone (or a desk enlarged four times), a common phone, a tablet, a desk. */
const SIZES = [[320, 740], [360, 740], [768, 860], [1280, 800]];

/** The sizes at which axe looks, and of which pictures are kept. */
const PICTURED = new Set([360, 1280]);

/** axe's rules: the levels A and AA of WCAG 2.0 to 2.2, and what its makers hold for good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const AXE = readFile(new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/**
 * Looks at the screen that is open.
 * @param {import("./wallet.mjs").Wallet} wallet
 * @param {(look: string) => Promise<void>} [keep] is called for a picture of each look, as `360-dark`
 */
export async function inspect(wallet, keep = async () => {}) {
  const { page } = wallet;
  const before = page.viewportSize();
  const wrong = [];
  const note = (where, found) => wrong.push(...found.map((each) => `${where}: ${each}`));
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    await still(wallet);
    note(`${width} px`, [...(await overflowing(wallet)), ...(await tooSmall(wallet))]);
    if (!PICTURED.has(width)) continue;
    for (const colorScheme of ["dark", "light"]) {
      await page.emulateMedia({ colorScheme });
      await still(wallet);
      await keep(`${width}-${colorScheme}`);
      note(`${width} px, ${colorScheme}`, await violations(wallet));
    }
  }
  await page.setViewportSize({ width: 640, height: 800 });
  note("letters twice as large", await withLargeText(wallet));
  note("less motion", await withoutMotion(wallet));
  await page.setViewportSize(before);
  assert.deepEqual(wrong, [], `what is wrong with ${await wallet.screen()}`);
}

/** Ends what is fading or moving: everything is shown as it will stand. */
export async function still(wallet) {
  await wallet.page.evaluate(() => {
    const ending = document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime < Infinity);
    for (const each of ending) each.finish();
  });
}

/** What axe-core finds wrong; what it cannot tell (words on pictures and gradients) is left to eyes. */
async function violations({ page }) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(await AXE);
  return page.evaluate(async (tags) => {
    // What appears while axe looks, as in an exchange that goes on, is judged as it will stand, and not while it fades in.
    const unmoved = new CSSStyleSheet();
    unmoved.replaceSync("*, ::before, ::after { animation: none !important; transition: none !important; }");
    const own = document.adoptedStyleSheets;
    document.adoptedStyleSheets = [...own, unmoved];
    const { violations, passes } = await globalThis.axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
    document.adoptedStyleSheets = own;
    if (passes.length < 10) return [`only ${passes.length} rules found something to judge`];
    const place = ({ target, any, all, none }) => `${target.join(" ")}: ${[...any, ...all, ...none].map(({ message }) => message).join("; ")}`;
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(place).join(" | ")}`);
  }, TAGS);
}

/** Letters twice as large take more room, and nothing goes out of reach. */
async function withLargeText(wallet) {
  const root = (size) => wallet.page.evaluate((value) => document.documentElement.style.setProperty("font-size", value), size);
  await root("200%");
  const found = await overflowing(wallet);
  await root("");
  return found;
}

/** Whoever asks for less motion gets none. */
async function withoutMotion({ page }) {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const found = await page.evaluate(() => document.getAnimations()
    .filter((each) => each.effect.getComputedTiming().duration > 20 && !/color/.test(each.transitionProperty ?? ""))
    .map((each) => `${each.animationName ?? each.transitionProperty} moves ${each.effect.target.className}`));
  await page.emulateMedia({ reducedMotion: null });
  return found;
}

/** What makes the page scroll sideways, and words that are cut off; empty when nothing is. */
function overflowing(wallet) {
  return wallet.page.evaluate(() => {
    const root = document.scrollingElement;
    const named = ({ tagName, className, dataset, textContent }) => `${tagName} ${dataset.test ?? className} "${textContent.slice(0, 30)}"`;
    const elements = [...document.querySelectorAll("body *")].filter((element) => !element.closest(".unseen, svg") && element.checkVisibility());
    const hasWords = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const cuts = ({ overflowX, textOverflow }) => ["hidden", "clip"].includes(overflowX) && textOverflow !== "ellipsis";
    const cut = elements.filter((element) => hasWords(element) && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1 && cuts(getComputedStyle(element)));
    const wide = root.scrollWidth <= root.clientWidth ? []
      : elements.filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5);
    return [...cut.map((element) => `${named(element)} is cut off`), ...wide.slice(0, 5).map((element) => `${named(element)} is too wide`)];
  });
}

/** Buttons and links lower or narrower than 44 px, with what enlarges them counted in. */
function tooSmall(wallet) {
  return wallet.page.evaluate(() => {
    const seen = [...document.querySelectorAll("button, a[href], summary, input:not([type=hidden])")].filter((element) => element.checkVisibility() && element.tabIndex >= 0);
    const size = (element) => (element.closest("label") ?? element).getBoundingClientRect();
    return seen.filter((element) => size(element).height < 43.5 || size(element).width < 43.5)
      .map((element) => `${element.dataset.test ?? element.className}: ${Math.round(size(element).width)} by ${Math.round(size(element).height)}`);
  });
}
