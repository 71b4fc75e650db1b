// Languages and colors, before and after signing in.

import { expect, test } from './support/test.mjs';
import { signIn } from './support/steps.mjs';

const html = (page) => page.locator('html');
// What a sentence without words would show.
const KEY = /\b(accounts|auth|error|form|grid|overview|permission|profile|role|shell|time)-[a-z]+(-[a-z]+)*\b/;

async function menu(page) {
  if (await page.locator('.topbar button').isVisible()) await page.locator('.topbar button').click();
  await page.locator('.me').click();
  return page.locator('#user-menu');
}

test('a stranger chooses a language, which the pages keep', async ({ page, faults }) => {
  faults.allowStatus(404);
  await page.goto('/sign-in');
  await expect(html(page)).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await expect(html(page)).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { name: /Northwind Trading GmbH/ })).toContainText('anmelden');
  await expect(page.getByRole('button', { name: 'Deutsch' })).toHaveAttribute('aria-pressed', 'true');
  await page.goto('/nowhere');
  await expect(html(page)).toHaveAttribute('lang', 'de');
  await page.getByRole('button', { name: '日本語' }).click();
  await page.goto('/sign-in');
  await expect(html(page)).toHaveAttribute('lang', 'ja');
  await expect(page.getByRole('main')).not.toContainText(KEY);
});

test('the browser chooses the language when nobody else has', async ({ person }) => {
  const page = await person({ locale: 'ja-JP' });
  await page.goto('/sign-in');
  await expect(html(page)).toHaveAttribute('lang', 'ja');
});

test('whoever is signed in chooses a language and colors for good', async ({ person }) => {
  const page = await person({ colorScheme: 'light' });
  await signIn(page, 'otto.operator');
  for (const [name, code, overview] of [['Deutsch', 'de', 'Übersicht'], ['日本語', 'ja', '概要'], ['English', 'en', 'Overview']]) {
    await (await menu(page)).getByRole('button', { name }).click();
    await expect(html(page)).toHaveAttribute('lang', code);
    await expect(page.locator('.nav-list')).toContainText(overview);
    await page.goto('/profile');
    await expect(html(page)).toHaveAttribute('lang', code);
    await expect(page.getByRole('main')).not.toContainText(KEY);
  }
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await (await menu(page)).getByRole('button', { name: 'Dark' }).click();
  await expect(html(page)).toHaveAttribute('data-bs-theme', 'dark');
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  await (await menu(page)).getByRole('button', { name: 'Light' }).click();
  await expect(html(page)).toHaveAttribute('data-bs-theme', 'light');
  expect(await background()).toBe(light);
  await (await menu(page)).getByRole('button', { name: 'System' }).click();
  await expect(html(page)).toHaveAttribute('data-theme', 'auto');
  expect(await background()).toBe(dark);
});
