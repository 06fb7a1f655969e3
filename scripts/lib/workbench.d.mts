import type { FrameLocator, Locator, Page } from 'playwright-core';

export interface Workbench {
  readonly page: Page;
  close(): Promise<void>;
  /** Presses a key until it shows what it is for. */
  until(key: string, shown: Locator): Promise<void>;
  runCommand(title: string): Promise<void>;
  openFile(name: string): Promise<void>;
  goToLine(line: number, column?: number): Promise<void>;
  preview(): FrameLocator;
}

export function openWorkbench(options: {
  folder: string;
  theme?: 'light' | 'dark' | 'contrast';
  width?: number;
  height?: number;
  settings?: Record<string, unknown>;
}): Promise<Workbench>;
