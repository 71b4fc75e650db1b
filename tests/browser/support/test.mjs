// The `test` of the journeys. Each worker has its own SMTP server and its own Gatehouse; each test fails on
// anything that the browser reports.
//
//   world    what the worker's Gatehouse begins with: `company` (60 accounts), `crowd` (3,000 of them), `silent` (60
//            without a mail server) or `empty` (not set up); a file that wants another one says test.use({ world: … })
//   post     the SMTP server: waitForMail, behave (tests/support/smtp.mjs)
//   portal   the Gatehouse: url, setUpLink(), command(…), output
//   faults   what may be reported after all: allowStatus(422), allow(/…/)
//   person   async (options) => a page of somebody else, with cookies of their own, watched like `page`
//   as       async (login) => a page of somebody who is signed in already

import { start } from '../../support/smtp.mjs';
import { watched } from './faults.mjs';
import { openPortal } from './portal.mjs';
import { PASSWORD, signIn } from './steps.mjs';

export const test = watched.extend({
  database: ['sqlite', { option: true, scope: 'worker' }],

  post: [async ({}, use) => {
    const post = await start();
    await use(post);
    await post.stop();
  }, { scope: 'worker' }],

  world: ['company', { option: true, scope: 'worker' }],

  portal: [async ({ database, post, world }, use) => {
    const size = world === 'crowd' ? '3000' : '60';
    const load = (empty) => empty.command('demo', '--accounts', size, '--password', PASSWORD);
    const portal = await openPortal(database, world === 'silent' ? null : post, world === 'empty' ? undefined : load);
    await use(portal);
    await portal.remove();
  }, { scope: 'worker', timeout: 60_000 }],

  log: [async ({ portal }, use, info) => {
    await use();
    if (info.status === info.expectedStatus) return;
    await info.attach('gatehouse.log', { body: portal.output, contentType: 'text/plain' });
  }, { auto: true }],

  baseURL: async ({ portal }, use) => { await use(portal.url); },

  person: async ({ browser, baseURL, faults }, use) => {
    const contexts = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL, ...options });
      contexts.push(context);
      await faults.watch(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  // The cookies of those who signed in lately; a sign-in costs a quarter of a second, and is a proof for ten minutes.
  kept: [async ({}, use) => { await use(new Map()); }, { scope: 'worker' }],

  as: async ({ person, kept }, use) => {
    await use(async (login) => {
      const known = kept.get(login);
      const isFresh = known && Date.now() - known.since < 5 * 60_000;
      const page = await person({ storageState: isFresh ? known.state : undefined });
      if (!isFresh) {
        const since = Date.now();
        await signIn(page, login);
        kept.set(login, { since, state: await page.context().storageState() });
      }
      return page;
    });
  },
});

export { expect } from '@playwright/test';
export { linkIn } from '../../support/smtp.mjs';
export { expectAccessible, expectFine, expectValidFragment, expectValidHtml, expectValidSource } from './expectations.mjs';
