// A sheet of all pictures of one look: every screen and state at a glance.

import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** The end of a picture's name: how wide the screen was, and light or dark. */
const LOOK = /-(\d+-(?:light|dark))\.png$/;

/**
 * Writes a page for each look that there are pictures of, beside them.
 * @param {string} folder the pictures' folder
 * @returns {Promise<string[]>} the pages
 */
export async function writeSheets(folder) {
  const pictures = (await readdir(folder)).filter((name) => LOOK.test(name)).sort();
  const looks = new Set(pictures.map(lookOf));
  const pages = [];
  for (const look of looks) {
    const page = path.join(folder, `sheet-${look}.html`);
    await writeFile(page, sheet(look, pictures.filter((name) => lookOf(name) === look)));
    pages.push(page);
  }
  return pages;
}

const lookOf = (name) => LOOK.exec(name)[1];

function sheet(look, names) {
  const width = look.startsWith("360") ? 240 : 480;
  const figure = (name) => `<figure><a href="${name}"><img src="${name}" alt="" width="${width}" loading="lazy"></a><figcaption>${name.replace(LOOK, "")}</figcaption></figure>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${names.length} screens, ${look}</title>
<style>
  body { margin: 1rem; background: #888; font: 13px/1.3 sans-serif; }
  main { display: grid; grid-template-columns: repeat(auto-fill, ${width}px); gap: 1rem; }
  figure { margin: 0; }
  figcaption { overflow-wrap: anywhere; }
</style>
<main>
${names.map(figure).join("\n")}
</main>
</html>
`;
}
