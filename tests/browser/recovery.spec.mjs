// A forgotten password and a password asked again, with a real mail server.

import { expect, expectAccessible, expectFine, linkIn, test } from './support/test.mjs';
import { PASSWORD, create, field, fill, notice, question, signIn } from './support/steps.mjs';

const NEW = 'meadow-copper-window-17';
let number = 0;

/** A person who can sign in; their login, address and account. */
async function somebody(admin, page, post) {
  const name = `rita${process.pid}x${(number += 1)}`;
  const email = `${name}@example.org`;
  const id = await create(admin, { first_name: 'Rita', last_name: 'Recovery', email });
  await page.goto(linkIn(await post.waitForMail({ to: email, subject: /Activate/ }), /\/activate\//));
  await fill(page, { login: name, password: PASSWORD, password_again: PASSWORD });
  await page.getByRole('button', { name: 'Activate account' }).click();
  await expect(page.getByText('Your account is active.')).toBeVisible();
  return { id, name, email };
}

/** Makes the proofs of all sessions of an account older than they may be. */
const age = (portal, id) => portal.database.sql(`UPDATE sessions SET proven_at = '2020-01-01 00:00:00' WHERE account_id = ${id}`);

test('a forgotten password is chosen anew by the link in the mail', async ({ as, page, post, faults }) => {
  faults.allowStatus(410, 422);
  const rita = await somebody(await as('ada.admin'), page, post);
  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  await expect(page).toHaveURL(/forgot-password/);
  await expectFine(page);
  await fill(page, { login: rita.email });
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('If an account with this name exists, a mail is on its way.')).toBeVisible();
  await expectFine(page);
  const mail = await post.waitForMail({ to: rita.email, subject: /Choose a new password/ });
  const link = linkIn(mail, /\/reset-password\//);
  expect(mail.html).toContain(`href="${link}"`);
  await page.goto(link);
  await expectFine(page);
  await fill(page, { password: 'password1234', password_again: 'password1234' });
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByRole('alert')).toContainText('attackers try first');
  await expectAccessible(page);
  await fill(page, { password: NEW, password_again: NEW });
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await expect(page.getByText('The new password is set')).toBeVisible();
  await post.waitForMail({ to: rita.email, subject: /has been changed/ });
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link has been used' })).toBeVisible();
  await expectFine(page);
  await signIn(page, rita.name, NEW);
  await expect(page.getByRole('heading', { name: 'Welcome, Rita Recovery' })).toBeVisible();
});

test('an admin has the link sent', async ({ as, page, post }) => {
  const ada = await as('ada.admin');
  const rita = await somebody(ada, page, post);
  await ada.goto(`/accounts/${rita.id}`);
  await ada.getByRole('link', { name: 'Send password reset' }).click();
  const asked = await question(ada, 'Send password reset');
  await expect(asked).toContainText(rita.email);
  await expectAccessible(ada);
  await asked.getByRole('button', { name: 'Send password reset' }).click();
  await expect(notice(ada)).toContainText('A link to choose a new password is on its way');
  const link = linkIn(await post.waitForMail({ to: rita.email, subject: /Choose a new password/ }), /\/reset-password\//);
  await page.goto(link);
  await fill(page, { password: NEW, password_again: NEW });
  await page.getByRole('button', { name: 'Set the new password' }).click();
  await signIn(page, rita.name, NEW);
  await ada.goto(`/accounts/${rita.id}/sessions`);
  await expect(ada.getByRole('heading', { name: 'Sign-ins' })).toBeVisible();
  await expectFine(ada);
  await ada.getByRole('button', { name: /^End the session/ }).click();
  await expect(notice(ada)).toContainText('The session has ended.');
  await page.goto('/profile');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('what gives power away asks for the password again and loses nothing', async ({ database, person, as, page, portal, post, faults }) => {
  test.skip(database === 'sqlite', 'what only time brings about is made on PostgreSQL');
  faults.allowStatus(401, 422);
  const rita = await somebody(await as('ada.admin'), page, post);
  // An admin of this test's own: making Ada's sessions older would disturb the tests that run beside it.
  const boss = await somebody(await as('ada.admin'), page, post);
  portal.database.sql(`INSERT INTO account_roles (account_id, role_id, granted_at, granted_by_name) SELECT ${boss.id}, id, CURRENT_TIMESTAMP, 'Test' FROM roles WHERE key = 'company_admin'`);
  const ada = await person();
  await signIn(ada, boss.email);
  await ada.goto(`/accounts/${rita.id}/edit`);
  await fill(ada, { job_title: 'Head of "Audit" & <more>' });
  await ada.getByRole('checkbox', { name: 'License admin' }).check();
  age(portal, boss.id);
  await ada.getByRole('button', { name: 'Save changes' }).click();
  await expect(ada.getByRole('heading', { name: 'Confirm that it is you' })).toBeVisible();
  await expectFine(ada);
  await field(ada, 'proof').fill('not my password');
  await ada.getByRole('button', { name: 'Confirm and go on' }).click();
  await expect(ada.getByRole('alert')).toContainText('This is not your password.');
  await expectFine(ada);
  await field(ada, 'proof').fill(PASSWORD);
  await ada.getByRole('button', { name: 'Confirm and go on' }).click();
  await expect(notice(ada)).toContainText('Rita Recovery');
  await expect(ada.getByText('Head of "Audit" & <more>')).toBeVisible();
  await ada.goto(`/accounts/deactivate?id=${rita.id}`);
  await ada.getByRole('button', { name: 'Deactivate account' }).click();
  await ada.goto(`/accounts/${rita.id}`);
  age(portal, boss.id);
  await ada.getByRole('link', { name: 'Delete' }).click();
  await expect(ada.getByRole('heading', { name: 'Confirm that it is you' })).toBeVisible();
  await field(ada, 'proof').fill(PASSWORD);
  await ada.getByRole('button', { name: 'Confirm and go on' }).click();
  await expect(ada.getByRole('heading', { name: 'Delete account' })).toBeVisible();
  await fill(ada, { typed: rita.name });
  await ada.getByRole('button', { name: 'Delete account' }).click();
  await expect(notice(ada)).toContainText('1 account is deleted.');
});
