// Gathers the files that pages load besides HTML, names each after its content, compresses it, and writes the
// table that src/web/assets.rs includes. build.rs runs it:
//
//   node script/lib/assets.mjs FOLDER     writes FOLDER/assets/… and FOLDER/assets.rs
//
// Styles and scripts of ours name another file as /assets/NAME; the name is replaced by the hashed one here.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { sprite } from './icons.mjs';
import { ROOT, giveUp, install } from './packages.mjs';

const KINDS = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const REFERRING = ['.css', '.js', '.webmanifest'];
const PACKAGED = {
  'Sortable.min.js': 'sortablejs/Sortable.min.js',
  'htmx.min.js': 'htmx.org/dist/htmx.min.js',
  'tabler.min.css': '@tabler/core/dist/css/tabler.min.css',
};
const HASH_LENGTH = 8;
// A compressed copy is kept only where it saves something.
const WORTH_IT = 0.95;

function ours() {
  const files = readdirSync(join(ROOT, 'static'), { withFileTypes: true });
  return files.filter((file) => file.name !== 'icons.txt' && !file.name.startsWith('.')).map((file) => {
    if (file.isDirectory()) giveUp(`static/${file.name} is a folder; the files in static/ lie side by side.`);
    if (!KINDS[extname(file.name)]) giveUp(`static/${file.name}: its kind is unknown; see KINDS in script/lib/assets.mjs.`);
    return { name: file.name, content: readFileSync(join(ROOT, 'static', file.name)) };
  });
}

function packaged() {
  return Object.entries(PACKAGED).map(([name, place]) => {
    const text = readFileSync(join(ROOT, 'node_modules', place), 'utf8');
    const content = Buffer.from(text.replace(/\s*\/[/*]# sourceMappingURL=\S+(\s*\*\/)?\s*$/, '\n'));
    const loaded = name.endsWith('.css') ? [...text.matchAll(/url\(\s*["']?([^"')]{0,60})/g)] : [];
    const outside = loaded.find(([, address]) => !/^(data:|#)/.test(address));
    if (outside) giveUp(`${name} loads ${outside[1]}, which is not embedded.`);
    return { name, content };
  });
}

function hashed(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, HASH_LENGTH);
  return { hash, file: name.replace(/(\.[^.]+)$/, `.${hash}$1`) };
}

/** Replaces /assets/NAME by the hashed address; only what was named before (pictures, then styles, then the rest). */
function rewritten(name, content, known) {
  return Buffer.from(content.toString('utf8').replace(/\/assets\/([\w.-]*\w)/g, (_, other) => {
    if (!known.has(other)) giveUp(`static/${name} names /assets/${other}, which is not there or refers to other files itself.`);
    return `/assets/${known.get(other)}`;
  }));
}

function compressed(content) {
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });
  const gzip = gzipSync(content, { level: 9 });
  return { br: brotli, gz: gzip };
}

function tableRow(folder, asset, known) {
  const own = !(asset.name in PACKAGED);
  const content = own && REFERRING.includes(extname(asset.name)) ? rewritten(asset.name, asset.content, known) : asset.content;
  const { hash, file } = hashed(asset.name, content);
  known.set(asset.name, file);
  writeFileSync(join(folder, file), content);
  const copies = Object.entries(compressed(content)).map(([ending, bytes]) => {
    if (bytes.length > content.length * WORTH_IT) return 'None';
    writeFileSync(join(folder, `${file}.${ending}`), bytes);
    return `Some(include_bytes!("assets/${file}.${ending}"))`;
  });
  const row = [
    `name: "${asset.name}"`, `address: "/assets/${file}"`, `kind: "${KINDS[extname(asset.name)]}"`, `hash: "${hash}"`,
    `plain: include_bytes!("assets/${file}")`, `brotli: ${copies[0]}`, `gzip: ${copies[1]}`,
  ];
  return `    Asset { ${row.join(', ')} },\n`;
}

function main(out) {
  install(false);
  const folder = join(out, 'assets');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const icons = sprite();
  const all = [...packaged(), ...ours(), { name: 'icons.svg', content: Buffer.from(icons.svg) }];
  const twice = all.find((asset, place) => all.findIndex((other) => other.name === asset.name) !== place);
  if (twice) giveUp(`static/${twice.name} has the name of a file that comes from elsewhere; rename it.`);
  const tier = (asset) => REFERRING.indexOf(extname(asset.name));
  all.sort((one, other) => tier(one) - tier(other) || (one.name < other.name ? -1 : 1));
  const known = new Map();
  const rows = all.map((asset) => tableRow(folder, asset, known));
  const ids = icons.ids.map((id) => `"${id}"`).join(', ');
  writeFileSync(join(out, 'assets.rs'),
    `static ASSETS: [Asset; ${rows.length}] = [\n${rows.join('')}];\n\n`
    + `#[cfg(test)]\nstatic ICONS: [&str; ${icons.ids.length}] = [${ids}];\n`);
}

if (process.argv[2]) main(process.argv[2]);
else giveUp('assets.mjs needs the folder to write to.');
