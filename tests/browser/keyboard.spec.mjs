// The keyboard alone.

import { expect, test } from './support/test.mjs';
import { notice, row } from './support/steps.mjs';

test.skip(({ javaScriptEnabled }) => !javaScriptEnabled, 'Without JavaScript the browser itself does all of this');

const onBody = (page) => page.evaluate(() => document.activeElement === document.body);

test('the first Tab offers to skip to the content', async ({ as }) => {
  const page = await as('ada.admin');
  await page.goto('/accounts');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('a slash leads to the search, a question mark to the list of keys', async ({ as }) => {
  const page = await as('ada.admin');
  await page.goto('/accounts');
  await page.keyboard.press('/');
  const search = page.getByRole('combobox', { name: 'Search and filter' });
  await expect(search).toBeFocused();
  await page.keyboard.type('ada.admin/?');
  await expect(search).toHaveValue('ada.admin/?');
  await search.fill('login:ada.admin');
  await page.keyboard.press('Enter');
  await expect(page.locator('tbody tr')).toHaveCount(1);
  expect(await onBody(page)).toBe(false);
  await page.locator('#sort-name').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending');
  await expect(page.locator('#sort-name')).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
  await expect(page.locator('#sort-name')).toBeFocused();
});

test('a row is deactivated by its menu and the dialog', async ({ as }) => {
  const page = await as('ada.admin');
  await page.goto('/accounts?q=status%3Aactive+role%3Aempty+kind%3Aoperator');
  const name = (await page.locator('tbody .c-name').first().innerText()).split('\n').at(-1);
  const button = row(page, name).getByRole('button');
  const item = (label) => page.locator('.menu:popover-open').getByRole('link', { name: label, exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await expect(item('View')).toBeFocused();
  await page.keyboard.press('End');
  await expect(item('Deactivate')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(item('View')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.menu:popover-open')).toHaveCount(0);
  await expect(button).toBeFocused();
  for (const key of ['Enter', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  const dialog = page.getByRole('dialog', { name: 'Deactivate account' });
  await expect(dialog.getByLabel('Reason')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  for (const key of ['Enter', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  await expect(dialog.getByLabel('Reason')).toBeFocused();
  await page.keyboard.type('By keyboard');
  const confirm = dialog.getByRole('button', { name: 'Deactivate account' });
  for (let step = 0; step < 8 && !(await confirm.evaluate((it) => it === document.activeElement)); step += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(notice(page)).toHaveText('1 account is deactivated.');
});

test('rows are ticked with the space bar, and what they do not allow says why', async ({ as }) => {
  const page = await as('ada.admin');
  await page.goto('/accounts?q=status%3Ainactive');
  await page.locator('tbody input').first().focus();
  await page.keyboard.press('Space');
  await expect(page.locator('#bulk-count')).toHaveText('1 selected');
  const refused = page.locator('.bulk').getByRole('button', { name: 'Deactivate' });
  await refused.focus();
  await expect(page.getByRole('tooltip')).toHaveText('None of the ticked accounts is active.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear selection' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.bulk')).toBeHidden();
  await expect(page.locator('#tick-all')).toBeFocused();
});
