import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { HostToPreview, PreviewData, PreviewToHost } from '../../server/src/protocol';
import { previewData } from '../../server/src/features/preview/preview';
import { postmortem } from './analyse';

const ROOT = path.join(__dirname, '../..');
export const SAMPLE = readFileSync(
  path.join(ROOT, 'examples/2025-08-22-database-connection-pool.md'),
  'utf8',
);
export const FAULTY = readFileSync(
  path.join(ROOT, 'examples/2025-09-14-checkout-latency.md'),
  'utf8',
);

export const panelData = (text: string, version = 1): PreviewData =>
  previewData(postmortem(text), 'file:///a.md', version);

/** `count` entries, a minute apart, of four actors in turn. */
export const manyEntries = (count: number, word = 'event'): string =>
  `# Outage\n\n**Date:** 2025-08-22\n\n## Timeline\n\n| Time (UTC) | Event | Person |\n|---|---|---|\n${Array.from(
    { length: count },
    (_, index) =>
      `| 2025-08-${22 + Math.floor(index / 1440)} ${String(Math.floor(index / 60) % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')} | ${word} ${index} | ${['Sarah', 'Mike', 'Mei', 'System'][index % 4] ?? ''} |`,
  ).join('\n')}\n\n## Impact\n\nUsers.\n`;

/** Colours of VS Code's own themes, as the workbench gives them to a webview. */
export const THEMES = {
  light: {
    foreground: '#3b3b3b',
    'editor-background': '#ffffff',
    descriptionForeground: '#5a5a5a',
    'panel-border': '#e5e5e5',
    'editorWidget-background': '#f8f8f8',
    'textLink-foreground': '#005fb8',
    'charts-red': '#e51400',
    'charts-orange': '#d18616',
    'editorError-foreground': '#d0021b',
    'editorWarning-foreground': '#895503',
    'editorInfo-foreground': '#0063d3',
    errorForeground: '#c72e0f',
  },
  dark: {
    foreground: '#cccccc',
    'editor-background': '#1f1f1f',
    descriptionForeground: '#9d9d9d',
    'panel-border': '#2b2b2b',
    'editorWidget-background': '#202020',
    'textLink-foreground': '#4daafc',
    'charts-red': '#f14c4c',
    'charts-orange': '#d18616',
    'charts-blue': '#3794ff',
    'charts-green': '#89d185',
    'charts-purple': '#b180d7',
    'editorError-foreground': '#f14c4c',
    'editorWarning-foreground': '#cca700',
    'editorInfo-foreground': '#3794ff',
    errorForeground: '#f85149',
  },
  'high-contrast': {
    foreground: '#ffffff',
    'editor-background': '#000000',
    descriptionForeground: '#ffffff',
    'panel-border': '#6fc3df',
    'editorWidget-background': '#0c141f',
    'textLink-foreground': '#21a6ff',
    'charts-red': '#f48771',
    'charts-orange': '#ffd37d',
    'charts-blue': '#3794ff',
    'charts-green': '#89d185',
    'charts-purple': '#b180d7',
    'editorError-foreground': '#f48771',
    'editorWarning-foreground': '#ffd370',
    'editorInfo-foreground': '#3794ff',
    errorForeground: '#f48771',
    focusBorder: '#f38518',
  },
} as const;

export type Theme = keyof typeof THEMES;

/** A page of a panel, and what goes to and fro between it and the extension. */
export interface ShownPage<Sent, Posted> {
  readonly page: Page;
  readonly sent: () => Promise<readonly Sent[]>;
  readonly post: (message: Posted) => Promise<void>;
  /** Resolves when an expression is true in the page, looked at on each frame. */
  readonly until: (expression: string) => Promise<void>;
  /** What the page complained of: policies, errors. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

export interface Panel extends ShownPage<PreviewToHost, HostToPreview> {
  /** Shows a document. */
  readonly show: (text: string, version?: number) => Promise<void>;
}

/** Fonts that are the same on every machine: Latin, Greek, Cyrillic, Arabic, Hebrew; Japanese. */
const FONTS: readonly (readonly [name: string, file: string, weight: number, style: string])[] = [
  ['Panel', 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf', 400, 'normal'],
  ['Panel', 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf', 600, 'normal'],
  ['Panel', 'dejavu-fonts-ttf/ttf/DejaVuSans-Oblique.ttf', 400, 'italic'],
  [
    'Japanese',
    '@fontsource/sawarabi-gothic/files/sawarabi-gothic-japanese-400-normal.woff2',
    400,
    'normal',
  ],
];

/** Everything that the page loads, and nothing else: as VS Code serves it. */
const SERVED = new Map<string, { readonly contentType: string; readonly body: Buffer | string }>([
  ['/preview.js', { contentType: 'text/javascript', body: dist('preview.js') }],
  ['/preview.css', { contentType: 'text/css', body: dist('preview.css') }],
  ['/overview.js', { contentType: 'text/javascript', body: dist('overview.js') }],
  ['/overview.css', { contentType: 'text/css', body: dist('overview.css') }],
  [
    '/fonts.css',
    {
      contentType: 'text/css',
      body: FONTS.map(
        ([name, file, weight, style]) =>
          `@font-face{font-family:${name};font-weight:${weight};font-style:${style};src:url(/${path.basename(file)})}`,
      ).join('\n'),
    },
  ],
  [
    '/host.js',
    {
      contentType: 'text/javascript',
      body: 'window.sent=[];window.acquireVsCodeApi=()=>({postMessage:m=>{window.sent.push(m);if(m.type==="edit")window.postMessage({type:"edited"},"*")},getState(){return window.kept},setState:s=>{window.kept=s}});',
    },
  ],
  ...FONTS.map(
    ([, file]) =>
      [
        `/${path.basename(file)}`,
        {
          contentType: 'font/ttf',
          body: readFileSync(path.join(ROOT, 'node_modules', file)),
        },
      ] as const,
  ),
]);

function dist(name: string): Buffer {
  return readFileSync(path.join(ROOT, 'dist', name));
}

/** The preview as VS Code shows it. */
export async function openPanel(
  browser: Browser,
  theme: Theme,
  options: BrowserContextOptions = {},
): Promise<Panel> {
  const shown = await openPage<PreviewToHost, HostToPreview>(browser, 'preview', theme, options);
  return {
    ...shown,
    show: (text, version) =>
      shown.post({ type: 'data', data: panelData(text, version), locked: false }),
  };
}

/** A page as VS Code shows it: its policy, its colours, its messages; without VS Code around it. */
export async function openPage<Sent, Posted>(
  browser: Browser,
  name: 'preview' | 'overview',
  theme: Theme,
  options: BrowserContextOptions = {},
): Promise<ShownPage<Sent, Posted>> {
  const context = await browser.newContext({
    viewport: { width: 1000, height: 900 },
    colorScheme: theme === 'light' ? 'light' : 'dark',
    locale: 'en-US',
    timezoneId: 'Asia/Tokyo',
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const colours = Object.entries(THEMES[theme]).map(([name, value]) => `--vscode-${name}:${value}`);
  await page.route('http://preview.test/**', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/')
      return route.fulfill({ contentType: 'text/html', body: html(name, theme) });
    if (pathname === '/theme.css')
      return route.fulfill({
        contentType: 'text/css',
        body: `:root{${colours.join(';')};--vscode-font-family:Panel,Japanese}`,
      });
    const file = SERVED.get(pathname);
    return file ? route.fulfill(file) : route.abort();
  });
  await page.goto('http://preview.test/');
  await page.evaluate(
    `Promise.all(${JSON.stringify(FONTS.map(([name, , weight, style]) => `${style} ${weight} 11px ${name}`))}.map((font) => document.fonts.load(font, 'aあ')))`,
  );
  const post = (message: Posted): Promise<void> =>
    page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  return {
    page,
    complaints,
    post,
    sent: () => page.evaluate('window.sent'),
    // The page's policy lets no text become code, so this cannot be left to the driver.
    until: (expression) =>
      page.evaluate(
        `new Promise((done) => { const look = () => (${expression}) ? done() : requestAnimationFrame(look); look(); })`,
      ),
    close: () => context.close(),
  };
}

const html = (name: string, theme: Theme): string =>
  [
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Preview</title>',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-n'; style-src http://preview.test; font-src http://preview.test">`,
    '<link rel="stylesheet" href="/fonts.css"><link rel="stylesheet" href="/theme.css">',
    `<link rel="stylesheet" href="/${name}.css"></head><body class="vscode-${theme}"><div id="root"></div>`,
    `<script nonce="n" src="/host.js"></script><script nonce="n" src="/${name}.js"></script></body></html>`,
  ].join('');
