// A ticket's life in the browser: asked with files, shared, edited by two, answered by mail and page, closed, left, opened
// again; and a primary contact that changes by approval.

import { expect, expectFine, linkIn, test } from './support/test.mjs';
import { field, fill, notice } from './support/steps.mjs';

let number = 0;
const subject = (text) => `${text} ${process.pid}-${(number += 1)}`;
const file = (name, content, mimeType = 'text/plain') => ({ name, mimeType, buffer: Buffer.from(content) });

test('a ticket is asked, answered, closed and opened again', async ({ as, post, faults }) => {
  faults.allowStatus(404, 409, 413, 422);
  const otto = await as('otto.operator');
  const about = subject('Scanner beeps');
  await otto.goto('/tickets');
  await otto.getByRole('link', { name: 'New ticket' }).first().click();
  await fill(otto, { subject: about, type: 'problem', description: 'It beeps.\nAll day.', shared: 'lena.license@example.com' });
  await field(otto, 'file').setInputFiles(file('page.html', '<p>hi</p>', 'text/html'));
  await otto.getByRole('button', { name: 'Send to support' }).click();
  await expect(otto.getByRole('alert')).toContainText('Files such as page.html are not taken.');
  await expect(field(otto, 'subject')).toHaveValue(about);
  await expect(field(otto, 'description')).toHaveValue('It beeps.\nAll day.');
  await field(otto, 'file').setInputFiles(file('big.txt', 'x'.repeat(10 * 1024 * 1024 + 1)));
  await otto.getByRole('button', { name: 'Send to support' }).click();
  await expect(otto.getByRole('alert')).toContainText('big.txt is larger than 10 MB. Your text is still here');
  await expect(field(otto, 'subject')).toHaveValue(about);
  await field(otto, 'file').setInputFiles([file('Geräusch 騒音.log', 'beep\n'), file('second.txt', 'beep')]);
  await otto.getByRole('button', { name: 'Send to support' }).click();
  await expect(notice(otto)).toContainText('was opened');
  await expect(otto.getByRole('heading', { name: about })).toBeVisible();
  await expectFine(otto);
  const address = new URL(otto.url()).pathname;
  const number = address.split('/').at(-1);

  const [download] = await Promise.all([
    otto.waitForEvent('download'),
    otto.locator('#files').getByRole('link', { name: 'Geräusch 騒音.log' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('Geräusch 騒音.log');

  const mail = await post.waitForMail({ to: 'lena.license@example.com', subject: new RegExp(`shared with you \\[#${number}\\]`) });
  expect(mail.text).toContain(about);
  expect(mail.text).not.toContain('It beeps.');
  const lena = await as('lena.license');
  await lena.goto(linkIn(mail, /\/tickets\//));
  await expect(lena.getByRole('heading', { name: about })).toBeVisible();
  await expect(lena.getByRole('button', { name: 'Comment and close' })).toHaveCount(0);
  await otto.getByRole('link', { name: 'Edit' }).click();

  const ada = await as('ada.admin');
  await ada.goto('/');
  await ada.locator('#tickets').getByRole('link', { name: about }).click();
  await ada.getByRole('link', { name: 'Edit' }).click();
  await fill(ada, { subject: `${about} twice` });
  await ada.getByRole('button', { name: 'Save changes' }).click();
  await expect(notice(ada)).toContainText('was changed');
  await fill(otto, { subject: `${about} loudly` });
  await otto.getByRole('button', { name: 'Save changes' }).click();
  await expect(otto.getByText('Somebody else has changed this ticket meanwhile.').first()).toBeVisible();
  await expect(otto.getByText(`${about} twice`).first()).toBeVisible();
  await expectFine(otto);
  await otto.getByRole('button', { name: 'Save changes' }).click();
  await expect(otto.getByRole('heading', { name: `${about} loudly` })).toBeVisible();
  await fill(ada, { body: 'Turn it off and on.' });
  await field(ada, 'file').setInputFiles(file('manual.txt', 'Press the button.'));
  await ada.getByRole('button', { name: 'Send comment' }).click();
  await expect(notice(ada)).toContainText('Your comment was sent.');
  const answered = await post.waitForMail({ to: 'otto.operator@example.com', subject: new RegExp(`new comment \\[#${number}\\]`) });
  expect(answered.html).toContain(`${address}"`);

  await otto.goto(linkIn(answered, /\/tickets\//));
  await expect(otto.getByText('Turn it off and on.')).toBeVisible();
  await fill(otto, { body: 'Quiet now.' });
  await otto.getByRole('button', { name: 'Comment and close' }).click();
  await expect(notice(otto)).toContainText('The ticket was closed.');
  await post.waitForMail({ to: 'lena.license@example.com', subject: new RegExp(`was closed \\[#${number}\\]`) });
  await lena.reload();
  await expect(lena.getByText('Its requester or support can open it again.')).toBeVisible();
  await lena.getByRole('button', { name: 'Leave this ticket' }).click();
  await expect(notice(lena)).toContainText('The ticket is no longer shared with you.');
  await lena.goto(address);
  await expect(lena.getByRole('heading', { name: 'There is no such page' })).toBeVisible();

  await fill(otto, { body: 'It beeps again.' });
  await otto.getByRole('button', { name: 'Open again' }).click();
  await expect(notice(otto)).toContainText('The ticket is open again.');
  await fill(otto, { person: 'nobody.at.all' });
  await otto.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(notice(otto)).toContainText('Nobody who can sign in has the login or address nobody.at.all.');
  await otto.getByRole('button', { name: 'Stop following' }).click();
  await expect(otto.getByRole('button', { name: 'Follow', exact: true })).toBeVisible();
  await otto.goto('/tickets?view=mine&q=mine%3Ayes');
  await expect(otto.getByRole('link', { name: about })).toBeVisible();
});

test('a primary contact changes by ticket and approval', async ({ as, post }) => {
  const ada = await as('ada.admin');
  const name = subject('Nova').replaceAll(' ', '-');
  await ada.goto('/licenses/new');
  await fill(ada, { product: name, code: name, seats: '5', contact: 'lena.license' });
  await ada.getByRole('button', { name: 'Record a license' }).click();
  await expect(notice(ada)).toContainText(name);
  const license = new URL(ada.url()).pathname;
  const lena = await as('lena.license');
  await lena.goto(license);
  await lena.getByRole('link', { name: 'Ask for a change of primary contact' }).click();
  await fill(lena, { person: 'otto.operator', reason: 'I move to another team.' });
  await expectFine(lena);
  await lena.getByRole('button', { name: 'Send to support' }).click();
  await expect(lena.getByText('A company admin has not decided yet.')).toBeVisible();
  await expect(lena.getByRole('button', { name: 'Approve and carry out' })).toHaveCount(0);
  await ada.goto(new URL(lena.url()).pathname);
  await ada.getByRole('button', { name: 'Approve and carry out' }).click();
  await expect(notice(ada)).toContainText('Otto Operator is the primary contact now.');
  await expect(ada.getByText('Approved and carried out by Ada Admin.')).toBeVisible();
  await post.waitForMail({ to: 'otto.operator@example.com', subject: /primary contact/i });
  await ada.goto(license);
  await expect(ada.locator('#admins .row-line').filter({ hasText: 'Otto Operator' })).toContainText('Primary contact');
});
