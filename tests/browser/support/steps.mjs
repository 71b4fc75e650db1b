// What the journeys do again and again.

import { expect } from '@playwright/test';

export const PASSWORD = 'trunk-lantern-orbit-42';

/** A field of a form by its name. */
export const field = (page, name) => page.locator(`main [name="${name}"], dialog[open] [name="${name}"]`);

/** Signs in and waits for the page behind it. */
export async function signIn(page, login, password = PASSWORD) {
  await page.goto('/sign-in');
  await field(page, 'login').fill(login);
  await field(page, 'password').fill(password);
  await page.locator('main button').click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** Fills fields by their names; a select takes the value of the choice. */
export async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const input = field(page, name);
    if (await input.evaluate((element) => element.tagName) === 'SELECT') await input.selectOption(value);
    else await input.fill(value);
  }
}

/** Creates an operator by the wizard, with roles by their names; the page shows the account, and its id is returned. */
export async function create(page, values, roles = []) {
  await page.goto('/accounts/new');
  await fill(page, { ...values, email_again: values.email });
  await page.getByRole('button', { name: 'Continue to roles' }).click();
  for (const role of roles) await page.getByRole('checkbox', { name: role }).check();
  await page.getByRole('button', { name: 'Continue to review' }).click();
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.waitForURL(/\/accounts\/\d+$/);
  return Number(page.url().split('/').at(-1));
}

/** The row of the list that names this person. */
export const row = (page, name) => page.locator('tbody tr').filter({ hasText: name });

/** Chooses from the menu of a row. */
export async function choose(page, name, action) {
  await row(page, name).getByRole('button', { name: `Actions for ${name}` }).click();
  await page.locator('.menu:popover-open').getByRole('link', { name: action, exact: true }).click();
}

/** Where it is asked whether to do it: a dialog with JavaScript, a page without. */
export async function question(page, title) {
  const scripts = await page.evaluate(() => matchMedia('(scripting: enabled)').matches);
  const asked = scripts ? page.getByRole('dialog') : page.getByRole('main');
  await expect(asked.getByRole('heading', { name: title })).toBeVisible();
  return asked;
}

/** The sentence about what just happened. */
export const notice = (page) => page.locator('.notice');
