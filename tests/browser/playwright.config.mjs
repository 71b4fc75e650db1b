// The browser journeys: every journey on both databases, with and without JavaScript. `script/test browser` runs
// them; they need GATEHOUSE_TEST_POSTGRES and a built binary, which it provides. GATEHOUSE_BROWSER_TRACE=on keeps a
// trace of each journey, which makes it half as fast.

import { defineConfig } from '@playwright/test';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--no-first-run', '--disable-quic',
];
const HARNESS = 'harness.spec.mjs';
// How pages look does not depend on the database.
const SWEEP = 'sweep.spec.mjs';

function project(database, javaScriptEnabled) {
  return {
    name: `${database}-${javaScriptEnabled ? 'js' : 'nojs'}`,
    testIgnore: database === 'sqlite' ? [HARNESS, SWEEP] : HARNESS,
    use: { database, javaScriptEnabled },
  };
}

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: '../../test-results',
  globalSetup: './support/checker.mjs',
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: false,
  workers: Number(process.env.GATEHOUSE_BROWSER_WORKERS ?? 2),
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: process.env.GATEHOUSE_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS },
    locale: 'en-US',
    screenshot: 'only-on-failure',
    timezoneId: 'Europe/Berlin',
    trace: process.env.GATEHOUSE_BROWSER_TRACE ?? 'off',
    viewport: { width: 1440, height: 900 },
  },
  projects: [
    { name: 'harness', testMatch: HARNESS },
    project('sqlite', true),
    project('sqlite', false),
    project('postgres', true),
    project('postgres', false),
  ],
});
