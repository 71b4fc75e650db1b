// What is done to thousands of accounts at once: chosen by a search, followed, reported, taken back.

import { readFile } from 'node:fs/promises';
import { expect, expectFine, test } from './support/test.mjs';
import { fill, notice, question } from './support/steps.mjs';

test.use({ world: 'crowd' });

const ACTIVE = '/accounts?q=status%3Aactive+kind%3Aoperator';
const numberIn = (text) => Number(text.replace(/\D/g, ''));
const everything = (page) => page.getByRole('checkbox', { name: /^Select all [\d,]+\+? that match$/ });
/** The first row of the list is ticked: that shows what can be done with many. */
const tickFirst = (page) => page.locator('tbody .tick input').first().check();
const action = (page, name) => page.locator('.bulk').getByRole('button', { name });

/** Waits for the end of the job whose page is open; without JavaScript the page is asked for again and again. */
async function ended(page, how = 'Finished') {
  const scripts = await page.evaluate(() => matchMedia('(scripting: enabled)').matches);
  const state = page.locator('.job-state .state');
  await expect(async () => {
    if (!scripts) await page.reload();
    await expect(state).toHaveText(how, { timeout: 500 });
  }).toPass({ timeout: 90_000 });
}

/** How many rows a tab of the report holds. */
async function tab(page, name) {
  const found = page.locator('nav.tabs').getByRole('link', { name });
  return await found.count() ? numberIn(await found.innerText()) : 0;
}

/** Goes on by Tab until the focus is on a button, and presses it. */
async function press(page, button) {
  await expect(button).toBeVisible();
  for (let steps = 0; steps < 40 && !(await button.evaluate((one) => one === document.activeElement)); steps += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
}

/** Orders that all active operators be deactivated; its page. */
async function deactivateAll(page) {
  await page.goto(ACTIVE);
  await tickFirst(page);
  await everything(page).check();
  await action(page, 'Deactivate').click();
  const asked = await question(page, /^Deactivate (about )?[\d,]+ accounts$/);
  await fill(page, { reason: 'Shutdown over the holidays' });
  await asked.getByRole('button', { name: /^Deactivate/ }).click();
  await page.waitForURL(/\/jobs\/\d+/);
}

test('all that match but one are deactivated, reported and taken back', async ({ as }) => {
  test.setTimeout(240_000);
  const page = await as('ada.admin');
  await page.goto(ACTIVE);
  const kept = (await page.locator('tbody .c-name').first().innerText()).split('\n').at(-1);
  const scripts = await page.evaluate(() => matchMedia('(scripting: enabled)').matches);
  await tickFirst(page);
  await everything(page).check();
  if (scripts) {
    await page.getByRole('checkbox', { name: `Select ${kept}` }).uncheck();
    await expect(page.locator('#bulk-count')).toContainText('1 left out');
  }
  await action(page, 'Deactivate').click();
  const asked = await question(page, /^Deactivate/);
  await expect(asked).toContainText('Every session and API key ends at once.');
  await fill(page, { reason: 'Shutdown over the holidays' });
  await asked.getByRole('button', { name: /^Deactivate/ }).click();
  await page.waitForURL(/\/jobs\/\d+/);
  await ended(page);
  const all = await tab(page, 'All');
  const done = await tab(page, 'done');
  const skipped = await tab(page, 'skipped');
  expect(all).toBeGreaterThan(2000);
  // Nobody deactivates the account they act with, nor whoever a license names as its contact.
  expect(skipped).toBeGreaterThan(1);
  expect(done).toBe(all - skipped);
  await expectFine(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download report' }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(all + 1);
  await page.locator('nav.tabs').getByRole('link', { name: 'skipped' }).click();
  await expect(page.locator('.rows')).toContainText('Ada Admin');
  await expect(page.locator('.rows')).toContainText('This is the account that you are signed in with.');
  await page.goto(ACTIVE);
  await expect(page.locator('tbody tr')).toHaveCount(Math.min(50, skipped + (scripts ? 1 : 0)));
  await page.goto('/jobs');
  await expectFine(page);
  await page.locator('tbody .c-action a').first().click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForURL(/\/jobs\/\d+/);
  await expect(page.getByRole('link', { name: 'This takes back another bulk action' })).toBeVisible();
  await ended(page);
  expect(await tab(page, 'done')).toBe(done);
  await page.goto(ACTIVE);
  await expect(page.locator('.grid-foot')).toContainText('1,000+');
});

test('what is in progress is shown, and canceled', async ({ as }) => {
  const page = await as('ada.admin');
  await deactivateAll(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('.notice')).toContainText('It is canceled.');
  await ended(page, 'Canceled');
  await expect(page.locator('.job-state')).toContainText('done');
  expect(await tab(page, 'Not done')).toBeGreaterThan(0);
  await expectFine(page);
});

test('the keyboard alone selects all and starts the work', async ({ as, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'a form is a form; its keys are the browser’s');
  const page = await as('ada.admin');
  await page.goto('/accounts?q=status%3Apending');
  await page.locator('tbody .tick input').first().focus();
  await page.keyboard.press('Space');
  await everything(page).focus();
  await page.keyboard.press('Space');
  await expect(page.locator('#bulk-count')).toHaveText(/^All [\d,]+\+? selected$/);
  await press(page, action(page, 'More'));
  await press(page, page.locator('#bulk-more').getByRole('button', { name: /Resend/ }));
  const asked = await question(page, /^Resend/);
  await press(page, asked.getByRole('button', { name: /^Resend/ }));
  // So few are done before the answer, and the list is shown again.
  await expect(notice(page)).toHaveText(/\d{3} invitations are sent again\./);
});
