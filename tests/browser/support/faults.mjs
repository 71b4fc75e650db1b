// Collects what must not happen in a browser: console errors, errors of a page's script, reports of the content
// security policy.

import { test as base } from '@playwright/test';

const FAILED_STATUS = 'Failed to load resource: the server responded with a status of ';

export class Faults {
  #seen = [];
  #allowed = [];

  /** Listens to every page of the context, those to come included. */
  async watch(context) {
    context.on('console', (message) => {
      if (message.type() === 'error') this.#seen.push(`${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => this.#seen.push(`${error.error().stack ?? error.error()}`));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (report) => {
        console.error(`CSP: ${report.effectiveDirective} refused ${report.blockedURI} ${report.sample}`);
      });
    });
  }

  /** Says that these are meant to happen in this test; patterns of console lines. */
  allow(...patterns) {
    this.#allowed.push(...patterns);
  }

  /** Says that replies with these statuses are meant to happen in this test. */
  allowStatus(...statuses) {
    this.allow(...statuses.map((status) => new RegExp(`^${FAILED_STATUS}${status} `)));
  }

  /** What happened and was not allowed. */
  found() {
    return this.#seen.filter((line) => !this.#allowed.some((pattern) => pattern.test(line)));
  }

  check() {
    const found = this.found();
    if (found.length > 0) throw new Error(`the browser reported:\n  ${found.join('\n  ')}`);
  }
}

/** A `test` that fails on any of these; without a Gatehouse. */
export const watched = base.extend({
  faults: [async ({ context }, use) => {
    const faults = new Faults();
    await faults.watch(context);
    await use(faults);
    faults.check();
  }, { auto: true }],
});
