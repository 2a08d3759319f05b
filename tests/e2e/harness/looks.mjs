// What a screen must keep to, whoever looks at it: names for everything that can be used, and no sideways scrolling.

import assert from "node:assert/strict";

/** Widths from a small phone to a desk, in CSS pixels. */
export const WIDTHS = [320, 360, 768, 1280];

const USABLE = new Set([
  "button", "checkbox", "combobox", "link", "listbox", "menuitem", "option", "radio", "searchbox", "slider", "spinbutton",
  "switch", "tab", "textbox",
]);
const HEIGHT = 860;

/**
 * Looks at the screen that is open, at every width.
 * @param {import("./wallet.mjs").Wallet} wallet
 * @param {(width: number) => Promise<void>} [keep] is called at each width, for a picture
 */
export async function inspect(wallet, keep = async () => {}) {
  const screen = await wallet.screen();
  const before = wallet.page.viewportSize();
  assert.deepEqual(await nameless(wallet), [], `${screen}: everything that can be used has a name`);
  for (const width of WIDTHS) {
    await wallet.page.setViewportSize({ width, height: HEIGHT });
    await still(wallet);
    assert.deepEqual(await overflowing(wallet), [], `${screen}: nothing reaches beyond ${width} px`);
    assert.deepEqual(await tooSmall(wallet), [], `${screen}: every target is large enough at ${width} px`);
    assert.deepEqual(await tooFaint(wallet), [], `${screen}: every word can be read at ${width} px`);
    await keep(width);
  }
  await wallet.page.setViewportSize(before);
}

/** Ends what is fading or moving: everything is shown as it will stand. */
export async function still(wallet) {
  await wallet.page.evaluate(() => {
    const ending = document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime < Infinity);
    for (const each of ending) each.finish();
  });
}

/** Things that can be used and that a screen reader could not name. */
async function nameless(wallet) {
  const session = await wallet.context.newCDPSession(wallet.page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const wrong = nodes.filter((node) => !node.ignored && USABLE.has(node.role?.value) && !node.name?.value?.trim());
  return wrong.map((node) => `${node.role.value} ${JSON.stringify(node.properties ?? [])}`);
}

/** What makes the page scroll sideways; empty when nothing does. */
function overflowing(wallet) {
  return wallet.page.evaluate(() => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5);
    return [`the page is ${root.scrollWidth} px wide`, ...wide.slice(0, 5).map((element) => `${element.tagName} ${element.className}`)];
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

/**
 * Words whose contrast is below WCAG AA: 4.5, or 3 for large ones. Words on pictures and gradients are left to eyes, and so
 * are those of what cannot be used now.
 */
function tooFaint(wallet) {
  return wallet.page.evaluate(() => {
    const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
    /** A colour on another, as the screen mixes them. */
    const over = (below, colour) => {
      for (const fill of [`rgb(${below.join(" ")})`, colour]) {
        context.fillStyle = fill;
        context.fillRect(0, 0, 1, 1);
      }
      return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const luminance = (colour) => {
      const [red, green, blue] = colour.map((part) => (part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const groundOf = (element) => {
      const layers = [];
      for (let at = element; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.backgroundImage !== "none" || style.opacity !== "1" || at.tagName === "svg") return null;
        layers.unshift(style.backgroundColor);
      }
      return layers.reduce(over, [255, 255, 255]);
    };
    const hasWords = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const isUnseen = (element) => !element.checkVisibility() || element.closest(".unseen, :disabled, [aria-hidden=true]") !== null;
    const faint = [];
    let judged = 0;
    for (const element of document.querySelectorAll("body *")) {
      if (!hasWords(element) || isUnseen(element)) continue;
      const ground = groundOf(element);
      if (!ground) continue;
      judged += 1;
      const style = getComputedStyle(element);
      const [low, high] = [luminance(ground), luminance(over(ground, style.color))].sort((one, other) => one - other);
      const ratio = (high + 0.05) / (low + 0.05);
      const size = parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (isLarge ? 3 : 4.5)) faint.push(`${element.className || element.tagName} "${element.textContent.trim().slice(0, 30)}": ${ratio.toFixed(2)}`);
    }
    return judged > 0 ? faint : ["no words could be judged"];
  });
}
