// The audit trail, the outbox, and every list as a file.

import { readFile } from 'node:fs/promises';

import { expect, expectFine, test } from './support/test.mjs';
import { notice, question } from './support/steps.mjs';

/** Does what makes the browser save a file; its name and bytes. */
async function saved(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('the audit trail is found, narrowed by a row, and leads to the account', async ({ as, javaScriptEnabled }) => {
  const page = await as('ada.admin');
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Audit trail' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit trail' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Time' })).toHaveAttribute('aria-sort', 'descending');
  if (javaScriptEnabled) await expectFine(page);
  await page.goto('/audit?q=action%3Aaccount.create');
  const first = page.locator('tbody tr').first();
  const subject = await first.locator('.c-subject').innerText();
  await first.getByRole('button', { name: /^Actions for/ }).click();
  const menu = page.locator('.menu:popover-open');
  const account = await menu.getByRole('link', { name: 'View account' }).getAttribute('href');
  await menu.getByRole('link', { name: 'All about this subject' }).click();
  await expect(page).toHaveURL(/q=subject_kind%3Aaccount\+subject_id%3A\d+$/);
  await expect(page.locator('tbody .c-subject').first()).toHaveText(subject);
  await page.goto(`${account}/history`);
  await page.getByRole('link', { name: 'Show in the audit trail' }).click();
  await expect(page).toHaveURL(/\/audit\?q=subject_kind/);
  await expect(page.locator('tbody .c-subject').first()).toHaveText(subject);
});

test('a mail that failed is sent again from the outbox', async ({ as, post, javaScriptEnabled }) => {
  const page = await as('ada.admin');
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Outbox' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
  if (javaScriptEnabled) await expectFine(page);
  // Nothing is written into the mail of a made-up deactivation, so that it can be sent as it is.
  await page.goto('/outbox?q=state%3Afailed+kind%3Adeactivated,invitation');
  const failed = page.locator('tbody tr').first();
  await expect(failed.locator('.c-reply')).toContainText(/^(550|451)/);
  const to = await failed.locator('.c-address').innerText();
  await failed.getByRole('button', { name: /^Actions for/ }).click();
  await page.locator('.menu:popover-open').getByRole('link', { name: 'Send again' }).click();
  const asked = await question(page, 'Send this mail again');
  await expect(asked).toContainText(to);
  if (javaScriptEnabled) await expectFine(page);
  await asked.getByRole('button', { name: 'Send again' }).click();
  await expect(notice(page)).toContainText('The mail is queued again.');
  await page.goto('/audit?q=action%3Amail.resend');
  await expect(page.locator('tbody .c-action').first()).toHaveText('Mail sent again');
});

test('the list is exported as it is shown', async ({ as, javaScriptEnabled }) => {
  const page = await as('ada.admin');
  await page.goto('/accounts?q=status%3Ainactive&sort=-email');
  const shown = await page.locator('tbody .c-email').allInnerTexts();
  await page.getByRole('link', { name: 'Export', exact: true }).click();
  const asked = await question(page, 'Export: Accounts');
  await expect(asked).toContainText('status:inactive');
  if (javaScriptEnabled) await expectFine(page);
  const file = await saved(page, () => asked.getByRole('button', { name: 'Export' }).click());
  expect(file.name).toMatch(/^accounts-\d{4}-\d\d-\d\d\.csv$/);
  const lines = file.bytes.toString().replace('\ufeff', '').trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/^Name,E-mail,Login,Roles,/);
  expect(lines.slice(1).map((line) => line.split(',').find((cell) => cell.includes('@')))).toEqual(shown.filter((text) => text.includes('@')));
  if (!javaScriptEnabled) return;
  // The page stays, and the dialog can be used again.
  await expect(asked).toBeHidden();
  await expect(page.locator('tbody .c-email')).toHaveText(shown);
  await page.getByRole('link', { name: 'Export', exact: true }).click();
  await page.getByRole('dialog').getByRole('radio', { name: /^All \d+ columns/ }).check();
  await page.getByRole('dialog').getByRole('radio', { name: /^XLSX/ }).check();
  const book = await saved(page, () => page.getByRole('dialog').getByRole('button', { name: 'Export' }).click());
  expect(book.name).toMatch(/\.xlsx$/);
  expect(book.bytes.subarray(0, 2).toString()).toBe('PK');
});

test('ticked rows are exported alone', async ({ as }) => {
  const page = await as('ada.admin');
  await page.goto('/accounts?sort=-id&columns=id,name');
  const boxes = page.locator('tbody .tick input');
  const ids = [];
  for (const place of [0, 2]) {
    await boxes.nth(place).check();
    ids.push(await boxes.nth(place).getAttribute('value'));
  }
  await page.locator('.bulk').getByRole('button', { name: 'More' }).click();
  await page.locator('.menu:popover-open').getByRole('button', { name: 'Export' }).click();
  const asked = await question(page, 'Export: Accounts');
  await expect(asked).toContainText('2 chosen rows');
  const file = await saved(page, () => asked.getByRole('button', { name: 'Export' }).click());
  const lines = file.bytes.toString().trimEnd().split('\r\n');
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(ids);
});
