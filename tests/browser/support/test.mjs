// The `test` of the journeys. Each worker has its own SMTP server and its own Gatehouse; each test fails on
// anything that the browser reports.
//
//   post     the SMTP server: waitForMail, behave (tests/support/smtp.mjs)
//   portal   the Gatehouse: url, setUpLink(), command(…), output
//   faults   what may be reported after all: allowStatus(422), allow(/…/)
//   person   async () => a page of somebody else, with cookies of their own, watched like `page`

import { start } from '../../support/smtp.mjs';
import { watched } from './faults.mjs';
import { openPortal } from './portal.mjs';

export const test = watched.extend({
  database: ['sqlite', { option: true, scope: 'worker' }],

  post: [async ({}, use) => {
    const post = await start();
    await use(post);
    await post.stop();
  }, { scope: 'worker' }],

  portal: [async ({ database, post }, use) => {
    const portal = await openPortal(database, post);
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
    await use(async () => {
      const context = await browser.newContext({ baseURL });
      contexts.push(context);
      await faults.watch(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect } from '@playwright/test';
export { linkIn } from '../../support/smtp.mjs';
export { expectAccessible, expectValidFragment, expectValidHtml, expectValidSource } from './expectations.mjs';
