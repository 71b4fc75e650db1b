// What every state of every page must fulfill: no finding of axe in light and dark, and valid HTML.

import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';

const [DESK, PHONE] = [1440, 390];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
// htmx's attributes are ours to use, though no standard knows them.
const KNOWN = /^Attribute “hx-[a-z:-]+” not allowed on element/;

function finding(violation) {
  const places = violation.nodes.map((node) => `    ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`);
  return `  ${violation.id}: ${violation.help}\n${places.join('\n')}`;
}

/**
 * The same document in a browser context that runs scripts, because axe is one; the document's own scripts are
 * taken out, and what is meant for readers without JavaScript is let in.
 */
async function twin(page) {
  const cookies = await page.context().storageState();
  const context = await page.context().browser().newContext({
    javaScriptEnabled: true, storageState: cookies, viewport: page.viewportSize(),
  });
  const source = await page.content();
  const body = source.replace(/<script\b[\s\S]*?<\/script>/g, '').replace(/<\/?noscript>/g, '');
  const copy = await context.newPage();
  await copy.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }), { times: 1 });
  await copy.goto(page.url());
  return copy;
}

async function findings(page, colorScheme, narrow) {
  await page.emulateMedia({ colorScheme });
  const { violations } = await narrow(new AxeBuilder({ page })).analyze();
  return violations.map((violation) => `${colorScheme}\n${finding(violation)}`);
}

/** Puts a box in the place of each frame that runs no scripts: axe, which is one, would wait in there for ever. */
function takeFramesOut(page) {
  return page.evaluate(() => {
    window.takenOut = [...document.querySelectorAll('iframe[sandbox]')].map((frame) => {
      const box = Object.assign(document.createElement('div'), { className: frame.className });
      frame.replaceWith(box);
      return { frame, box };
    });
  });
}

function putFramesBack(page) {
  return page.evaluate(() => window.takenOut.forEach(({ frame, box }) => box.replaceWith(frame)));
}

/** On a desk all rules in the dark, and in light the colors; on a phone, whose colors are the same, all rules in light. */
async function findingsOn(page, width) {
  const all = (axe) => axe.withTags(RULES);
  if (width < DESK) return findings(page, 'light', all);
  const dark = await findings(page, 'dark', all);
  return [...dark, ...await findings(page, 'light', (axe) => axe.withRules(['color-contrast']))];
}

/** Fails when axe finds anything on the page as it stands. Leaves the page light. */
export async function expectAccessible(page) {
  const scripts = await page.evaluate(() => matchMedia('(scripting: enabled)').matches);
  const shown = scripts ? page : await twin(page);
  try {
    await takeFramesOut(shown);
    expect((await findingsOn(shown, page.viewportSize().width)).join('\n'), `axe on ${page.url()}`).toBe('');
    await putFramesBack(shown);
  } finally {
    if (shown !== page) await shown.context().close();
  }
}

/** The findings of the Nu checker for a whole page's source. */
export async function htmlFindings(source) {
  const reply = await fetch(`${process.env.GATEHOUSE_HTML_CHECKER}/?out=json`, {
    method: 'POST',
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: source,
  });
  const { messages } = await reply.json();
  const wrong = messages.filter((one) => one.type !== 'info' || one.subType === 'warning');
  return wrong.filter((one) => !KNOWN.test(one.message)).map((one) => `  line ${one.lastLine}: ${one.message}`);
}

/** Fails when the HTML of this source, a whole page, is not valid. */
export async function expectValidSource(source) {
  expect((await htmlFindings(source)).join('\n'), 'HTML').toBe('');
}

/** Fails when the HTML fragment, as it would stand in a page's <main>, is not valid. */
export async function expectValidFragment(fragment) {
  await expectValidSource(`<!doctype html><html lang="en"><head><title>.</title></head><body><main><h1>.</h1>${fragment}</main></body></html>`);
}

/**
 * Fails when axe finds anything on the page as it stands, in light or dark, on a desk or a phone, or when it is wider
 * than the window.
 */
export async function expectFine(page) {
  await expect(page.locator('main')).toBeVisible();
  for (const width of [DESK, PHONE]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, `${page.url()} is too wide at ${width} px`).toBeLessThanOrEqual(0);
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: DESK, height: 900 });
}

/** Fails when the page at this address, asked for anew with the page's cookies, is not valid HTML. */
export async function expectValidHtml(page) {
  const reply = await page.request.get(page.url());
  await expectValidSource(await reply.text());
}
