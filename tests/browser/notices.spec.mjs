// A notice: written, changed, shown to whom it goes, sent, and what a primary contact can and cannot do without.

import { expect, expectFine, test } from './support/test.mjs';
import { fill, notice, question, row } from './support/steps.mjs';

test('a notice is written, sent once, and chosen license by license', async ({ as, faults }) => {
  faults.allowStatus(422);
  test.setTimeout(120_000);
  const page = await as('ada.admin');
  const subject = `Update ${process.pid}`;
  await page.goto('/notices');
  await page.getByRole('link', { name: 'Write a notice' }).click();
  await fill(page, { kind: 'maintenance', subject, body: 'Nobody can sign in.\nIt takes an hour.' });
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.locator('#errors')).toContainText('fields need your attention');
  await expectFine(page);
  await fill(page, { starts: '2099-01-01T08:00', ends: '2099-01-01T09:00' });
  await page.getByRole('radio', { name: 'Only these licenses' }).check();
  await page.getByRole('checkbox', { name: /Control Room Hamburg 1\b/ }).check();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(notice(page)).toContainText('The draft is saved.');
  await expect(page.getByRole('main')).toContainText('1 person would get it.');
  await expectFine(page);
  await page.getByRole('link', { name: 'Send', exact: true }).click();
  const asked = await question(page, `Send the notice ${subject}`);
  await expect(asked).toContainText('lena.license@example.com');
  await asked.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(notice(page)).toContainText('The notice is sent: 1 mail is in the outbox.');
  await expect(page.getByRole('link', { name: 'Edit', exact: true })).toHaveCount(0);
  await expectFine(page);
  await page.goto(`/notices?q=${process.pid}`);
  await expect(row(page, subject)).toContainText('Sent');
  const lena = await as('lena.license');
  await lena.goto('/profile#notices');
  const mine = lena.getByRole('group', { name: /Control Room Hamburg 1\b/ });
  await expect(mine.getByRole('checkbox', { name: 'Maintenance' })).toBeDisabled();
  await mine.getByRole('checkbox', { name: 'Release' }).uncheck();
  await lena.getByRole('button', { name: 'Save choices' }).click();
  await expect(notice(lena)).toContainText('Your choices are saved.');
  await expect(mine.getByRole('checkbox', { name: 'Release' })).not.toBeChecked();
  await expectFine(lena);
});
