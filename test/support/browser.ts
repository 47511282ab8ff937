import type axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

export function openBrowser(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: QUIET,
    ...options,
  });
}

/** Keeps pages whole for "back", as browsers of people do and those of tests do not. */
export const WITH_KEPT_PAGES: LaunchOptions = { ignoreDefaultArgs: ['--disable-back-forward-cache'] };

/** A person at a browser of their own. Every request to another host than the forum's is remembered. */
export class Person {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    readonly strayRequests: string[],
  ) {}

  static async at(browser: Browser, origin: string, options: BrowserContextOptions = PHONE): Promise<Person> {
    const context = await browser.newContext({ baseURL: origin, locale: 'en-GB', ...options });
    const stray: string[] = [];
    context.on('request', (request) => {
      if (!request.url().startsWith(origin)) stray.push(request.url());
    });
    return new Person(await context.newPage(), context, stray);
  }

  async signUp(name: string): Promise<void> {
    await this.page.goto('/sign-up');
    await this.page.getByLabel(/name/i).first().fill(name);
    await this.page.locator('[name=password]').fill('a lamp in the window');
    await this.page.locator('[name=agreed]').check();
    await this.submit(/.*/, '[name=password]');
  }

  async signIn(name: string, password: string): Promise<void> {
    await this.page.goto('/sign-in');
    await this.page.locator('[name=pseudonym]').fill(name);
    await this.page.locator('[name=password]').fill(password);
    await this.submit(/^sign in$/i, '[name=password]');
  }

  /** Presses the button of the form that holds a field. */
  async submit(button: RegExp, field: string): Promise<void> {
    const form = this.page.locator('form', { has: this.page.locator(field) });
    await form.getByRole('button', { name: button }).last().click();
    await this.page.waitForLoadState('load');
  }

  /** Violations of WCAG A and AA on the page as it stands. */
  async violations(): Promise<string[]> {
    // Further down, links slide under the bar that stays on top, as they should.
    await this.page.evaluate(() => window.scrollTo(0, 0));
    await this.page.evaluate(AXE);
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return this.page.evaluate(async (runOnly) => {
      const looker = (window as unknown as { axe: typeof axe }).axe;
      const { violations } = await looker.run(document, { runOnly, resultTypes: ['violations'] });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
      );
    }, tags);
  }

  async close(): Promise<void> {
    expect(this.strayRequests).toEqual([]);
    await this.context.close();
  }
}
