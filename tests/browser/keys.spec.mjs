// Programs and their keys: an account by the wizard, a key shown once, copied, used, rotated, revoked.

import { expect, test } from './support/test.mjs';
import { field, fill, notice, question } from './support/steps.mjs';

const ask = (page, key) => page.request.fetch('/api/v1/me', { headers: { Authorization: `Bearer ${key}` } });
const shown = (page) => page.locator('#key').innerText();

/** A service account with its first key. */
async function program(page, name) {
  await page.goto('/accounts/new?kind=service');
  await fill(page, { display_name: name, description: 'Reads the list every night' });
  await page.getByRole('button', { name: 'Continue to roles' }).click();
  await expect(page.getByRole('checkbox', { name: 'Web Service' })).toBeChecked();
  await page.getByRole('button', { name: 'Continue to review' }).click();
  await expect(page.getByText('It can never sign in to these pages.')).toBeVisible();
  await page.getByRole('button', { name: 'Create account' }).click();
  return shown(page);
}

test('a program gets a key that is copied, used, rotated and revoked', async ({ as, javaScriptEnabled }) => {
  const page = await as('ada.admin');
  const name = `Import ${Math.random().toString(36).slice(2, 8)}`;
  if (javaScriptEnabled) {
    await page.goto('/accounts');
    await page.getByRole('button', { name: 'Choose what to create' }).click();
    await page.locator('#choices').getByRole('link', { name: 'Service account' }).click();
    await expect(page).toHaveURL(/kind=service$/);
  }
  const first = await program(page, name);
  expect(first).toMatch(/^gh_\d+_[A-Za-z0-9_-]{43}$/);
  if (javaScriptEnabled) {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first);
  } else {
    await expect(page.getByRole('button', { name: 'Copy' })).toBeHidden();
  }
  const me = await (await ask(page, first)).json();
  expect(me.account).toMatchObject({ name, kind: 'service' });
  await page.getByRole('link', { name: 'I have copied the key' }).click();
  await expect(page.getByText('First key')).toBeVisible();
  await expect(page.locator('main')).not.toContainText(first);

  await page.getByRole('link', { name: 'Rotate First key' }).click();
  await fill(page, { name: 'Second key', overlap: '1' });
  await field(page, 'overlap_unit').selectOption('hours');
  await page.getByRole('button', { name: 'Rotate' }).click();
  const second = await shown(page);
  for (const key of [first, second]) expect((await ask(page, key)).status()).toBe(200);
  await page.getByRole('link', { name: 'I have copied the key' }).click();

  await page.getByRole('link', { name: 'Revoke Second key' }).click();
  const asked = await question(page, 'Revoke key');
  await expect(asked).toContainText('This cannot be undone.');
  await asked.getByRole('button', { name: 'Revoke key' }).click();
  await expect(notice(page)).toContainText('The key Second key is revoked.');
  expect((await ask(page, second)).status()).toBe(401);
  expect((await ask(page, first)).status()).toBe(200);
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.locator('.history li').first()).toContainText('revoked an API key');
});

test('a key of one’s own is made and revoked on the profile', async ({ as }) => {
  const page = await as('ada.admin');
  await page.goto('/profile/keys/new');
  await fill(page, { name: 'Laptop' });
  await page.getByRole('button', { name: 'Generate key' }).click();
  const key = await shown(page);
  expect((await (await ask(page, key)).json()).account).toMatchObject({ name: 'Ada Admin', kind: 'operator' });
  await page.getByRole('link', { name: 'I have copied the key' }).click();
  await page.getByRole('link', { name: 'Revoke Laptop' }).click();
  const asked = await question(page, 'Revoke key');
  await asked.getByRole('button', { name: 'Revoke key' }).click();
  await expect(page).toHaveURL(/\/profile$/);
  expect((await ask(page, key)).status()).toBe(401);
});
