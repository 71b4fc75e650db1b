// Starts the Nu HTML checker once for all journeys (a Java process on loopback) and stops it after the last one.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import vnu from 'vnu-jar';

const START_MS = 60_000;

/** A loopback port that was free a moment ago. */
export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function answers(url) {
  try {
    const reply = await fetch(`${url}/?out=json`, {
      method: 'POST',
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: '<!doctype html><html lang="en"><title>.</title>',
    });
    return reply.ok;
  } catch {
    return false;
  }
}

export default async function setUp() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const options = ['-Dnu.validator.servlet.bind-address=127.0.0.1', '-XX:TieredStopAtLevel=1', '-Xss4m', '-Xmx384m'];
  const checker = spawn('java', [...options, '-cp', String(vnu), 'nu.validator.servlet.Main', String(port)], { stdio: 'ignore' });
  let ended = null;
  checker.on('error', (error) => { ended = error.message; });
  checker.on('exit', (code) => { ended ??= `exit code ${code}`; });
  const latest = Date.now() + START_MS;
  while (!(await answers(url))) {
    if (ended || Date.now() > latest) throw new Error(`the HTML checker did not start: ${ended ?? 'too slow'}`);
    await new Promise((done) => setTimeout(done, 100));
  }
  process.env.GATEHOUSE_HTML_CHECKER = url;
  return () => { checker.kill('SIGTERM'); };
}
