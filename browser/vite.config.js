// Builds what the map needs into the package: its script, and the world drawn once, so that nothing is decoded later.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
import { feature, mesh } from "topojson-client";
import { defineConfig } from "vite";

// The same projection as src/dateline/web/charts/world.py, in a drawing of 960 by 500.
const drawn = geoPath(geoEqualEarth().scale(177.158).translate([480, 250]).precision(0.4)).digits(1);

// The paths in the order in which they are laid over each other.
function world() {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-110m.json");
  const atlas = JSON.parse(readFileSync(file, "utf-8"));
  return {
    sphere: drawn({ type: "Sphere" }),
    graticule: drawn(geoGraticule10()),
    land: drawn(feature(atlas, atlas.objects.land)),
    borders: drawn(mesh(atlas, atlas.objects.countries, (a, b) => a !== b)),
  };
}

export default defineConfig({
  plugins: [
    {
      name: "world",
      generateBundle() {
        this.emitFile({ type: "asset", fileName: "world.json", source: JSON.stringify(world()) });
      },
    },
  ],
  build: {
    outDir: fileURLToPath(new URL("../src/dateline/web/static/built", import.meta.url)),
    emptyOutDir: true,
    license: { fileName: "licenses.md" },
    lib: { entry: "src/map.js", formats: ["es"], fileName: () => "map.js" },
  },
});
