// A Gatehouse of one's own: a fresh database, a free port, the built binary, its mails going to `post`, or nowhere
// without one.

import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './checker.mjs';

const ROOT = resolve(fileURLToPath(import.meta.url), '../../../..');
const SET_UP_LINK = /https?:\S+\/setup\S*/;
const START_MS = 30_000;
const STOP_MS = 10_000;

function binary() {
  const target = process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target');
  const path = process.env.GATEHOUSE_BINARY ?? join(target, 'debug/gatehouse');
  if (!existsSync(path)) throw new Error(`${path} is missing: run the journeys by script/test browser`);
  return path;
}

/** A database of its own; `sql(text)` is for states that only time brings about. */
function postgres() {
  const superuser = process.env.GATEHOUSE_TEST_POSTGRES;
  if (!superuser) throw new Error('GATEHOUSE_TEST_POSTGRES is not set: run the journeys by script/test browser');
  const name = `browser_${randomBytes(6).toString('hex')}`;
  const sql = (text) => execFileSync('psql', [superuser, '-qAt', '-v', 'ON_ERROR_STOP=1', '-c', text]);
  sql(`CREATE DATABASE ${name}`);
  const url = new URL(superuser);
  url.pathname = `/${name}`;
  const own = (text) => execFileSync('psql', [url.href, '-qAt', '-v', 'ON_ERROR_STOP=1', '-c', text]);
  return { url: url.href, sql: own, drop: () => sql(`DROP DATABASE ${name} WITH (FORCE)`) };
}

function freshDatabase(kind, folder) {
  if (kind === 'postgres') return postgres();
  return { url: `sqlite://${join(folder, 'gatehouse.db')}`, drop: () => {} };
}

/** The variables of this Gatehouse; those of the person who runs the tests stay outside. */
function environment(database, port, post) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GATEHOUSE_'));
  return {
    ...Object.fromEntries(inherited),
    GATEHOUSE_DATABASE_URL: database.url,
    GATEHOUSE_LISTEN: `127.0.0.1:${port}`,
    GATEHOUSE_BASE_URL: `http://127.0.0.1:${port}`,
    ...(post ? { GATEHOUSE_SMTP_URL: post.url } : {}),
    GATEHOUSE_MAIL_FROM: 'Gatehouse <gatehouse@example.com>',
  };
}

class Portal {
  output = '';
  #process = null;
  #exit = null;

  constructor(kind, folder, database, port, post) {
    Object.assign(this, { kind, folder, database, url: `http://127.0.0.1:${port}` });
    this.environment = environment(database, port, post);
  }

  /** Starts the server and waits until it answers. */
  async start() {
    this.#process = spawn(binary(), ['serve'], { cwd: this.folder, env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#exit = new Promise((done) => {
      this.#process.on('error', (error) => { this.output += `\n${error.message}`; done(); });
      this.#process.on('exit', (code, signal) => { this.output += `\nended: ${signal ?? code}`; this.#process = null; done(); });
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => { this.output += text; });
    }
    await this.#answering();
  }

  async #answering() {
    const latest = Date.now() + START_MS;
    for (;;) {
      const up = await fetch(`${this.url}/healthz`).then((reply) => reply.ok, () => false);
      if (up) return;
      if (!this.#process || Date.now() > latest) throw new Error(`Gatehouse did not start:\n${this.output}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** The one-time link that the first start prints; waits for it. */
  async setUpLink() {
    const latest = Date.now() + START_MS;
    while (!SET_UP_LINK.test(this.output)) {
      if (Date.now() > latest) throw new Error(`no set-up link was printed:\n${this.output}`);
      await new Promise((done) => setTimeout(done, 50));
    }
    return this.output.match(SET_UP_LINK)[0];
  }

  /** Runs `gatehouse ARGUMENT…` on the same database; what it printed. Throws when it fails. */
  command(...args) {
    return execFileSync(binary(), args, { cwd: this.folder, env: this.environment, encoding: 'utf8' });
  }

  /** Stops the server, gently first. */
  async stop() {
    if (!this.#process) return;
    const child = this.#process;
    const patience = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.kill('SIGTERM');
    await this.#exit;
    clearTimeout(patience);
  }

  /** Stops the server and removes what it kept. */
  async remove() {
    await this.stop();
    this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Starts a Gatehouse on a fresh database of this kind (`sqlite` or `postgres`), after `prepare(portal)`. */
export async function openPortal(kind, post, prepare = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-browser-'));
  const portal = new Portal(kind, folder, freshDatabase(kind, folder), await freePort(), post);
  try {
    prepare(portal);
    await portal.start();
  } catch (error) {
    await portal.remove();
    throw error;
  }
  return portal;
}
