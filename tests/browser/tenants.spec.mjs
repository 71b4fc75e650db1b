// Tenants: made, joined one by one and by many, seen by their members, left and deleted; with and without JavaScript.

import { expect, expectFine, test } from './support/test.mjs';
import { create, fill, notice, question, row } from './support/steps.mjs';

let number = 0;
const unique = (word) => `${word} ${process.pid}-${(number += 1)}`;

/** Makes a tenant; its address. */
async function made(page, name, values = {}) {
  await page.goto('/tenants');
  await page.getByRole('link', { name: 'Create tenant' }).first().click();
  await fill(page, { name, url: 'https://plant.example', ...values });
  await page.getByRole('button', { name: 'Create tenant' }).click();
  await expect(notice(page)).toContainText(`The tenant ${name} is created.`);
  return new URL(page.url()).pathname;
}

test('a tenant is made, joined, changed, left and deleted', async ({ as, faults }) => {
  faults.allowStatus(403, 404, 422);
  test.setTimeout(120_000);
  const page = await as('ada.admin');
  const name = unique('Plant');
  const tenant = await made(page, name, { kind: 'on_premises', url: 'http://10.0.0.7:8090' });
  await expect(page.getByRole('main')).toContainText('Nobody is a member of this tenant.');
  await expectFine(page);
  await page.getByRole('link', { name: 'Add member' }).click();
  await fill(page, { who: 'nobody.known', login: 'NW\\otto' });
  await page.getByRole('button', { name: 'Add member' }).click();
  await expect(page.locator('#errors')).toContainText('There is no account');
  await expectFine(page);
  await fill(page, { who: 'otto.operator' });
  await page.getByRole('button', { name: 'Add member' }).click();
  await expect(notice(page)).toContainText(`Otto Operator is a member of ${name} now.`);
  await expect(page.getByRole('main')).toContainText('Login there: NW\\otto');
  await expectFine(page);
  const otto = await as('otto.operator');
  await otto.goto('/');
  await otto.getByRole('navigation').getByRole('link', { name: 'Tenants' }).click();
  await expect(row(otto, name)).toBeVisible();
  await expectFine(otto);
  await otto.goto(tenant);
  await expect(otto.getByRole('main')).toContainText('Your login there');
  await expect(otto.getByRole('link', { name: 'Add member' })).toHaveCount(0);
  await expectFine(otto);
  await page.getByRole('link', { name: 'Change Otto Operator' }).click();
  await fill(page, { role: 'admin' });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('main')).toContainText('Tenant admin');
  await page.goto('/accounts/3/access');
  await expect(page.getByRole('main')).toContainText(name);
  await expectFine(page);
  await page.goto(tenant);
  await page.getByRole('link', { name: 'Remove Otto Operator' }).click();
  const asked = await question(page, `Remove from the tenant ${name}`);
  await expect(asked).toContainText('The account stays active.');
  await asked.getByRole('button', { name: 'Remove' }).click();
  await expect(notice(page)).toContainText(`Otto Operator is no longer a member of ${name}.`);
  expect((await otto.goto(tenant)).status()).not.toBe(200);
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await fill(page, { status: 'suspended', description: 'Closed for the winter' });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('main')).toContainText('Suspended');
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('main')).toContainText('Ada Admin changed the tenant');
  await expectFine(page);
  await page.goto(tenant);
  await page.getByRole('link', { name: 'Delete', exact: true }).click();
  const last = await question(page, `Delete the tenant ${name}`);
  await expect(last).toContainText('nobody loses anything');
  await last.getByRole('button', { name: /^Delete the tenant/ }).click();
  await expect(notice(page)).toContainText(`The tenant ${name} is deleted.`);
});

test('many are added to a tenant from the list of accounts', async ({ as }) => {
  test.setTimeout(120_000);
  const page = await as('ada.admin');
  const name = unique('Works');
  const tenant = await made(page, name);
  const word = `crew${process.pid}${number}`;
  for (const one of ['One', 'Two']) {
    await create(page, { first_name: one, last_name: word, email: `${word}.${one.toLowerCase()}@example.org` });
  }
  const id = tenant.split('/').at(-1);
  await page.goto(`/accounts/add-tenant?all=1&q=${word}`);
  await expect(page.getByRole('heading', { name: 'Add 2 accounts to a tenant' })).toBeVisible();
  await expectFine(page);
  await fill(page, { tenant: id, tenant_role: 'user' });
  await page.getByRole('button', { name: 'Add 2 accounts to a tenant' }).click();
  await expect(notice(page)).toContainText('2 accounts are members of the tenant now.');
  await page.goto(tenant);
  await expect(page.getByRole('main')).toContainText('2 members.');
  await page.getByRole('link', { name: 'Show these accounts' }).first().click();
  await expect(page.locator('tbody tr')).toHaveCount(2);
  await page.goto(`/accounts?q=${word}&columns=name,tenants,roles`);
  await expect(row(page, 'One')).toContainText(name);
  await expect(row(page, 'One')).toContainText('Tenant user');
  await expectFine(page);
});
