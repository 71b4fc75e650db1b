// What admins do to accounts, several at once and two of them at once.

import { expect, linkIn, test } from './support/test.mjs';
import { PASSWORD, create, field, fill, notice, question } from './support/steps.mjs';

const address = (name) => `${name}-${Math.random().toString(36).slice(2, 8)}@example.org`;

/** Three accounts that are active: oneself, and two whose names and ids the list tells. */
async function tickThree(page) {
  await page.goto('/accounts?q=status%3Aactive+role%3Aempty+kind%3Aoperator&sort=-name');
  const others = await page.locator('tbody .c-name').allInnerTexts();
  const names = others.slice(0, 2).map((text) => text.split('\n').at(-1));
  const query = [...names.map((name) => `name:"${name}"`), 'login:ada.admin'].join(' OR ');
  await page.goto(`/accounts?q=${encodeURIComponent(query)}`);
  await expect(page.locator('tbody tr')).toHaveCount(3);
  const ids = {};
  for (const name of [...names, 'Ada Admin']) {
    const box = page.getByRole('checkbox', { name: `Select ${name}` });
    await box.check();
    ids[name] = await box.getAttribute('value');
  }
  return { names, ids };
}

test('of three ticked accounts, oneself is skipped, and so is one that changed meanwhile', async ({ as, faults }) => {
  faults.allowStatus(422);
  const page = await as('ada.admin');
  const { names: [first, second], ids } = await tickThree(page);
  await page.locator('.bulk').getByRole('button', { name: 'Deactivate' }).click();
  const asked = await question(page, 'Deactivate 2 accounts');
  await expect(asked.locator('.named')).toContainText(first);
  await expect(asked.locator('.skipped')).toContainText('1 account is skipped');
  await expect(asked.locator('.skipped')).toContainText('This is the account that you are signed in with.');
  const elsewhere = await as('ada.admin');
  await elsewhere.goto(`/accounts/deactivate?id=${ids[second]}`);
  await elsewhere.getByRole('button', { name: 'Deactivate account' }).click();
  await expect(notice(elsewhere)).toBeVisible();
  await fill(page, { reason: 'Reorganization' });
  await asked.getByRole('button', { name: 'Deactivate 2 accounts' }).click();
  // Somebody changed what was asked about: nothing is done before it was looked at again.
  await expect(page.getByText('The selection has changed since you saw it')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Deactivate account' }).click();
  await expect(notice(page)).toContainText('deactivated');
  for (const name of [first, second]) await expect(page.locator('tbody tr').filter({ hasText: name })).toContainText('Inactive');
});

test('two admins edit one account: the second sees both versions and loses nothing', async ({ as, faults }) => {
  faults.allowStatus(409);
  const ada = await as('ada.admin');
  const lena = await as('lena.license');
  const id = await create(ada, { first_name: 'Mia', last_name: 'Konflikt', email: address('mia'), job_title: 'Clerk' });
  await lena.goto(`/accounts/${id}/edit`);
  await ada.goto(`/accounts/${id}/edit`);
  await fill(ada, { job_title: 'Auditor' });
  await ada.getByRole('checkbox', { name: 'Support' }).check();
  await ada.getByRole('button', { name: 'Save changes' }).click();
  await expect(notice(ada)).toHaveText('The changes to Mia Konflikt are saved.');
  await fill(lena, { job_title: 'Analyst', description: 'Second floor' });
  await lena.getByRole('button', { name: 'Save changes' }).click();
  await expect(lena.getByRole('heading', { name: 'Somebody else has changed this account' })).toBeVisible();
  await expect(lena.getByText('Ada Admin saved while you were editing.')).toBeVisible();
  const side = (label, whose) => lena.getByRole('group', { name: label }).getByRole('radio', { name: whose });
  await expect(lena.getByRole('group', { name: 'Job title' })).toContainText(/Saved now\s*Auditor\s*Yours\s*Analyst/);
  await side('Job title', 'Saved now').check();
  const merged = lena.getByRole('group', { name: 'Taken over without a question' });
  await expect(merged).toContainText(/Description\s*Second floor\s*Yours/);
  await expect(merged).toContainText(/Support\s*given\s*Saved now/);
  await lena.getByRole('button', { name: 'Save this version' }).click();
  await expect(notice(lena)).toHaveText('The changes to Mia Konflikt are saved.');
  for (const kept of ['Auditor', 'Second floor', 'Support']) await expect(lena.locator('.facts')).toContainText(kept);
  await lena.getByRole('link', { name: 'History' }).click();
  await expect(lena.locator('.history')).toContainText('Description: nothing → Second floor');
  await expect(lena.locator('.history')).toContainText('Roles given: Support');
});

test('an invitation is resent and withdrawn: the old links say so', async ({ as, post, person, faults }) => {
  faults.allowStatus(410);
  const page = await as('ada.admin');
  const email = address('nora');
  const id = await create(page, { first_name: 'Nora', last_name: 'Neu', email });
  const first = linkIn(await post.waitForMail({ to: email }), /\/activate\//);
  const ask = async (verb) => {
    await page.goto(`/accounts/${id}`);
    await page.getByRole('link', { name: verb }).click();
    await (await question(page, verb)).getByRole('button', { name: verb }).click();
  };
  await ask('Resend invitation');
  await expect(notice(page)).toHaveText('1 invitation is sent again.');
  const second = linkIn(await post.waitForMail({ to: email, count: 2 }), /\/activate\//);
  const invitee = await person();
  await invitee.goto(first);
  await expect(invitee.getByRole('heading', { name: 'There is a newer invitation' })).toBeVisible();
  await invitee.goto(second);
  await expect(invitee.getByRole('heading', { name: 'Welcome, Nora Neu' })).toBeVisible();
  await ask('Withdraw invitation');
  await expect(notice(page)).toHaveText('1 invitation is withdrawn.');
  await expect(page.locator('.person-head')).toContainText('Inactive');
  await fill(invitee, { login: 'nora.neu', password: PASSWORD, password_again: PASSWORD });
  await invitee.getByRole('button', { name: 'Activate account' }).click();
  await expect(invitee.getByRole('heading', { name: 'This invitation was withdrawn' })).toBeVisible();
  await ask('Activate');
  await expect(page.locator('.person-head')).toContainText('Pending');
  await invitee.goto(linkIn(await post.waitForMail({ to: email, count: 3 }), /\/activate\//));
  await expect(field(invitee, 'login')).toBeVisible();
});

test('nobody edits their own admin role away, and a forbidden page names the permission', async ({ as, faults }) => {
  faults.allowStatus(403, 409);
  const page = await as('ada.admin');
  await page.goto('/accounts?q=login%3Aada.admin');
  await page.getByRole('link', { name: 'Ada Admin' }).click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('checkbox', { name: 'Company admin' }).uncheck();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('You cannot take the role Company admin from yourself.')).toBeVisible();
  const otto = await as('otto.operator');
  await otto.goto('/accounts');
  await expect(otto.getByText('None of your roles has the permission “See accounts”.')).toBeVisible();
});
