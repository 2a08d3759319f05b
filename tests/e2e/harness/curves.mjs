// Growth curves as pictures: both axes are logarithmic, so that what grows with the wallet is a slope and what does not is flat.

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [760, 400, 70, 40, 190, 40];
const COLOURS = ["#c2410c", "#0f766e", "#4338ca", "#a16207", "#be185d", "#334155"];

/**
 * @param {string} title what is measured
 * @param {object[]} rows one for each size, with `size` and a field for each name
 * @param {string[]} names of the curves
 * @param {(field: object) => number} value of a field
 * @returns {string} an SVG
 */
export function curves(title, rows, names, value) {
  const values = rows.flatMap((row) => names.map((name) => Math.max(1, value(row[name]))));
  const x = scaleOf(rows.map(({ size }) => size), LEFT, WIDTH - RIGHT);
  const y = scaleOf([Math.min(...values), Math.max(...values) * 1.2], HEIGHT - BOTTOM, TOP);
  const curve = (name, index) => {
    const points = rows.map((row) => [x(row.size), y(Math.max(1, value(row[name])))].map(Math.round).join(","));
    const dots = points.map((point) => `<circle cx="${point.split(",")[0]}" cy="${point.split(",")[1]}" r="3" fill="${COLOURS[index]}"/>`);
    return `<polyline points="${points.join(" ")}" fill="none" stroke="${COLOURS[index]}" stroke-width="2"/>${dots.join("")}`
      + `<text x="${WIDTH - RIGHT + 10}" y="${TOP + 20 * (index + 1)}" fill="${COLOURS[index]}">${name}: ${value(rows.at(-1)[name])}</text>`;
  };
  const ticks = powersOfTen(values).map((tick) => `<path d="M${LEFT} ${y(tick)}H${WIDTH - RIGHT}" stroke="#ddd"/><text x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}</text>`);
  const sizes = rows.map(({ size }) => `<text x="${x(size)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${size}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${LEFT}" y="22" font-size="14">${title}, by coins and as many movements</text>
${ticks.join("\n")}
${sizes.join("\n")}
${names.map(curve).join("\n")}
</svg>
`;
}

/** Where a number lies between two ends, by its logarithm. */
function scaleOf(numbers, from, to) {
  const [low, high] = [Math.log(Math.min(...numbers)), Math.log(Math.max(...numbers))];
  return (number) => from + ((Math.log(Math.max(1, number)) - low) / (high - low || 1)) * (to - from);
}

function powersOfTen(values) {
  const [low, high] = [Math.ceil(Math.log10(Math.min(...values))), Math.floor(Math.log10(Math.max(...values)))];
  return Array.from({ length: Math.max(0, high - low + 1) }, (_, index) => 10 ** (low + index));
}
