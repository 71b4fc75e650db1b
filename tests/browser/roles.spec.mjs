// Roles: one is made, cloned, changed, given for a time, explained and deleted; the built-in ones stay as they are.

import { expect, expectFine, test } from './support/test.mjs';
import { choose, create, fill, notice, question } from './support/steps.mjs';

const unique = () => Math.random().toString(36).slice(2, 8);
const tick = (page, label) => page.getByRole('checkbox', { name: label, exact: true }).check();

test('a role is made, cloned, changed, given until a moment, explained and deleted', async ({ as }) => {
  const page = await as('ada.admin');
  const [name, person] = [`Auditor ${unique()}`, `Aude ${unique()}`];
  await page.goto('/roles');
  await expectFine(page);
  await page.getByRole('link', { name: 'Create role' }).first().click();
  await fill(page, { name, description: 'Reads the trail' });
  await tick(page, 'See the audit trail');
  await tick(page, 'See accounts');
  await expectFine(page);
  await page.getByRole('button', { name: 'Create role' }).click();
  await expect(notice(page)).toContainText(`The role ${name} is created.`);
  await expect(page.getByText('Nobody holds this role.')).toBeVisible();
  await expectFine(page);

  await page.getByRole('link', { name: 'Clone' }).click();
  await expect(page.getByRole('checkbox', { name: 'See the audit trail' })).toBeChecked();
  await expect(page.locator('#f-name')).toHaveValue(`Copy of ${name}`);
  await page.getByRole('button', { name: 'Create role' }).click();
  await page.getByRole('link', { name: 'Edit', exact: true }).click();
  await tick(page, 'See mails');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(notice(page)).toContainText('are saved');
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.locator('.history')).toContainText('Ada Admin changed the role');
  await expectFine(page);

  const id = await create(page, { first_name: person, last_name: 'Auditor', email: `${unique()}@example.org` });
  await page.goto(`/accounts/${id}/edit`);
  const card = page.locator('.role-cards li', { has: page.getByText(name, { exact: true }) });
  await card.first().getByRole('checkbox').check();
  await page.getByLabel(`Until ${name}`).fill('2030-07-01T17:00');
  await expectFine(page);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByRole('link', { name: 'Access' }).click();
  await expect(page.getByRole('main')).toContainText('Until Jul 1, 2030, 17:00:00');
  await expect(page.locator('.granted').filter({ hasText: 'See the audit trail' })).toContainText('given by Ada Admin');
  await expectFine(page);

  await page.goto('/roles/permissions');
  await expectFine(page);
  await page.getByRole('link', { name: 'Who can do this See the audit trail' }).click();
  await expect(page).toHaveURL(/q=permission%3Aaudit\.view/);
  await expect(page.locator('tbody')).toContainText('Ada Admin');

  await page.goto(`/roles?q=${encodeURIComponent(`name:"${name.toLowerCase()}"`)}`);
  await choose(page, name, 'Delete');
  const asked = await question(page, `Delete the role ${name}`);
  await expect(asked).toContainText('1 account loses this role.');
  await expect(asked).toContainText('Can no longer: See accounts, See the audit trail');
  await expectFine(page);
  await asked.getByRole('button', { name: 'Delete role' }).click();
  await expect(notice(page)).toContainText(`The role ${name} is deleted.`);
  await page.goto(`/accounts/${id}/access`);
  await expect(page.getByRole('main')).toContainText('This account has no role.');
});

test('a built-in role is only looked at and cloned', async ({ as, faults }) => {
  faults.allowStatus(422);
  const page = await as('ada.admin');
  await page.goto('/roles?q=kind%3Abuilt_in');
  await page.getByRole('link', { name: 'License admin', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Edit', exact: true })).toHaveCount(0);
  await page.getByRole('link', { name: 'Clone' }).click();
  await fill(page, { name: 'license ADMIN' });
  await page.getByRole('button', { name: 'Create role' }).click();
  await expect(page.locator('#errors')).toContainText('There is a role of this name already.');
});

test('everybody finds the company, its contacts and who may do what', async ({ as }) => {
  const page = await as('otto.operator');
  await page.goto('/');
  await page.getByRole('link', { name: 'Company', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('ada.admin@example.com');
  await expect(page.getByRole('row', { name: /^Give the role License admin/ })).toContainText('own only');
  await expectFine(page);
});
