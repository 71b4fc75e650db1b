// The tools of the journeys, tried on pages made for it: what finds nothing on a broken page is worth nothing.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { createTransport } from 'nodemailer';
import { sprite } from '../../script/lib/icons.mjs';
import { ROOT } from '../../script/lib/packages.mjs';
import { linkIn, start } from '../support/smtp.mjs';
import { expectAccessible, expectValidHtml, htmlFindings } from './support/expectations.mjs';
import { watched } from './support/faults.mjs';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
  + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harness</title>'
  + '<link rel="icon" href="/icons.svg"><link rel="stylesheet" href="/tabler.css"><script src="/htmx.js" defer></script></head>';
const GOOD = `${HEAD}<body><main class="container"><h1>Harness</h1>
  <form><label class="form-check"><input class="form-check-input" type="checkbox" checked> <span>Chosen</span></label></form>
  <button class="btn btn-primary" type="button" hx-get="/fragment" hx-target="#place">
    <svg class="icon" aria-hidden="true"><use href="/icons.svg#user-plus"></use></svg> Load</button>
  <div id="place"></div></main></body></html>`;
const BROKEN = `${HEAD}<body><main><h1>Broken</h1><img src="/icons.svg"><div style="color: red">red</div>
  <script>window.ran = true</script></main></body></html>`;
const packaged = (place) => readFileSync(join(ROOT, 'node_modules', place));
const FILES = {
  '/good': ['text/html; charset=utf-8', GOOD],
  '/broken': ['text/html; charset=utf-8', BROKEN],
  '/throws': ['text/html; charset=utf-8', `${HEAD}<body><main><h1>Throws</h1><script src="/throws.js"></script></main></body></html>`],
  '/throws.js': ['text/javascript', 'throw new Error("planted")'],
  '/fragment': ['text/html; charset=utf-8', '<p>Loaded</p>'],
  '/tabler.css': ['text/css', packaged('@tabler/core/dist/css/tabler.min.css')],
  '/htmx.js': ['text/javascript', packaged('htmx.org/dist/htmx.min.js')],
  '/icons.svg': ['image/svg+xml', sprite().svg],
};

const test = watched.extend({
  baseURL: [async ({}, use) => {
    const server = createServer((request, response) => {
      const [type, body] = FILES[request.url] ?? ['text/html; charset=utf-8', `${HEAD}<body><h1>Not found</h1></body></html>`];
      response.writeHead(FILES[request.url] ? 200 : 404, { 'content-type': type, 'content-security-policy': POLICY });
      response.end(body);
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    await use(`http://127.0.0.1:${server.address().port}`);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }, { scope: 'test' }],
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`with JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled });

    test('a good page passes every check under the strict policy', async ({ page }) => {
      await page.goto('/good');
      await expectAccessible(page);
      await expectValidHtml(page);
    });

    test('a broken page is seen by axe, by the HTML checker and as a report of the policy', async ({ page, faults }) => {
      await page.goto('/broken');
      await expect(expectAccessible(page)).rejects.toThrow(/image-alt/);
      await expect(expectValidHtml(page)).rejects.toThrow(/“img” element must have an “alt” attribute/);
      expect(faults.found().join('\n')).toMatch(/style-src/);
      if (javaScriptEnabled) expect(faults.found().join('\n')).toMatch(/script-src/);
      expect(() => faults.check()).toThrow(/the browser reported/);
      faults.allow(/style/, /script/);
    });

    test('a reply with an error status is a fault unless the test means it', async ({ page, faults }) => {
      await page.goto('/nowhere');
      expect(faults.found()).toHaveLength(1);
      faults.allowStatus(404);
      expect(faults.found()).toHaveLength(0);
    });
  });
}

test('htmx swaps a fragment and an icon is drawn without breaking the policy', async ({ page }) => {
  await page.goto('/good');
  const width = () => page.locator('svg.icon use').evaluate((use) => use.getBBox().width);
  await expect.poll(width).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Load' }).click();
  await expect(page.getByText('Loaded')).toBeVisible();
});

test('an error of a script is a fault', async ({ page, faults }) => {
  await page.goto('/throws');
  expect(faults.found().join('\n')).toMatch(/planted/);
  faults.allow(/planted/);
});

test('the HTML checker knows the attributes of htmx and nothing else', async () => {
  const page = (attribute) => `<!doctype html><html lang="en"><title>.</title><p ${attribute}>x</p></html>`;
  expect(await htmlFindings(page('hx-get="/x" hx-target:inherited="#y"'))).toEqual([]);
  expect((await htmlFindings(page('onclic="x"'))).join()).toMatch(/onclic/);
});

test('the SMTP server keeps what it takes and refuses when told to', async () => {
  const post = await start();
  const client = createTransport({ host: '127.0.0.1', port: post.port, secure: false });
  const mail = { from: 'a@example.com', to: 'b@example.com', subject: 'Grüße 招待', text: 'See http://x.test/activate/abc now' };
  await client.sendMail(mail);
  const kept = await post.waitForMail({ to: 'b@example.com', subject: '招待' });
  expect(linkIn(kept, /\/activate\//)).toBe('http://x.test/activate/abc');
  post.behave('refuse');
  await expect(client.sendMail(mail)).rejects.toThrow(/554/);
  post.behave('drop');
  await expect(client.sendMail(mail)).rejects.toThrow();
  expect(post.mails).toHaveLength(1);
  client.close();
  await post.stop();
});
