// Header filters, completion, "go to" and refresh: with the mouse, with the keyboard alone, and without JavaScript.

import { expect, expectFine, test } from './support/test.mjs';

const rows = (page) => page.locator('tbody tr');
const chips = (page) => page.locator('.chip');
const query = (page) => new URL(page.url()).searchParams.get('q') ?? '';

test('a heading filters its column, and the filter is removed again', async ({ as, faults, javaScriptEnabled }) => {
  faults.allowStatus(422);
  const page = await as('ada.admin');
  await page.goto('/accounts?sort=-email');
  await page.getByRole('button', { name: 'Filter by Status', exact: true }).click();
  const form = page.locator('.filter-form');
  await expect(form).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(javaScriptEnabled ? '/accounts' : '/accounts/filter');
  await form.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('Choose at least one.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Active', exact: true }).check();
  await page.getByRole('checkbox', { name: 'Pending' }).check();
  await form.getByRole('button', { name: 'Apply' }).click();
  await expect(chips(page)).toHaveText('Status: Active or Pending');
  expect(query(page)).toBe('status:active,pending');
  expect(new URL(page.url()).searchParams.get('sort')).toBe('-email');
  await expect(page.locator('.filter-popover:popover-open')).toHaveCount(0);
  await expect(page.locator('tbody .c-status').filter({ hasText: 'Inactive' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Filter by Status (in use)' }).click();
  await expect(page.getByRole('checkbox', { name: 'Pending' })).toBeChecked();
  await page.getByRole('button', { name: 'Remove filter' }).click();
  await expect(chips(page)).toHaveCount(0);
  await page.goBack();
  // Without JavaScript the form was a page of its own.
  if (!javaScriptEnabled) await page.goBack();
  await expect(chips(page)).toHaveText('Status: Active or Pending');
});

test('a date that is none is said, and an age is taken', async ({ as, faults }) => {
  faults.allowStatus(422);
  const page = await as('ada.admin');
  await page.goto('/accounts');
  await page.getByRole('button', { name: 'Filter by Last sign-in' }).click();
  const form = page.locator('.filter-form');
  await form.getByRole('combobox').selectOption('within');
  await expect(form.getByLabel('Date')).toBeHidden();
  await form.getByLabel('Age').fill('soon');
  await form.getByRole('button', { name: 'Apply' }).click();
  await expect(form.getByRole('alert')).toContainText('expects a date');
  await expect(form.getByLabel('Age')).toHaveValue('soon');
  await form.getByLabel('Age').fill('90d');
  await form.getByRole('button', { name: 'Apply' }).click();
  await expect(chips(page)).toHaveText('Last sign-in: within 90 days');
});

test('the list goes to a letter, and Back leads back', async ({ as }) => {
  const page = await as('ada.admin');
  await page.goto('/accounts?size=25');
  await page.getByLabel('Go to Name').fill('M');
  await page.getByLabel('Go to Name').press('Enter');
  await expect(page).toHaveURL(/after=/);
  const first = (await page.locator('tbody .c-name').first().innerText()).split('\n').at(-1);
  expect(first.localeCompare('M', 'en', { sensitivity: 'base' })).toBeGreaterThanOrEqual(0);
  await expect(page.locator('.range')).not.toContainText('–');
  await page.getByLabel('Go to Name').fill('😀😀');
  await page.getByRole('button', { name: 'Go', exact: true }).click();
  await expect(page.getByText('No row comes at or behind 😀😀. This is the last page.')).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/size=25$/);
});

test('fields, values and accounts complete what is typed', async ({ as, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'Without JavaScript the box is a plain form');
  const page = await as('ada.admin');
  await page.goto('/accounts');
  const box = page.getByRole('combobox', { name: 'Search and filter' });
  const options = page.locator('#suggestions').getByRole('option');
  await expect(box).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('/');
  await page.keyboard.type('stat');
  await expect(options.first()).toContainText('Status');
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('#live')).toContainText('suggestion');
  await page.keyboard.press('ArrowDown');
  await expect(box).toHaveAttribute('aria-activedescendant', 'suggestion-1');
  await expectFine(page);
  await box.focus();
  await page.keyboard.press('Tab');
  await expect(box).toHaveValue('status:');
  await expect(options).toHaveText([/Active/, /Pending/, /Inactive/]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('status:inactive ');
  await expect(options).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveText('Status: Inactive');
  // Escape closes first, then clears.
  await box.fill('role:');
  await expect(options.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await expect(box).toHaveValue('role:');
  await page.keyboard.press('Escape');
  await expect(box).toHaveValue('');
  // With the mouse, an account is opened.
  await box.fill('ada adm');
  await options.filter({ hasText: 'ada.admin@example.com' }).click();
  await expect(page).toHaveURL(/\/accounts\/1$/);
});

test('a composition is left alone until it ends, and stale answers are dropped', async ({ as, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'Without JavaScript nothing is completed');
  const page = await as('ada.admin');
  await page.goto('/accounts');
  const asked = [];
  page.on('request', (request) => { if (request.url().includes('/suggest')) asked.push(request.url()); });
  const box = page.getByRole('combobox', { name: 'Search and filter' });
  await box.focus();
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'さ', selectionStart: 1, selectionEnd: 1 });
  await client.send('Input.imeSetComposition', { text: 'さとう', selectionStart: 3, selectionEnd: 3 });
  await page.waitForTimeout(400);
  expect(asked).toEqual([]);
  await client.send('Input.insertText', { text: '佐藤' });
  await expect.poll(() => asked.length).toBe(1);
  await expect(box).toHaveValue('佐藤');
  // The answer to "st" comes late; only that to "status:" is shown.
  await page.route('**/suggest?q=st&*', async (route) => {
    await new Promise((done) => { setTimeout(done, 800); });
    await route.continue().catch(() => {});
  });
  await box.fill('st');
  await page.waitForTimeout(200);
  await box.fill('status:');
  await expect(page.locator('#suggestions').getByRole('option')).toHaveText([/Active/, /Pending/, /Inactive/]);
  await page.waitForTimeout(900);
  await expect(page.locator('#suggestions').getByRole('option')).toHaveText([/Active/, /Pending/, /Inactive/]);
});

test('a filter is set by the keyboard alone, and the focus comes back', async ({ as, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, 'Without JavaScript the browser itself does all of this');
  const page = await as('ada.admin');
  await page.goto('/accounts');
  const button = page.locator('#filter-name');
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Filter by Name' });
  await expect(dialog).toBeVisible();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expectFine(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('ada');
  await page.keyboard.press('Enter');
  await expect(chips(page)).toHaveText('Name: contains “ada”');
  await expect(page.locator('#filter-name')).toBeFocused();
});

test('a refresh keeps ticks and place, and says what has left', async ({ as, javaScriptEnabled }) => {
  const page = await as('ada.admin');
  const list = '/accounts?q=status%3Aactive+role%3Aempty+kind%3Aoperator';
  await page.goto(list);
  const names = (await page.locator('tbody .c-name').allInnerTexts()).map((text) => text.split('\n').at(-1));
  const leaving = await page.getByRole('checkbox', { name: `Select ${names[0]}` }).getAttribute('value');
  await page.getByRole('checkbox', { name: `Select ${names[1]}` }).check();
  const elsewhere = await as('ada.admin');
  await elsewhere.goto(`/accounts/deactivate?id=${leaving}`);
  await elsewhere.getByRole('button', { name: 'Deactivate account' }).click();
  await expect(elsewhere.locator('.notice')).toBeVisible();
  if (javaScriptEnabled) await page.keyboard.press('r');
  else await page.getByRole('link', { name: 'Refresh' }).click();
  await expect(page.getByRole('checkbox', { name: `Select ${names[0]}` })).toHaveCount(0);
  await expect(rows(page)).toHaveCount(names.length - 1);
  expect(new URL(page.url()).search).toBe(new URL(list, page.url()).search);
  if (!javaScriptEnabled) return;
  await expect(page.getByRole('checkbox', { name: `Select ${names[1]}` })).toBeChecked();
  await expect(page.locator('.left')).toHaveText('1 account no longer matches and has left this page.');
  await expectFine(page);
  await page.getByRole('link', { name: 'Refresh' }).click();
  await expect(page.locator('.left')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Refresh' })).toBeFocused();
});
