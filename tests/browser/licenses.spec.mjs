// A license admin's day: their licenses, who has a seat, a fellow admin, a machine, and nothing of anybody else's.

import { expect, expectFine, test } from './support/test.mjs';
import { create, field, fill, notice, question, row } from './support/steps.mjs';

const unique = () => Math.random().toString(36).slice(2, 8);

/** Records a license with Lena as its primary contact; returns its address. */
async function record(page, values) {
  await page.goto('/licenses/new');
  await fill(page, { product: 'Control Room', seats: '2', contact: 'lena.license', ...values });
  await page.getByRole('button', { name: 'Record a license' }).click();
  await expect(notice(page)).toContainText('is recorded.');
  return new URL(page.url()).pathname;
}

test('a license admin looks after their licenses and nothing else', async ({ as, faults }) => {
  faults.allowStatus(403, 404);
  const [ada, name] = [await as('ada.admin'), `Journey ${unique()}`];
  const license = await record(ada, { name, code: `K-${unique()}` });
  const foreign = await record(ada, { name: `Foreign ${unique()}`, code: `K-${unique()}`, contact: 'ada.admin' });
  const email = `seat-${unique()}@example.org`;
  const account = await create(ada, { display_name: `Sam Seat ${unique()}`, email, login: email.split('@')[0] });

  const page = await as('lena.license');
  await page.goto('/licenses');
  await expect(page.getByRole('link', { name })).toBeVisible();
  await expect(page.locator('main')).not.toContainText('Foreign');
  await expectFine(page);
  expect((await page.goto(foreign)).status()).toBe(404);

  await page.goto(license);
  await expect(page.locator('main')).toContainText('0 of 2 seats in use, 2 left');
  await expect(page.getByRole('link', { name: 'Edit' })).toBeHidden();
  await expectFine(page);
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await fill(page, { person: email });
  await page.getByRole('button', { name: 'Assign', exact: true }).click();
  await expect(notice(page)).toContainText('has a seat now.');
  await expect(page.locator('main')).toContainText('1 of 2 seats in use, 1 left');
  await expectFine(page);

  await page.goto(`/accounts/${account}/licenses`);
  const own = page.getByRole('checkbox', { name });
  await expect(own).toBeChecked();
  await expectFine(page);
  await own.uncheck();
  await page.getByRole('button', { name: 'Save licenses' }).click();
  await expect(notice(page)).toContainText('1 license is changed.');
  await expect(page.getByRole('checkbox', { name })).not.toBeChecked();
  await page.goto(`${license}/history`);
  await expect(page.locator('main')).toContainText('Seat taken');
  await expectFine(page);
});

test('the last seat, a successor and the way out', async ({ as, faults }) => {
  faults.allowStatus(422);
  const ada = await as('ada.admin');
  const [name, login] = [`Small ${unique()}`, `next-${unique()}`];
  const license = await record(ada, { name, code: `K-${unique()}`, seats: '1' });
  for (const [person, said] of [['otto.operator', 'has a seat now.'], ['lena.license', 'No seat of']]) {
    await ada.goto(`${license}/people`);
    await fill(ada, { person });
    await ada.getByRole('button', { name: 'Assign', exact: true }).click();
    await expect(notice(ada)).toContainText(said);
  }
  await ada.goto(license);
  await ada.getByRole('link', { name: 'Name another primary contact' }).click();
  await fill(ada, { person: login });
  await ada.getByRole('button', { name: 'Name another primary contact' }).click();
  await expect(ada.locator('#errors')).toContainText('There is no account');
  await expectFine(ada);
  await fill(ada, { person: 'ada.admin' });
  await ada.getByRole('button', { name: 'Name another primary contact' }).click();
  await expect(notice(ada)).toContainText('Ada Admin is the primary contact now.');
  await ada.getByRole('button', { name: 'Remove Lena License as an admin' }).click();
  await expect(notice(ada)).toContainText('Lena License is no longer an admin of the license.');
});

test('a machine gets a signed file', async ({ as, portal, faults }, info) => {
  faults.allowStatus(422);
  const ada = await as('ada.admin');
  const license = await record(ada, { name: `Bound ${unique()}`, code: `K-${unique()}`, deployment: 'on_premises' });
  const page = await as('lena.license');
  await page.goto(`${license}/mac`);
  await fill(page, { mac: 'not an address' });
  await page.getByRole('button', { name: 'Change address' }).click();
  await expect(page.locator('#errors')).toContainText('This is no MAC address');
  await expectFine(page);
  await field(page, 'mac').fill('00-1A-2B-3C-4D-5E');
  await page.getByRole('button', { name: 'Change address' }).click();
  await expect(page.locator('main')).toContainText('00:1a:2b:3c:4d:5e');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download license file' }).click(),
  ]);
  const path = info.outputPath('license.gatehouse');
  await download.saveAs(path);
  expect(await portal.command('license', 'verify', path)).toContain('is genuine');
  await page.goto(`${license}/mac`);
  await expectFine(page);
});

test('the whole day of a license admin', async ({ as, post, faults }) => {
  test.setTimeout(180_000);
  faults.allowStatus(403);
  const [ada, name, code] = [await as('ada.admin'), `Day ${unique()}`, unique()];
  const license = await record(ada, { name, code: `K-${code}`, seats: '3' });
  const others = [];
  for (const number of [1, 2]) {
    const email = `day-${code}-${number}@example.org`;
    others.push({ name: `Dana Day ${code} ${number}`, id: await create(ada, { display_name: `Dana Day ${code} ${number}`, email }) });
  }

  const page = await as('lena.license');
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Licenses' }).click();
  await expect(page.getByRole('link', { name, exact: true })).toBeVisible();

  await test.step('somebody new has a seat, and supports others until the end of the century', async () => {
    await page.goto('/accounts/new');
    const email = `new-${code}@example.org`;
    await fill(page, { display_name: `Nora Day ${code}`, email, email_again: email });
    await page.getByRole('button', { name: 'Continue to roles' }).click();
    await expect(page.getByRole('checkbox', { name: /Company admin/ })).toBeDisabled();
    const support = page.locator('.role-cards li').filter({ hasText: 'Support' }).first();
    await support.getByRole('checkbox').check();
    await support.locator('[name^="until-"]').fill('2099-12-31T12:00');
    if (await field(page, 'find').count()) {
      await fill(page, { find: name });
      await page.getByRole('button', { name: 'Search', exact: true }).click();
    }
    await page.getByRole('checkbox', { name }).check();
    await expect(support.getByRole('checkbox')).toBeChecked();
    await expectFine(page);
    await page.getByRole('button', { name: 'Continue to review' }).click();
    await expect(page.getByRole('main')).toContainText('Support (until Dec 31, 2099');
    await expect(page.getByRole('main')).toContainText(name);
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(notice(page)).toContainText('Nora Day');
    await post.waitForMail({ to: email });
  });

  await test.step('two at once get the seats that are left, and nobody a fourth', async () => {
    await page.goto(`/accounts?q=${encodeURIComponent(`"Dana Day ${code}"`)}`);
    for (const other of others) await page.getByRole('checkbox', { name: `Select ${other.name}` }).check();
    await page.locator('.bulk').getByRole('button', { name: 'More' }).click();
    await page.locator('.menu:popover-open').getByRole('button', { name: 'Assign license' }).click();
    const asked = await question(page, 'Assign a license to 2 accounts');
    await fill(page, { license: name });
    await asked.getByRole('button', { name: /^Assign/ }).click();
    await page.goto(`/accounts?q=${encodeURIComponent(`license:"${name}"`)}&columns=name,licenses`);
    for (const other of [`Nora Day ${code}`, ...others.map((one) => one.name)]) await expect(row(page, other)).toContainText(name);
    await page.goto(license);
    await expect(page.getByRole('main')).toContainText('3 of 3 seats in use, 0 left');
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await fill(page, { person: 'otto.operator' });
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    await expect(notice(page)).toContainText('No seat of');
  });

  await test.step('one of them is renamed; those who may do more are out of reach', async () => {
    await page.goto(`/accounts/${others[0].id}/edit`);
    await fill(page, { job_title: 'Auditor' });
    await page.getByRole('button', { name: 'Save changes' }).click();
    await expect(notice(page)).toBeVisible();
    expect((await page.goto('/accounts/1/edit')).status()).toBe(403);
    expect((await page.goto('/licenses/new')).status()).toBe(403);
    expect((await page.goto('/settings/policies')).status()).toBe(403);
  });

  await test.step('the trail of the license names all of it', async () => {
    await page.goto(`${license}/history`);
    for (const other of others) await expect(page.getByRole('main')).toContainText(other.name);
    await expectFine(page);
  });
});
