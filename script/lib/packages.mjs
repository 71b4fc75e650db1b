// Makes node_modules hold what package-lock.json names, and does nothing when it already does.
//
//   node script/lib/packages.mjs          the packages the portal is built from
//   node script/lib/packages.mjs --dev    those of the tests as well
//
// Packages that are there and not asked for stay. Exit code 1 and one sentence when it cannot be done.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;

/** The repository's top folder. */
export const ROOT = resolve(fileURLToPath(import.meta.url), '../../..');

/** Ends the process with one sentence for the person who ran the build. */
export function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

function json(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function isInstalled(place, version) {
  const description = join(ROOT, place, 'package.json');
  return existsSync(description) && json(description).version === version;
}

/** The packages of the lock file that are absent or of another version; those of the tests only if asked. */
export function missingPackages(withDev) {
  return Object.entries(json(join(ROOT, 'package-lock.json')).packages)
    .filter(([place, entry]) => place !== '' && !entry.optional && (withDev || !entry.dev))
    .filter(([place, entry]) => !isInstalled(place, entry.version))
    .map(([place, entry]) => `${place.replace(/^.*node_modules\//, '')} ${entry.version}`);
}

/** Installs what is missing, exactly as locked. */
export function install(withDev) {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    giveUp(`Gatehouse needs Node.js ${OLDEST_NODE} or newer to build its pages; this is ${process.version}.`);
  }
  const missing = missingPackages(withDev);
  if (missing.length === 0) return;
  // `npm ci` empties node_modules: without this, a build would take the packages of the tests away.
  const keepDev = withDev || existsSync(join(ROOT, 'node_modules/@playwright/test'));
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  if (!keepDev) args.push('--omit=dev');
  const npm = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (npm.error) {
    giveUp(`Gatehouse needs npm (it comes with Node.js) to fetch ${missing.join(', ')}: ${npm.error.message}.`);
  }
  if (npm.status !== 0) {
    giveUp(`npm could not install ${missing.join(', ')}:\n${npm.stderr.trim()}`);
  }
  const still = missingPackages(withDev);
  if (still.length > 0) giveUp(`npm ended well and yet these are missing: ${still.join(', ')}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) install(process.argv.includes('--dev'));
