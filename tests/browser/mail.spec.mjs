// Settings → Mail with a real mail server: what mails look like, a test mail, and the mails that people choose.

import { expect, expectFine, expectValidHtml, expectValidSource, linkIn, test } from './support/test.mjs';
import { create, field, fill, notice } from './support/steps.mjs';

let number = 0;
const address = () => `mail-${process.pid}-${(number += 1)}@example.org`;

test('every mail can be looked at in every language', async ({ as }) => {
  const ada = await as('ada.admin');
  await ada.goto('/settings/policies');
  await ada.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Mail' }).click();
  await expect(ada.getByRole('heading', { name: 'Mail', exact: true })).toBeVisible();
  await expect(ada.getByRole('navigation', { name: 'Main navigation' }).locator('[aria-current]')).toHaveText('Settings');
  await expectFine(ada);
  await expectValidHtml(ada);
  const words = [
    ['en', 'Hello Ann Smith,', 'Your roles at Northwind Trading GmbH have changed'],
    ['de', 'Guten Tag Anna Schmidt,', 'Ihre Rollen bei Northwind Trading GmbH wurden geändert'],
    ['ja', '佐藤 花子 様', 'Northwind Trading GmbH でのロールが変更されました'],
  ];
  for (const [language, greeting, subject] of words) {
    await field(ada, 'kind').selectOption('roles-changed');
    await field(ada, 'language').selectOption(language);
    await ada.getByRole('button', { name: 'Show' }).click();
    await expect(ada).toHaveURL(new RegExp(`kind=roles-changed&language=${language}`));
    await expect(ada.locator('main dd', { hasText: subject })).toBeVisible();
    await expect(ada.getByRole('region', { name: 'As plain text' })).toContainText(greeting);
    const mail = ada.frameLocator('iframe');
    await expect(mail.getByRole('heading', { name: subject })).toBeVisible();
    await expect(mail.getByText(greeting)).toBeVisible();
    // It looks as it was made: its own styles are in force.
    await expect(mail.locator('body')).toHaveCSS('background-color', 'rgb(244, 245, 247)');
    await expectFine(ada);
    const alone = await ada.request.get(await ada.locator('iframe').getAttribute('src'));
    await expectValidSource(await alone.text());
  }
});

test('a test mail arrives, or the answer of the server is shown', async ({ as, post }) => {
  const ada = await as('ada.admin');
  const to = address();
  await ada.goto('/settings/mail');
  await expect(field(ada, 'email')).toHaveValue('ada.admin@example.com');
  await fill(ada, { email: to });
  await ada.getByRole('button', { name: 'Send test mail' }).click();
  await expect(notice(ada)).toContainText(`The mail server took the test mail to ${to}. Its answer: 250 `);
  await expect(field(ada, 'email')).toHaveValue(to);
  await expectFine(ada);
  const mail = await post.waitForMail({ to });
  expect(mail.subject).toBe('Test mail from Northwind Trading GmbH');
  expect(mail.text).toContain('This is a test.');
  post.behave('refuse');
  try {
    await ada.getByRole('button', { name: 'Send test mail' }).click();
    await expect(notice(ada)).toContainText('Its answer: 554 Refused by the test');
    await expectFine(ada);
  } finally {
    post.behave('accept');
  }
  await ada.goto('/outbox?q=state%3Afailed&sort=-created');
  await expect(ada.locator('tbody tr').filter({ hasText: to })).toContainText('554 Refused by the test');
  await ada.goto('/');
  await ada.getByRole('region', { name: 'Mail' }).getByRole('link').last().click();
  await expect(ada).toHaveURL(/\/outbox\?q=state%3Afailed%2Cunsendable/);
  await expect(ada.locator('tbody tr').filter({ hasText: to })).toHaveCount(1);
});

test('a person does without some mails, and gets those that matter', async ({ as, person, post, portal }) => {
  const ada = await as('ada.admin');
  const [email, page, name] = [address(), await person(), `mila${process.pid}`];
  const id = await create(ada, { first_name: 'Mila', last_name: 'Mail', email });
  const link = linkIn(await post.waitForMail({ to: email, subject: /Activate/ }), /\/activate\//);
  await page.goto(link);
  await fill(page, { login: name, password: 'trunk-lantern-orbit-42', password_again: 'trunk-lantern-orbit-42' });
  await page.getByRole('button', { name: 'Activate account' }).click();
  await fill(page, { login: name, password: 'trunk-lantern-orbit-42' });
  await page.locator('main button').click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/profile');
  const edited = page.getByRole('checkbox', { name: 'Account changed' });
  await expect(edited).toBeChecked();
  const always = page.getByRole('checkbox', { name: 'Password changed' });
  await expect(always).toBeChecked();
  await expect(always).toBeDisabled();
  await edited.uncheck();
  await page.getByRole('button', { name: 'Save mail choices' }).click();
  await expect(notice(page)).toContainText('Your mail choices are saved.');
  await expect(edited).not.toBeChecked();
  await expectFine(page);
  await expectValidHtml(page);

  const change = async (job) => {
    await ada.goto(`/accounts/${id}/edit`);
    await fill(ada, { job_title: job });
    await ada.getByRole('button', { name: 'Save changes' }).click();
    await expect(ada.getByRole('main')).toContainText(job);
  };
  await change('Auditor');
  await edited.check();
  await page.getByRole('button', { name: 'Save mail choices' }).click();
  await expect(edited).toBeChecked();
  await change('Analyst');
  const mail = await post.waitForMail({ to: email, subject: /has been changed/ });
  expect(mail.text).toContain('Changed: job title');
  expect(post.find({ to: email, subject: /has been changed/ })).toHaveLength(1);
  await ada.goto(`/accounts/${id}/history`);
  await expect(ada.getByRole('main')).toContainText('Mails switched off');
  const secret = link.split('/').at(-1);
  expect(portal.output).not.toContain(secret);
});
