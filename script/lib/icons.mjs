// Puts the icons named in static/icons.txt into one SVG file of <symbol>s.
//
// A line is the name of a Tabler outline icon ("user-plus", used as icons.svg#user-plus) or of a filled one
// ("filled/star", used as icons.svg#filled-star). Empty lines and lines that begin with # are skipped.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, giveUp } from './packages.mjs';

const LIST = 'static/icons.txt';
const DRAWINGS = 'node_modules/@tabler/icons/icons';
const LOOK = {
  outline: 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"',
  filled: 'fill="currentColor"',
};

function named() {
  const list = join(ROOT, LIST);
  if (!existsSync(list)) giveUp(`${LIST} is missing: it lists the icons of the pages, one name per line.`);
  const names = readFileSync(list, 'utf8').split('\n').map((line) => line.trim());
  const wanted = names.filter((name) => name !== '' && !name.startsWith('#'));
  const twice = wanted.find((name, place) => wanted.indexOf(name) !== place);
  if (twice) giveUp(`${LIST} names the icon ${twice} twice.`);
  return wanted.sort();
}

function symbol(name) {
  const filled = name.startsWith('filled/');
  const file = join(ROOT, DRAWINGS, filled ? `${name}.svg` : `outline/${name}.svg`);
  if (!/^(filled\/)?[a-z0-9-]+$/.test(name) || !existsSync(file)) {
    giveUp(`${LIST} names the icon "${name}", which Tabler does not have in this version.`);
  }
  const drawing = readFileSync(file, 'utf8')
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, '')
    .replace(/>\s+</g, '><')
    .replace(/ \/>/g, '/>')
    .trim();
  const look = filled ? LOOK.filled : LOOK.outline;
  return `<symbol id="${iconId(name)}" viewBox="0 0 24 24" ${look}>${drawing}</symbol>`;
}

function iconId(name) {
  return name.replace('/', '-');
}

/** The sprite's text and the ids it holds. */
export function sprite() {
  const names = named();
  const symbols = names.map(symbol).join('\n');
  return {
    ids: names.map(iconId),
    svg: `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols}\n</svg>\n`,
  };
}
