// Saved views and groups, with the mouse, with the keyboard alone, and without JavaScript.

import { expect, expectFine, test } from './support/test.mjs';
import { fill, notice, question } from './support/steps.mjs';

let number = 0;
const named = (name) => `${name} ${process.pid}-${(number += 1)}`;
const tab = (page, name) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });

/** Opens the menu beside the views. */
async function more(page) {
  await page.getByRole('button', { name: 'More about views' }).click();
  return page.locator('#views-more');
}

async function save(page, values) {
  await (await more(page)).getByRole('link', { name: 'Save view' }).click();
  const asked = await question(page, 'Save view');
  await fill(page, values);
  return asked;
}

/** Deletes the view that is open. */
async function remove(page) {
  await (await more(page)).getByRole('link', { name: 'Delete view' }).click();
  await (await question(page, /Delete view/)).getByRole('button', { name: 'Delete view' }).click();
  await expect(notice(page)).toContainText('is deleted');
}

test('a view is saved, changed, reset, kept, renamed and deleted', async ({ as, faults }) => {
  faults.allowStatus(422);
  const page = await as('ada.admin');
  const name = named('Active');
  await page.goto('/accounts?q=status%3Aactive&sort=-email');
  const asked = await save(page, { name });
  await expect(asked).toContainText('status:active');
  await expect(asked).toContainText('E-mail (descending)');
  await asked.getByRole('button', { name: 'Save view' }).click();
  await expect(notice(page)).toHaveText(`The view ${name} is saved.`);
  await expect(tab(page, name)).toHaveAttribute('aria-current', 'page');
  await page.getByRole('link', { name: 'Name', exact: true }).click();
  await expect(tab(page, `${name} (changed)`)).toBeVisible();
  await page.getByRole('link', { name: 'Reset' }).click();
  await expect(page.getByRole('columnheader', { name: 'E-mail' })).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('link', { name: 'Name', exact: true }).click();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(notice(page)).toContainText('are saved');
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');
  // The same name again is refused, and nothing typed is lost.
  await page.goto('/accounts?q=kind%3Aservice');
  await (await save(page, { name })).getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByText('You have a view with this name already.').first()).toBeVisible();
  await expect(page.locator('main [name="name"]')).toHaveValue(name);
  await expectFine(page);
  await page.goto('/accounts');
  await tab(page, name).click();
  await expect(tab(page, name)).toHaveAttribute('aria-current', 'page');
  await (await more(page)).getByRole('link', { name: 'Edit view' }).click();
  const renamed = named('Renamed');
  await question(page, /Edit view/);
  await fill(page, { name: renamed, shared: 'everybody' });
  await page.getByRole('button', { name: 'Save changes' }).last().click();
  await expect(tab(page, renamed)).toBeVisible();
  const lena = await as('lena.license');
  await lena.goto('/accounts');
  await tab(lena, renamed).click();
  await expect(tab(lena, renamed)).toHaveAttribute('aria-current', 'page');
  await expect(await more(lena)).not.toContainText('Edit view');
  await remove(page);
  await lena.goto('/accounts');
  await expect(tab(lena, renamed)).toHaveCount(0);
});

test('the list opens with a view, and all rows stay in reach', async ({ as }) => {
  const page = await as('lena.license');
  await page.goto('/accounts');
  await tab(page, 'Never signed in').click();
  await expect(page).toHaveURL(/view=never/);
  await (await more(page)).getByRole('button', { name: 'Open the list with this view' }).click();
  await expect(notice(page)).toHaveText('The list opens with this view from now on.');
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('link', { name: 'Accounts', exact: true }).first().click();
  await expect(page).toHaveURL(/last_login%3Aempty/);
  await tab(page, 'All').click();
  await expect(page).toHaveURL(/view=all$/);
  await expect(tab(page, 'All')).toHaveAttribute('aria-current', 'page');
  await (await more(page)).getByRole('button', { name: 'Open the list with all rows' }).click();
  await page.goto('/accounts');
  await expect(page).toHaveURL(/\/accounts$/);
});

test('rows are grouped, a group is opened in place, and its rows are ticked', async ({ as, javaScriptEnabled }) => {
  const page = await as('ada.admin');
  await page.goto('/accounts');
  const menu = await more(page);
  await menu.getByLabel('Group by').selectOption('kind');
  await menu.getByLabel('Then by').selectOption('status');
  await menu.getByRole('button', { name: 'Group', exact: true }).click();
  const operators = page.locator('.group-toggle').filter({ hasText: 'Operator' });
  await expect(operators).toHaveAttribute('aria-expanded', 'false');
  await operators.click();
  await expect(operators).toHaveAttribute('aria-expanded', 'true');
  const active = page.locator('.level-2 .group-toggle').filter({ hasText: /Active/ });
  await active.click();
  await expect(active).toHaveAttribute('aria-expanded', 'true');
  await page.locator('tbody .tick input').first().check();
  if (javaScriptEnabled) await expect(page.locator('#bulk-count')).toHaveText('1 selected');
  await expect(page.locator('.bulk')).toBeVisible();
  await expectFine(page);
  await page.getByRole('link', { name: /^Show all \d+ accounts/ }).click();
  await expect(page.locator('.chip[title="status:=active"]')).toBeVisible();
  await expect(page.locator('.group-toggle')).toHaveCount(0);
});

test('views and groups with the keyboard alone', async ({ as, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'Without JavaScript the browser itself does all of this');
  const page = await as('ada.admin');
  await page.goto('/accounts?group=kind');
  const heading = page.locator('.group-toggle').first();
  await heading.focus();
  await page.keyboard.press('Enter');
  await expect(heading).toHaveAttribute('aria-expanded', 'true');
  await expect(heading).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading).toHaveAttribute('aria-expanded', 'false');
  const button = page.getByRole('button', { name: 'More about views' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: 'Save view' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Save view' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  const name = named('Typed');
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(notice(page)).toHaveText(`The view ${name} is saved.`);
  await expect(page.locator('.group-toggle').first()).toBeVisible();
  await remove(page);
});
