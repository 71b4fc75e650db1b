// A real SMTP server for tests; it keeps what it receives and misbehaves when told to.
//
// As a module:
//   const post = await start();  post.url;  await post.waitForMail({ to, subject });  post.behave('stall');
//   await post.stop();
// As a program, for the Rust tests:
//   node tests/support/smtp.mjs --dir DIR [--port PORT] [--behavior MODE] [--until-stdin-closes]
// prints "listening PORT", writes each mail to DIR/0001.json, DIR/0002.json, … (whole files appear at once), and
// before each mail reads the mode from DIR/behavior when that file exists.
//
// Modes: accept | refuse (554 after DATA) | defer (451 after DATA) | refuse-recipient (550 at RCPT)
//        | stall (reads the mail, never answers) | drop (reads the mail, closes the connection, keeps nothing)
//        | keep-and-drop (keeps the mail, closes the connection before saying so)
//        | hang-up (closes the connection at RCPT) | mute (never greets)
//        | as-addressed (the mode that the address begins with: refuse.1@example.com; else accept)

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export const MODES = ['accept', 'refuse', 'defer', 'refuse-recipient', 'stall', 'drop', 'keep-and-drop', 'hang-up', 'mute', 'as-addressed'];
const POLL_MS = 25;

function reply(code, words) {
  return Object.assign(new Error(words), { responseCode: code });
}

async function whole(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

/** What a test asks about a mail: addresses as written, both bodies, headers by lower-case name, the envelope. */
async function read(raw, session) {
  const mail = await PostalMime.parse(raw);
  return {
    from: mail.from?.address ?? '',
    fromName: mail.from?.name ?? '',
    to: (mail.to ?? []).map((person) => person.address),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    envelope: {
      from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
      to: session.envelope.rcptTo.map((person) => person.address),
    },
  };
}

class Post {
  mails = [];
  #mode = () => 'accept';
  #keep;
  #server;
  #sockets = new Map();

  constructor({ behavior, keep }) {
    this.behave(behavior ?? 'accept');
    this.#keep = keep ?? (() => {});
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      onConnect: (_, done) => { if (this.#mode() !== 'mute') done(); },
      onRcptTo: (address, session, done) => this.#recipient(address, session, done),
      onData: (stream, session, done) => this.#receive(stream, session).then((sent) => sent && done(), done),
    });
    // A client that goes away in the middle is an ordinary event here.
    this.#server.on('error', () => {});
    this.#server.server.on('connection', (socket) => {
      this.#sockets.set(socket.remotePort, socket);
      socket.on('close', () => this.#sockets.delete(socket.remotePort));
    });
  }

  /** Sets the mode for the mails to come: one of MODES, or a function that gives one. */
  behave(mode) {
    const ask = typeof mode === 'function' ? mode : () => mode;
    this.#mode = () => {
      const now = ask();
      if (!MODES.includes(now)) throw new Error(`unknown mode "${now}"; one of ${MODES.join(', ')}`);
      return now;
    };
    this.#mode();
  }

  /** The mode for a mail to this address. */
  #modeFor(address) {
    const mode = this.#mode();
    if (mode !== 'as-addressed') return mode;
    const wanted = address.split(/[.@]/)[0];
    return MODES.includes(wanted) ? wanted : 'accept';
  }

  #recipient({ address }, session, done) {
    const mode = this.#modeFor(address);
    if (mode === 'hang-up') this.#sockets.get(session.remotePort)?.destroy();
    else done(mode === 'refuse-recipient' ? reply(550, 'No such person') : null);
  }

  /** Takes one mail in; true when the client shall hear that it was taken. */
  async #receive(stream, session) {
    const raw = await whole(stream);
    const mode = this.#modeFor(session.envelope.rcptTo[0].address);
    if (mode === 'refuse') throw reply(554, 'Refused by the test');
    if (mode === 'defer') throw reply(451, 'Try again later, says the test');
    if (mode === 'stall') return false;
    if (mode !== 'drop') {
      const mail = await read(raw, session);
      this.mails.push(mail);
      this.#keep(mail, this.mails.length);
    }
    if (mode === 'accept' || mode === 'refuse-recipient') return true;
    this.#sockets.get(session.remotePort)?.destroy();
    return false;
  }

  async listen(port) {
    await new Promise((done, fail) => {
      this.#server.once('error', fail);
      this.#server.listen(port, '127.0.0.1', done);
    });
    this.port = this.#server.server.address().port;
    this.url = `smtp://127.0.0.1:${this.port}`;
    return this;
  }

  /** The mails that went to this address (exactly) and have this in the subject (text or pattern), oldest first. */
  find({ to, subject } = {}) {
    const fits = (mail) => (typeof subject === 'string' ? mail.subject.includes(subject) : subject.test(mail.subject));
    return this.mails.filter((mail) => (!to || mail.envelope.to.includes(to)) && (!subject || fits(mail)));
  }

  /** The newest such mail, waiting up to `timeout` milliseconds until there are `count` of them. */
  async waitForMail({ to, subject, count = 1, timeout = 15_000 } = {}) {
    const end = Date.now() + timeout;
    for (;;) {
      const found = this.find({ to, subject });
      if (found.length >= count) return found.at(-1);
      if (Date.now() > end) {
        const here = this.mails.map((mail) => `${mail.envelope.to}: ${mail.subject}`).join('\n  ');
        throw new Error(`no mail to ${to ?? 'anyone'} about ${subject ?? 'anything'} in ${timeout} ms; here are:\n  ${here}`);
      }
      await new Promise((done) => setTimeout(done, POLL_MS));
    }
  }

  /** Ends every connection and the server. */
  async stop() {
    for (const socket of this.#sockets.values()) socket.destroy();
    await new Promise((done) => this.#server.close(done));
  }
}

/** Starts the server on a free loopback port, or on `port`. `keep(mail, number)` is called for each mail. */
export function start({ port = 0, behavior, keep } = {}) {
  return new Post({ behavior, keep }).listen(port);
}

/** The first address in the mail's text that fits the pattern; an error that shows the text when there is none. */
export function linkIn(mail, pattern) {
  const links = mail.text.match(/https?:\/\/[^\s<>"]+/g) ?? [];
  const link = links.find((one) => pattern.test(one));
  if (!link) throw new Error(`no link like ${pattern} in:\n${mail.text}`);
  return link;
}

/** The mode that the control file names; empty without one. A mode that does not exist ends the program. */
function chosen(control) {
  const mode = existsSync(control) ? readFileSync(control, 'utf8').trim() : '';
  if (mode === '' || MODES.includes(mode)) return mode;
  console.error(`smtp.mjs: ${control} names the mode "${mode}"; one of ${MODES.join(', ')}`);
  return process.exit(2);
}

async function program() {
  const { values } = parseArgs({
    options: {
      dir: { type: 'string' },
      port: { type: 'string', default: '0' },
      behavior: { type: 'string', default: 'accept' },
      'until-stdin-closes': { type: 'boolean', default: false },
    },
  });
  if (!values.dir || !existsSync(values.dir)) throw new Error('--dir must name a folder that exists');
  const control = join(values.dir, 'behavior');
  const post = await start({
    port: Number(values.port),
    behavior: () => chosen(control) || values.behavior,
    keep: (mail, number) => {
      const file = join(values.dir, `${String(number).padStart(4, '0')}.json`);
      writeFileSync(`${file}.part`, JSON.stringify(mail));
      renameSync(`${file}.part`, file);
    },
  });
  const end = () => post.stop().then(() => process.exit(0));
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  // A test process that is killed cannot stop us; its end of the pipe closes all the same.
  if (values['until-stdin-closes']) process.stdin.resume().on('end', end);
  console.log(`listening ${post.port}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  program().catch((error) => {
    console.error(`smtp.mjs: ${error.message}`);
    process.exit(2);
  });
}
