import type { PageFormat } from '../../protocol';
import type { Snapshot } from '../../workspace/snapshot';
import { publicSnapshot } from '../render/public';
import { confluenceStorage } from './confluence';
import { pageOf } from './page';
import { richHtml, type PagePicture } from './rich';
import { slackMessage } from './slack';
import { statuspageText } from './statuspage';
import type { Page } from './types';

/** Forms of the whole document that are text. */
export const PAGE_FORMATS = ['rich', 'confluence', 'slack', 'statuspage'] as const;

export const isPageFormat = (format: string): format is PageFormat =>
  PAGE_FORMATS.some((one) => one === format);

/** The whole document in another form. What is for a status page is always made of the public version. */
export function pageText(snapshot: Snapshot, format: PageFormat, png: Uint8Array | null): string {
  switch (format) {
    case 'rich': {
      const page = pageOf(snapshot);
      return `${richHtml(page, pictureOf(page, png))}\n`;
    }
    case 'confluence':
      return confluenceStorage(pageOf(snapshot));
    case 'slack':
      return slackMessage(pageOf(snapshot));
    case 'statuspage':
      return statuspageText(pageOf(publicSnapshot(snapshot)));
  }
}

/** What a picture of a timeline shows, for those who do not see it. */
export const pictureDescription = (title: string): string =>
  title === '' ? 'Timeline of the incident' : `Timeline: ${title}`;

/** A picture that is in the text itself, so that this needs no file beside it. */
export const pictureOf = ({ title }: Page, png: Uint8Array | null): PagePicture | null =>
  png && { source: dataUri(png), description: pictureDescription(title) };

/** `data:image/png;base64,…` */
function dataUri(png: Uint8Array): string {
  let binary = '';
  for (const byte of png) binary += String.fromCharCode(byte);
  return `data:image/png;base64,${btoa(binary)}`;
}
