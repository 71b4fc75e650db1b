// Every page and every state of it: nothing for axe to find in light and dark, on a desk and on a phone, no line too
// wide, valid HTML, nothing reported by the browser.

import { expect, expectFine, expectValidFragment, expectValidSource, linkIn, test } from './support/test.mjs';
import { create, choose, fill, question } from './support/steps.mjs';

test.setTimeout(240_000);
test.describe.configure({ mode: 'parallel' });

const SAME = 'The document is the same with JavaScript, and nothing in it waits for a script';
const answers = new WeakMap();

/** Remembers the newest document of this page, as it came over the wire. */
function listen(page) {
  page.on('response', (response) => {
    const request = response.request();
    if (request.isNavigationRequest() && response.status() !== 303) answers.set(page, response.text().catch(() => ''));
  });
  return page;
}

/** Asserts all of it for the page as it stands. */
async function fine(page, heading) {
  if (heading) await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible();
  await expectValidSource(await answers.get(page));
  await expectFine(page);
}

async function visit(page, address, heading) {
  await test.step(address, async () => {
    await page.goto(address);
    await fine(page, heading);
  });
}

/** Sends a form without the browser's own checks, so that the server's are seen. */
async function submit(page, values, button) {
  await page.locator('main form:has(button), dialog[open] form').evaluateAll((forms) => forms.forEach((form) => { form.noValidate = true; }));
  await fill(page, values);
  await page.getByRole('button', { name: button, exact: true }).click();
}

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
let number = 0;
const address = () => `sweep-${process.pid}-${(number += 1)}@example.org`;

test('lists without JavaScript', async ({ as, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled, 'the next one says more');
  const page = listen(await as('ada.admin'));
  await visit(page, '/accounts', 'Accounts');
  await visit(page, '/accounts/columns?back=%2Faccounts%3Fq%3Dada', 'Customize columns');
  await visit(page, '/accounts/status-report', 'Status report');
  await visit(page, '/audit', 'Audit trail');
  await visit(page, '/accounts?group=status,kind&open=active&open=active%2Foperator', 'Accounts');
});

test('lists', async ({ as, faults, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, SAME);
  faults.allowStatus(400, 422);
  const page = listen(await as('ada.admin'));
  await visit(page, '/accounts', 'Accounts');
  await visit(page, '/accounts?sort=-email&size=25&columns=name,email,roles,created,id', 'Accounts');
  await visit(page, '/accounts?q=zzzz', 'Nothing matches this search');
  await visit(page, '/accounts?q=status%3Asleepy', 'Accounts');
  for (const column of ['name', 'status', 'roles', 'last_login', 'id', 'confirmed']) await visit(page, `/accounts/filter?column=${column}`, /^Filter by/);
  await visit(page, '/accounts/filter?column=last_login&op=before&value=soon', /^Filter by/);
  await visit(page, '/accounts/go?sort=created&to=soon', /^Go to/);
  await visit(page, '/accounts?q=-status%3Aactive+created%3A%3C2026-01-01+%28a+OR+role%3Aempty%29', 'Accounts');
  await visit(page, '/accounts?sort=status,-email,name', 'Accounts');
  await visit(page, '/accounts/columns?back=%2Faccounts%3Fq%3Dada', 'Customize columns');
  await visit(page, '/accounts/status-report/columns', 'Customize columns');
  await visit(page, '/accounts/status-report', 'Status report');
  await visit(page, '/accounts/status-report?q=zzzz', 'Nothing matches this search');
  await visit(page, '/roles', 'Roles');
  await visit(page, '/roles?q=zzzz', 'Nothing matches this search');
  await visit(page, '/roles/columns', 'Customize columns');
  await visit(page, '/audit', 'Audit trail');
  await visit(page, '/audit?q=outcome%3Arefused', /Audit trail/);
  await visit(page, '/outbox', 'Outbox');
  await visit(page, '/outbox?q=state%3Afailed&sort=recipient', 'Outbox');
  await visit(page, '/outbox/resend?id=1', 'Send this mail again');
  await visit(page, '/accounts/export?q=status%3Aactive&columns=name,roles,created', 'Export: Accounts');
  await visit(page, '/audit/export?id=1', 'Export: Audit trail');
  await visit(page, '/audit/seals', 'Seals of the audit trail');
  await visit(page, '/jobs', 'Bulk actions');
  await visit(page, '/jobs?q=zzzz', 'Nothing matches this search');
  await visit(page, '/accounts?group=status,kind&open=active&open=active%2Foperator', 'Accounts');
  await visit(page, '/accounts?group=created&q=zzzz', 'Nothing matches this search');
  await visit(page, '/accounts/views/new?q=status%3Aactive&group=status', 'Save view');
  const fragment = await page.request.get('/accounts', { headers: { 'HX-Request': 'true' } });
  await expectValidFragment(await fragment.text());
  for (const part of ['suggest?q=a&at=1', 'filter?column=roles', 'filter?column=last_login', 'refresh?shown=999999']) {
    const reply = await page.request.get(`/accounts/${part}`, { headers: { 'HX-Request': 'true' } });
    await expectValidFragment(await reply.text());
  }
});

test('licenses', async ({ as, faults, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, SAME);
  faults.allowStatus(422);
  const page = listen(await as('ada.admin'));
  await visit(page, '/licenses', 'Licenses');
  await visit(page, '/licenses?sort=-expires&columns=name,key,seats,mac,starts,created', 'Licenses');
  await visit(page, '/licenses?q=free%3A0', /Licenses|Nothing matches/);
  for (const end of ['', '/people', '/history', '/edit', '/contact']) await visit(page, `/licenses/1${end}`);
  await visit(page, '/licenses/new', 'Record a license');
  await submit(page, { product: '', code: '', seats: '0', contact: '' }, 'Record a license');
  await fine(page, /fields need your attention/);
  await visit(page, '/accounts/3/licenses', 'Otto Operator');
  await visit(page, '/accounts/assign-license?id=3', 'Assign a license to 1 account');
  await visit(page, '/accounts?columns=name,licenses&q=license%3A*', /Accounts|Nothing matches/);
});

test('tenants', async ({ as, faults, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, SAME);
  faults.allowStatus(409, 422);
  const page = listen(await as('ada.admin'));
  await visit(page, '/tenants', 'Tenants');
  await visit(page, '/tenants?q=zzzz', 'Nothing matches this search');
  await visit(page, '/tenants/filter?column=kind', /^Filter by/);
  await visit(page, '/tenants/new', 'Create tenant');
  await submit(page, { name: '', url: 'ftp://nowhere.example' }, 'Create tenant');
  await fine(page, /fields need your attention/);
  await submit(page, { name: long, url: 'https://example.org/' + long, description: long }, 'Create tenant');
  await fine(page, new RegExp(long));
  const tenant = new URL(page.url()).pathname;
  for (const part of ['history', 'edit', 'delete', 'members/new']) await visit(page, `${tenant}/${part}`);
  await visit(page, '/tenants/1', 'Northwind Europe');
  await visit(page, '/tenants/1/delete', /^Delete the tenant/);
  await visit(page, '/accounts/add-tenant?id=3', /^Add 1 account/);
  await submit(page, {}, 'Add 1 account to a tenant');
  await fine(page, /^Add 1 account/);
  const other = listen(await as('ada.admin'));
  await other.goto(`${tenant}/edit`);
  await page.goto(`${tenant}/edit`);
  await submit(page, { description: 'One' }, 'Save changes');
  await submit(other, { description: 'Two' }, 'Save changes');
  await fine(other, 'Somebody else has changed this tenant');
  const lena = listen(await as('lena.license'));
  await visit(lena, '/tenants', 'Tenants');
});

test('menus, ticked rows and the question', async ({ as, javaScriptEnabled, faults }) => {
  faults.allowStatus(422);
  const page = listen(await as('ada.admin'));
  const list = '/accounts?q=status%3Aactive+role%3Aempty+kind%3Aoperator';
  await page.goto(list);
  const name = (await page.locator('tbody .c-name').first().innerText()).split('\n').at(-1);
  await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  if (javaScriptEnabled) await expectFine(page);
  await page.goto(list);
  await choose(page, name, 'Deactivate');
  await question(page, 'Deactivate account');
  if (javaScriptEnabled) await expectFine(page);
  const id = await page.locator('form[action="/accounts/deactivate"] [name="id"]').getAttribute('value');
  await visit(page, `/accounts/deactivate?id=1&id=${id}`, 'Deactivate account');
  await submit(page, { until: '2020-01-01' }, 'Deactivate account');
  await fine(page, 'Deactivate account');
  await visit(page, `/accounts/delete?id=${id}`, 'Delete accounts');
  await visit(page, '/accounts/resend?id=1', 'Resend invitations');
});

test('the wizard and the account it makes', async ({ as, faults, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, SAME);
  faults.allowStatus(409, 422);
  const page = listen(await as('ada.admin'));
  await visit(page, '/accounts/new', 'Create account');
  await submit(page, { email: 'no address', login: 'ü', description: 'x'.repeat(1001) }, 'Continue to roles');
  await fine(page, /fields need your attention/);
  const email = address();
  await submit(page, { first_name: long, last_name: '佐藤 ゆき', description: long, login: '', email, email_again: email }, 'Continue to roles');
  await fine(page, /^Roles|Create account/);
  const card = page.locator('.role-cards li', { hasText: 'Support' }).first();
  await card.getByRole('checkbox').check();
  await card.locator('[name^="until-"]').fill('2020-01-01T00:00');
  await page.getByRole('button', { name: 'Continue to review' }).click();
  await fine(page, /needs your attention/);
  await card.locator('[name^="until-"]').fill('2099-01-01T00:00');
  await page.getByRole('button', { name: 'Continue to review' }).click();
  await fine(page, 'What happens next');
  await page.getByRole('button', { name: 'Create account' }).click();
  await fine(page, new RegExp(long));
  const account = new URL(page.url()).pathname;
  for (const tab of ['access', 'sessions', 'history', 'mail']) await visit(page, `${account}/${tab}`);
  await visit(page, `${account}/edit`, /^Edit /);
  const other = await as('lena.license');
  await other.goto(`${account}/edit`);
  await submit(page, { valid_until: '1066-10-14', job_title: 'x'.repeat(101) }, 'Save changes');
  await fine(page, /fields need your attention/);
  await submit(page, { valid_until: '', job_title: 'Auditor' }, 'Save changes');
  listen(other);
  await submit(other, { job_title: 'Analyst', description: '' }, 'Save changes');
  await fine(other, 'Somebody else has changed this account');
  await visit(page, `${account}/history`);
});

test('programs and keys', async ({ as, faults, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, SAME);
  faults.allowStatus(422);
  const page = listen(await as('ada.admin'));
  await visit(page, '/accounts/new?kind=service', 'Create account');
  await submit(page, { display_name: '', valid_until: '1066-10-14' }, 'Continue to roles');
  await fine(page, /fields need your attention/);
  await submit(page, { display_name: long, description: long, valid_until: '' }, 'Continue to roles');
  await fine(page, /^Roles|Create account/);
  await page.getByRole('button', { name: 'Continue to review' }).click();
  await fine(page, 'What happens next');
  await page.getByRole('button', { name: 'Create account' }).click();
  await fine(page, /First key/);
  await page.getByRole('link', { name: 'I have copied the key' }).click();
  await fine(page, new RegExp(long));
  const keys = new URL(page.url()).pathname;
  await visit(page, `${keys.replace(/keys$/, 'edit')}`, /^Edit /);
  await visit(page, `${keys}/new`, /^New API key/);
  await submit(page, { name: '', amount: '99999' }, 'Generate key');
  await fine(page, /fields need your attention/);
  await page.goto(keys);
  await page.getByRole('link', { name: 'Rotate First key' }).click();
  await submit(page, { overlap: '-1' }, 'Rotate');
  await fine(page, /needs your attention/);
  await page.goto(keys);
  const revoke = await page.getByRole('link', { name: 'Revoke First key' }).getAttribute('href');
  await page.getByRole('link', { name: 'Revoke First key' }).click();
  await question(page, 'Revoke key');
  await expectFine(page);
  await visit(page, revoke, 'Revoke key');
  await page.getByRole('button', { name: 'Revoke key' }).click();
  await fine(page, new RegExp(long));
  await visit(page, '/profile/keys/new', /^New API key/);
});

test('roles', async ({ as, faults, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, SAME);
  faults.allowStatus(409, 422);
  const page = listen(await as('ada.admin'));
  await visit(page, '/roles/new', 'Create role');
  await submit(page, { name: '', description: 'x'.repeat(1001) }, 'Create role');
  await fine(page, /fields need your attention/);
  await page.getByRole('checkbox', { name: 'See the audit trail' }).check();
  await submit(page, { name: long, description: long }, 'Create role');
  await fine(page, new RegExp(long));
  const role = new URL(page.url()).pathname;
  await visit(page, `${role}/history`, new RegExp(long));
  await visit(page, `${role}/edit`, /^Edit the role/);
  await visit(page, `${role}/delete`, /^Delete the role/);
  await visit(page, '/roles/1', 'Company admin');
  await visit(page, '/roles/permissions', 'Who can do what');
  await visit(page, '/company', 'Northwind Trading GmbH');
  await page.goto(`${role}/edit`);
  const version = await page.locator('[name="version"]').inputValue();
  await submit(page, { description: 'Theirs' }, 'Save changes');
  await page.goto(`${role}/edit`);
  await page.locator('[name="version"]').evaluate((input, old) => { input.value = old; }, version);
  await submit(page, { description: 'Mine' }, 'Save changes');
  await fine(page, 'Somebody else has changed this role');
  await page.goto('/accounts/3/edit');
  const card = page.locator('.role-cards li').last();
  await card.getByRole('checkbox').check();
  await card.locator('[name^="until-"]').fill('2020-01-01T00:00');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await fine(page, /needs your attention/);
});

test('own pages', async ({ as, faults, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, SAME);
  faults.allowStatus(422);
  const ada = listen(await as('ada.admin'));
  await visit(ada, '/', 'Welcome, Ada Admin');
  await visit(ada, '/accounts/1/sessions');
  const page = listen(await as('otto.operator'));
  await visit(page, '/', 'Welcome, Otto Operator');
  await visit(page, '/profile', 'Otto Operator');
  await submit(page, { first_name: '', last_name: '' }, 'Save details');
  await fine(page, /fields need your attention/);
  await page.goto('/profile');
  await submit(page, { password: 'wrong', new_password: 'otto', new_password_again: 'other' }, 'Change password');
  await fine(page, /fields? needs? your attention/);
});

test('settings', async ({ as, faults, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, SAME);
  faults.allowStatus(422);
  const page = listen(await as('ada.admin'));
  await visit(page, '/settings/policies', 'Policies');
  await visit(page, '/settings/mail', 'Mail');
  await visit(page, '/settings/mail?kind=new-browser&language=ja', 'Preview');
  await submit(page, { email: 'nobody' }, 'Send test mail');
  await fine(page, /field needs your attention/);
});

test('signing in and the set-up link', async ({ page, faults, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, SAME);
  faults.allowStatus(404, 410, 422, 429);
  listen(page);
  await visit(page, '/sign-in?reason=ended', 'Sign in to Northwind Trading GmbH');
  for (let attempt = 0; attempt < 7; attempt += 1) {
    await page.goto('/sign-in');
    await submit(page, { login: 'guess', password: 'wrong' }, 'Sign in');
    if (attempt === 0) await fine(page, /^Sign in/);
  }
  await expect(page.getByText('Too many attempts.')).toBeVisible();
  await fine(page);
  await visit(page, '/setup?token=x');
});

test('invitation links', async ({ as, person, post, portal, faults, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, SAME);
  faults.allowStatus(404, 410, 422);
  const ada = await as('ada.admin');
  const invite = async () => {
    const email = address();
    const id = await create(ada, { first_name: 'Ida', email });
    return { id, email, link: linkIn(await post.waitForMail({ to: email }), /\/activate\//) };
  };
  const page = listen(await person());
  const one = await invite();
  await visit(page, one.link, 'Welcome, Ida');
  await submit(page, { login: 'x y', password: 'Ü', password_again: 'ü' }, 'Activate account');
  await fine(page, /fields need your attention/);
  await ada.goto(`/accounts/resend?id=${one.id}`);
  await ada.getByRole('button', { name: 'Resend invitation' }).click();
  await post.waitForMail({ to: one.email, count: 2 });
  await visit(page, one.link, 'There is a newer invitation');
  const newer = linkIn(await post.waitForMail({ to: one.email, count: 2 }), /\/activate\//);
  portal.database.sql(`UPDATE tokens SET expires_at = created_at WHERE account_id = ${one.id}`);
  await visit(page, newer, 'This invitation has expired');
  const two = await invite();
  await ada.goto(`/accounts/withdraw?id=${two.id}`);
  await ada.getByRole('button', { name: 'Withdraw invitation' }).click();
  await visit(page, two.link, 'This invitation was withdrawn');
  const three = await invite();
  await page.goto(three.link);
  await submit(page, { login: `ida.${process.pid}`, password: 'trunk-lantern-orbit-42', password_again: 'trunk-lantern-orbit-42' }, 'Activate account');
  await fine(page, /^Sign in/);
  await visit(page, three.link, 'This invitation has been used');
  await visit(page, '/activate/unknown', 'This link is not complete');
});

test('a forgotten password and a password asked again', async ({ as, person, page, portal, post, faults, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, SAME);
  faults.allowStatus(401, 404, 410, 422, 429);
  listen(page);
  await visit(page, '/forgot-password', 'Forgotten your password?');
  await submit(page, { login: ' ' }, 'Send the link');
  await fine(page, /field needs your attention/);
  await submit(page, { login: 'lena.license' }, 'Send the link');
  await fine(page, 'Look at your mail');
  const [{ email, id }] = portal.database.sql("SELECT json_agg(a) FROM (SELECT id, email FROM accounts WHERE login = 'lena.license') a")
    .toString().split('\n').filter(Boolean).map((line) => JSON.parse(line)[0]);
  const link = linkIn(await post.waitForMail({ to: email, subject: /Choose a new password|neues Passwort|パスワード/ }), /\/reset-password\//);
  await visit(page, link);
  await page.locator('main form').evaluate((form) => { form.noValidate = true; });
  await fill(page, { password: 'Ü', password_again: 'ü' });
  await page.locator('main form button').click();
  await fine(page);
  portal.database.sql(`UPDATE tokens SET expires_at = created_at WHERE account_id = ${id}`);
  await visit(page, link, 'This link has expired');
  await visit(page, '/reset-password/unknown', 'This link is not complete');
  const ada = listen(await person());
  await ada.goto('/sign-in');
  await submit(ada, { login: 'ada.admin', password: 'trunk-lantern-orbit-42' }, 'Sign in');
  await visit(ada, `/accounts/${id}/reset-password`, 'Send password reset');
  await visit(ada, `/accounts/${id}/sessions`, 'Sign-ins');
  // Nobody else's session is made older: the other tests run beside this one.
  const lena = listen(await person());
  await lena.goto('/sign-in');
  await submit(lena, { login: 'lena.license', password: 'trunk-lantern-orbit-42' }, 'Sign in');
  portal.database.sql(`UPDATE sessions SET proven_at = '2020-01-01' WHERE account_id = ${id}`);
  await visit(lena, '/accounts/delete?id=3', 'Confirm that it is you');
  await submit(lena, { proof: 'wrong' }, 'Confirm and go on');
  await fine(lena, /field needs your attention/);
});

test('tickets', async ({ as, javaScriptEnabled, faults }) => {
  test.skip(!javaScriptEnabled, SAME);
  faults.allowStatus(422);
  const ada = listen(await as('ada.admin'));
  await visit(ada, '/tickets', 'Tickets');
  await visit(ada, '/tickets?view=closed&q=status%3Aclosed', 'Tickets');
  await visit(ada, '/tickets?q=zzzz', 'Nothing matches this search');
  await visit(ada, '/tickets/new', 'New ticket');
  await submit(ada, { subject: '', description: '' }, 'Send to support');
  await fine(ada, /fields need your attention/);
  await submit(ada, { subject: long, description: `${long}\n${long}`, shared: 'otto.operator, lena.license' }, 'Send to support');
  await fine(ada, long);
  await submit(ada, { body: long }, 'Send comment');
  await fine(ada, long);
  await submit(ada, { body: 'Over' }, 'Comment and close');
  await fine(ada, 'Open again');
  await visit(ada, '/tickets/300', 'Reply');
  await visit(ada, '/tickets/300/edit', 'Edit ticket #300');
  await visit(ada, '/tickets/new/contact', 'Change of primary contact');
  await visit(listen(await as('otto.operator')), '/tickets', 'Tickets');
});

test('notices', async ({ as, javaScriptEnabled, faults }) => {
  test.skip(!javaScriptEnabled, SAME);
  faults.allowStatus(409, 422);
  const page = listen(await as('ada.admin'));
  await visit(page, '/notices', 'Notices');
  await visit(page, '/notices?q=state%3Asent&sort=-sent', 'Notices');
  await visit(page, '/notices?q=zzzz', 'Nothing matches this search');
  await visit(page, '/notices/new', 'Write a notice');
  await submit(page, { subject: '', body: '' }, 'Save draft');
  await fine(page, /fields need your attention/);
  await submit(page, { kind: 'release', subject: long, body: `${long}\n\n${long}` }, 'Save draft');
  await fine(page, new RegExp(long));
  const draft = new URL(page.url()).pathname;
  for (const end of ['edit', 'send', 'delete']) await visit(page, `${draft}/${end}`);
  const other = listen(await as('ada.admin'));
  await other.goto(`${draft}/edit`);
  await page.goto(`${draft}/edit`);
  await submit(page, { subject: 'Theirs' }, 'Save draft');
  await submit(other, { subject: 'Mine' }, 'Save draft');
  await fine(other, 'Somebody else has changed this notice');
  await visit(page, '/notices/1');
  await visit(listen(await as('lena.license')), '/profile', 'Lena License');
});

test('errors', async ({ as, page, faults, javaScriptEnabled }) => {
  test.skip(!javaScriptEnabled, SAME);
  faults.allowStatus(400, 403, 404, 405, 409, 413, 422);
  await visit(listen(page), '/nowhere', 'There is no such page');
  const ada = listen(await as('ada.admin'));
  await visit(ada, '/nowhere', 'There is no such page');
  await expect(ada.getByRole('navigation', { name: 'Main navigation' })).toHaveCount(1);
  await visit(ada, '/accounts?after=forged', 'The request could not be read');
  await visit(ada, '/sign-out', 'This address does not do that');
  await visit(ada, '/accounts/deactivate', 'Something is missing or wrong');
  await ada.goto('/accounts');
  await ada.evaluate(() => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action: '/accounts/deactivate' });
    const add = (name, value) => form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
    add('csrf', document.querySelector('[name=csrf]').value);
    for (let id = 1; id <= 10001; id += 1) add('id', id);
    document.body.append(form);
    form.submit();
  });
  await fine(ada, 'The request is too large');
  await ada.goto('/accounts/1/edit');
  await ada.getByRole('checkbox', { name: 'Company admin' }).uncheck();
  await ada.getByRole('button', { name: 'Save changes' }).click();
  await fine(ada, 'Somebody else was faster');
  await visit(listen(await as('otto.operator')), '/accounts', 'You may not open this page');
});
