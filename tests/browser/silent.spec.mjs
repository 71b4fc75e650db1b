// A Gatehouse without a mail server: nothing is blocked, the link is handed over by hand.

import { expect, test } from './support/test.mjs';
import { PASSWORD, create, fill, notice, signIn } from './support/steps.mjs';

test.use({ world: 'silent' });

test('the invitation link is shown once and works', async ({ as, person, faults }) => {
  faults.allowStatus(409);
  const page = await as('ada.admin');
  const id = await create(page, { first_name: 'Olga', last_name: 'Ohnepost', email: 'olga@example.org' });
  await expect(notice(page)).toContainText('no mail server is configured');
  await notice(page).getByRole('button', { name: 'Show the invitation link' }).click();
  const link = await page.locator('#link').innerText();
  await expect(page.getByText('The link is shown once, on this page.')).toBeVisible();
  await page.getByRole('link', { name: 'Go to the account' }).click();
  await expect(page).toHaveURL(new RegExp(`/accounts/${id}$`));
  await expect(page.getByRole('main')).not.toContainText('/activate/');
  await page.getByRole('link', { name: 'Mail', exact: true }).click();
  await expect(page.locator('.row-line')).toContainText('Not sent: SMTP is not configured.');
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.locator('.history li').first()).toContainText('Ada Admin was shown the invitation link');
  const olga = await person();
  await olga.goto(link);
  await fill(olga, { login: 'olga', password: PASSWORD, password_again: PASSWORD });
  await olga.getByRole('button', { name: 'Activate account' }).click();
  await signIn(olga, 'olga');
  await expect(olga.getByRole('heading', { name: 'Welcome, Olga Ohnepost' })).toBeVisible();
});
