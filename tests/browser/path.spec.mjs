// The whole path of a newcomer: an empty folder becomes a company, an operator comes and goes.

import { expect, linkIn, test } from './support/test.mjs';
import { PASSWORD, choose, field, fill, notice, question, row, signIn } from './support/steps.mjs';

test.use({ world: 'empty' });

const PERSON = { first_name: 'Jürgen', last_name: 'Groß-Müller', email: 'juergen@example.org' };
const NAME = 'Jürgen Groß-Müller';

async function setUp(page, portal) {
  const link = await portal.setUpLink();
  await page.goto(link);
  await fill(page, {
    company: 'Acme GmbH', time_zone: 'Europe/Berlin', first_name: 'Ada', last_name: 'Admin',
    email: 'ada@example.org', login: 'ada', password: PASSWORD, password_again: PASSWORD,
  });
  await page.getByRole('button', { name: 'Create company' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Acme GmbH' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'The company is set up.' })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Gatehouse is set up already' })).toBeVisible();
}

async function invite(page) {
  await page.getByRole('link', { name: 'Accounts', exact: true }).click();
  await page.getByRole('link', { name: 'Create account' }).click();
  await fill(page, { ...PERSON, email_again: 'jurgen@example.org', locale: 'de' });
  await page.getByRole('button', { name: 'Continue to roles' }).click();
  await page.getByRole('link', { name: 'The two e-mail addresses are not the same.' }).click();
  await expect(field(page, 'email_again')).toBeFocused();
  await expect(field(page, 'email_again')).toHaveValue('jurgen@example.org');
  await expect(field(page, 'first_name')).toHaveValue(PERSON.first_name);
  await fill(page, { email_again: PERSON.email });
  await page.getByRole('button', { name: 'Continue to roles' }).click();
  await page.getByRole('checkbox', { name: 'Support' }).check();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(field(page, 'last_name')).toHaveValue(PERSON.last_name);
  await expect(field(page, 'locale')).toHaveValue('de');
  await page.getByRole('button', { name: 'Continue to roles' }).click();
  await expect(page.getByRole('checkbox', { name: 'Support' })).toBeChecked();
  await page.getByRole('button', { name: 'Continue to review' }).click();
  await expect(page.getByText(`An invitation is sent to ${PERSON.email}.`)).toBeVisible();
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(notice(page)).toContainText(`The account of ${NAME} is created`);
  await expect(page.locator('.person-head')).toContainText('Pending');
}

async function invitation(post) {
  const mail = await post.waitForMail({ to: PERSON.email, subject: 'Aktivieren Sie Ihr Konto bei Acme GmbH' });
  const link = linkIn(mail, /\/activate\//);
  expect(mail.text).toContain(`Guten Tag ${NAME},`);
  expect(mail.html).toContain('<html lang="de">');
  expect(mail.html).toContain(`href="${link}"`);
  expect(mail.html).toContain('Konto aktivieren');
  expect(mail).toMatchObject({ from: 'gatehouse@example.com', to: [PERSON.email] });
  return link;
}

async function activate(page, link) {
  await page.goto(link);
  await expect(page.getByRole('heading', { name: `Willkommen, ${NAME}` })).toBeVisible();
  await fill(page, { login: 'juergen', password: 'passwort1234', password_again: 'passwort1234' });
  await page.getByRole('button', { name: 'Konto aktivieren' }).click();
  await expect(page.locator('#e-password')).toContainText(/leicht zu erraten|zuerst/);
  await expect(field(page, 'login')).toHaveValue('juergen');
  await expect(field(page, 'password')).toHaveValue('');
  await fill(page, { password: PASSWORD, password_again: PASSWORD });
  await page.getByRole('button', { name: 'Konto aktivieren' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Ihr Konto ist aktiv' })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Diese Einladung wurde' })).toBeVisible();
  await signIn(page, 'juergen');
  await expect(page.getByRole('heading', { name: `Willkommen, ${NAME}` })).toBeVisible();
  await page.getByRole('link', { name: 'Profil öffnen' }).or(page.locator('main a[href="/profile"]')).first().click();
  await expect(page.getByRole('heading', { name: NAME })).toBeVisible();
  await expect(field(page, 'first_name')).toHaveValue(PERSON.first_name);
}

async function sortAndSearch(page) {
  await page.goto('/accounts');
  const names = () => page.locator('tbody .c-name').allInnerTexts();
  const sorted = page.locator('th[aria-sort]');
  const heading = page.getByRole('columnheader', { name: 'E-mail' });
  await heading.getByRole('link').click();
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  expect((await names()).map((name) => name.includes('Ada'))).toEqual([true, false]);
  await heading.getByRole('link').click();
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  await expect(sorted).toHaveCount(1);
  expect((await names()).map((name) => name.includes('Ada'))).toEqual([false, true]);
  await page.locator('#q').fill('GROß');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await expect(row(page, NAME)).toContainText('Active');
  await expect(page.getByRole('link', { name: 'Remove “GROß”' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('q')).toBe('GROß');
}

async function confirm(page, action, values) {
  await choose(page, NAME, action);
  const asked = await question(page, `${action} account`);
  await expect(asked).toContainText(NAME);
  await fill(page, values);
  await asked.getByRole('button', { name: `${action} account` }).click();
}

async function deactivate(page, reason) {
  await confirm(page, 'Deactivate', { reason });
  await expect(notice(page)).toHaveText('1 account is deactivated.');
  await expect(row(page, NAME)).toContainText('Inactive');
}

async function remove(page) {
  await confirm(page, 'Delete', { reason: 'Left the company', typed: 'jurgen' });
  await expect(page.getByRole('link', { name: 'This is not the login of the account.' })).toBeVisible();
  await expect(field(page, 'reason')).toHaveValue('Left the company');
  await fill(page, { typed: 'juergen' });
  await page.getByRole('button', { name: 'Delete account' }).click();
  await expect(notice(page)).toHaveText('1 account is deleted.');
}

async function history(page, id) {
  await page.goto(`/accounts/${id}/history`);
  const told = (await page.locator('.history .row-main').allInnerTexts()).map((text) => text.replace(/\n+/g, ' | '));
  expect(told).toEqual([
    'Ada Admin deactivated the account | Reason: Left the company',
    'Ada Admin activated the account',
    'Ada Admin deactivated the account | Reason: On leave',
    `${NAME} activated the account by the invitation link`,
    'Ada Admin created the account | Roles given: Support',
  ]);
}

test('an empty folder becomes a company; an operator comes, is deactivated and deleted', async ({ page, person, portal, post, faults }) => {
  faults.allowStatus(404, 410, 422);
  await test.step('set-up', () => setUp(page, portal));
  await signIn(page, 'ada');
  await expect(page.getByRole('heading', { name: 'Welcome, Ada Admin' })).toBeVisible();
  await test.step('invite', () => invite(page));
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const link = await test.step('mail', () => invitation(post));
  const operator = await person({ locale: 'de-DE' });
  await test.step('activate', () => activate(operator, link));
  await test.step('sort and search', () => sortAndSearch(page));
  await test.step('deactivate', () => deactivate(page, 'On leave'));
  await test.step('the open page is signed out at the next click', async () => {
    await operator.locator('main button').first().click();
    await expect(operator.getByRole('heading', { name: /anmelden/ })).toBeVisible();
    await expect(operator.getByText('Ihre Sitzung ist beendet')).toBeVisible();
  });
  const told = await post.waitForMail({ to: PERSON.email, subject: 'Ihr Konto bei Acme GmbH wurde deaktiviert' });
  expect(told.text).toContain('Grund: On leave');
  expect(told.html).toContain('Grund: On leave');
  await test.step('activate again', async () => {
    await confirm(page, 'Activate', {});
    await expect(notice(page)).toHaveText('1 account is activated.');
    await post.waitForMail({ to: PERSON.email, subject: 'ist aktiv' });
  });
  await test.step('deactivate again', () => deactivate(page, 'Left the company'));
  await test.step('history', () => history(page, id));
  await page.goto('/accounts?q=gro%C3%9F');
  await test.step('delete', () => remove(page));
  await post.waitForMail({ to: PERSON.email, subject: 'wurde gelöscht' });
  await page.goto('/accounts/status-report');
  await expect(row(page, NAME)).toContainText('Ada Admin');
  await expect(row(page, NAME)).toContainText('Left the company');
  await expect(row(page, NAME)).toContainText('Support');
  await page.goto(`/accounts/${id}`);
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
});
