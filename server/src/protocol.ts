/**
 * The server's public contract beyond plain LSP: what the client and the preview may ask for.
 * Types only; this file imports nothing but what the panel draws. Lines are zero-based; instants are minutes since
 * 1970-01-01T00:00Z (where the document's zone is not known, its wall clock is read as UTC);
 * durations are minutes.
 */
export type * from './protocol/previewData';
export type * from './protocol/actions';
export type * from './protocol/overview';
import type { ActionCounts, ActionState } from './protocol/actions';
import type { PreviewData, PreviewStatement } from './protocol/previewData';

/** Request `postmortem/preview`: the data the side panel draws. */
export const PREVIEW_REQUEST = 'postmortem/preview';

/** Request `postmortem/effectiveConfiguration`: the settings of a document with their origins, as YAML. */
export const EFFECTIVE_CONFIGURATION_REQUEST = 'postmortem/effectiveConfiguration';

/** Request `postmortem/starterConfiguration`: a commented `.postmortem.yaml` learned from the workspace. */
export const STARTER_CONFIGURATION_REQUEST = 'postmortem/starterConfiguration';

/**
 * Request `postmortem/render`: an incident in another form, bytes as base64; null where there is
 * nothing to draw.
 */
export const RENDER_REQUEST = 'postmortem/render';

/** Forms that are text. `mermaid` is a timeline diagram, `gantt` a chart of the same by Mermaid. */
export type TextFormat = 'html' | 'svg' | 'mermaid' | 'gantt' | 'csv' | 'json';

/**
 * The whole document for other programs: HTML for a clipboard, Confluence's storage format, a message
 * for Slack, and Markdown without tables for a status page.
 */
export type PageFormat = 'rich' | 'confluence' | 'slack' | 'statuspage';

/** `png` and `docx`, a Word document, are bytes; `review` is what a review has to talk about, as Markdown. */
export type RenderFormat = TextFormat | PageFormat | 'png' | 'docx' | 'review';

/** Request `postmortem/public`: the document as it can be shown outside. */
export const PUBLIC_REQUEST = 'postmortem/public';

/** Request `postmortem/report`, without parameters: all postmortems of the workspace as a static site. */
export const REPORT_REQUEST = 'postmortem/report';

export interface ReportAnswer {
  /** How many have a page. */
  readonly incidents: number;
  /** Paths below the folder of the site, with `/`. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

export interface RenderParams {
  readonly uri: string;
  readonly format: RenderFormat;
  /** True to make it of the public version. */
  readonly public?: boolean;
}

/** Request `postmortem/paste`: what a pasted text would become in the timeline around a position. */
export const PASTE_REQUEST = 'postmortem/paste';

export interface PasteParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
  readonly text: string;
  /** Zone in which times without one were copied; null to be told whether it matters. */
  readonly zone: string | null;
}

export interface PasteAnswer {
  /** `Slack`, `git log` … */
  readonly source: string;
  readonly count: number;
  readonly edits: readonly {
    readonly range: {
      readonly start: { readonly line: number; readonly character: number };
      readonly end: { readonly line: number; readonly character: number };
    };
    readonly newText: string;
  }[];
  /** Zones to choose from, the likeliest first; empty where there is nothing to ask. */
  readonly zones: readonly string[];
}

/** Request `postmortem/screenshot`: the row that shows a picture, behind the entry at a position; null outside a timeline. */
export const SCREENSHOT_REQUEST = 'postmortem/screenshot';

export interface ScreenshotParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
  /** Address of the picture as seen from the document, encoded. */
  readonly link: string;
}

export interface ScreenshotAnswer {
  readonly edit: PasteAnswer['edits'][number];
  /** What stands in the row where a person is to say what the picture shows. */
  readonly description: string;
}

/** Request `postmortem/beginnings`: what a new postmortem in a folder can begin with. */
export const BEGINNINGS_REQUEST = 'postmortem/beginnings';

export interface Beginnings {
  readonly templates: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
  }[];
  /** Those of the configuration; without any, the scale that the postmortems of the folder use, first. */
  readonly severities: readonly { readonly name: string; readonly meaning: string | null }[];
  readonly people: readonly string[];
  readonly zone: string;
  /** ISO date and `14:30`, in that zone. */
  readonly date: string;
  readonly time: string;
}

/** Request `postmortem/beginningTime`: how a time that was typed for a new postmortem is read. */
export const BEGINNING_TIME_REQUEST = 'postmortem/beginningTime';

export interface BeginningTimeParams {
  /** Of the folder. */
  readonly uri: string;
  readonly text: string;
}

/** What was understood, to be looked at, or what is wrong and what to write. */
export type BeginningTimeAnswer = { readonly understood: string } | { readonly problem: string };

/** Request `postmortem/new`: the text and the place of a new postmortem. */
export const NEW_REQUEST = 'postmortem/new';

export interface NewParams {
  /** Of the folder. */
  readonly uri: string;
  readonly template: string;
  readonly title: string;
  readonly severity: string;
  /** When it was, in any form that a document may have: `8/22/2025 2:30 PM - 3:45 PM`; or empty. */
  readonly when: string;
  readonly people: readonly string[];
}

export interface NewPostmortem {
  /** Name of the file in the folder. */
  readonly name: string;
  /** A snippet with tab stops. */
  readonly snippet: string;
}

export interface DocumentParams {
  readonly uri: string;
}

/** Request `postmortem/incidents`: the postmortems of the workspace, or one of them as it stands now. */
export const INCIDENTS_REQUEST = 'postmortem/incidents';

/** Notification `postmortem/incidentsChanged` from the server: the answer to that request is another one. */
export const INCIDENTS_CHANGED_NOTIFICATION = 'postmortem/incidentsChanged';

export interface IncidentsParams {
  /** One document only; without it all of them. */
  readonly uri?: string;
}

export interface IncidentsAnswer {
  /** How far the first reading of the workspace is; null when all is read. */
  readonly reading: { readonly done: number; readonly of: number } | null;
  /** What could not be read, with the reason. */
  readonly unread: readonly { readonly path: string; readonly reason: string }[];
  /** The latest first; those without a date behind them. */
  readonly incidents: readonly ListedIncident[];
}

export interface ListedIncident {
  readonly uri: string;
  readonly id: string | null;
  readonly title: string | null;
  /** Of the title, zero-based. */
  readonly line: number;
  /** As written. */
  readonly severity: string | null;
  /** 0 for the most severe, by the usual scales; null for words that are on none. */
  readonly rank: number | null;
  readonly status: string | null;
  /** ISO date: the one that it states, else the first day of its times. */
  readonly date: string | null;
  /** `1h 15m`; null where it is not known, or a finding denies it. */
  readonly length: string | null;
  readonly services: readonly string[];
  /** Errors and warnings; null while the document has not been checked. */
  readonly problems: { readonly errors: number; readonly warnings: number } | null;
  readonly counts: ActionCounts;
  /** In the order of the document; one that stands there twice is listed once. */
  readonly actions: readonly ListedAction[];
  /** Names that an owner can be chosen from. */
  readonly people: readonly string[];
}

export interface ListedAction {
  /** Zero-based. */
  readonly line: number;
  readonly text: string;
  readonly owner: string | null;
  /** ISO date, or the words that stand for one. */
  readonly due: string | null;
  readonly when: DueGroup;
  readonly state: ActionState;
}

/**
 * Open and past, past while nothing says whether it is open, within the next seven days, after them, or
 * without a day that is known.
 */
export type DueGroup = 'overdue' | 'past' | 'week' | 'later' | 'unknown';

/** Request `postmortem/overview`, with an `OverviewFilter`: all postmortems of the workspace as charts. */
export const OVERVIEW_REQUEST = 'postmortem/overview';

/** Request `postmortem/similar`: the incidents of the workspace that are like that of a document. */
export const SIMILAR_REQUEST = 'postmortem/similar';

export interface SimilarAnswer {
  /** How many other postmortems it was compared with. */
  readonly compared: number;
  /** False while the workspace is still being read. */
  readonly complete: boolean;
  /** The most like first. */
  readonly incidents: readonly {
    readonly uri: string;
    readonly id: string | null;
    readonly title: string | null;
    /** ISO date. */
    readonly date: string | null;
    /** What both say, each with a line of both; the strongest first, at least one. */
    readonly reasons: readonly {
      /** `reference`: one names the other. */
      readonly kind: 'reference' | 'ticket' | 'error' | 'service' | 'words';
      readonly shared: readonly string[];
      readonly here: PreviewStatement;
      readonly there: PreviewStatement;
    }[];
  }[];
}

/** Request `postmortem/edit`: the edits that do what was done in the panel; null where it cannot be. */
export const EDIT_REQUEST = 'postmortem/edit';

/** One thing that the panel can do to the document. Lines are zero-based. */
export type PreviewEdit =
  | { readonly kind: 'done'; readonly line: number }
  | { readonly kind: 'owner'; readonly line: number; readonly owner: string }
  /** `date` is an ISO date. */
  | { readonly kind: 'due'; readonly line: number; readonly date: string }
  /** `minutes` may have a fraction where the time is written to the second. */
  | { readonly kind: 'time'; readonly line: number; readonly minutes: number }
  | {
      readonly kind: 'fix';
      readonly line: number;
      readonly character: number;
      readonly rule: string;
      readonly index: number;
    };

export interface EditParams {
  readonly uri: string;
  /** Version that the panel has drawn; another one gives null. */
  readonly version: number;
  readonly edit: PreviewEdit;
}

/** Notification `postmortem/changed` from the server: the analysis of `uri` has a new version. */
export const CHANGED_NOTIFICATION = 'postmortem/changed';

export interface ChangedParams {
  readonly uri: string;
  readonly version: number;
  /** Whether the document is a postmortem: drives the editor title button and the status item. */
  readonly postmortem: boolean;
  readonly severity: string | null;
  /** Computed, else as stated: `1h 15m`. */
  readonly duration: string | null;
  /** Of the findings that are told now, as diagnostics are. */
  readonly errors: number;
  readonly warnings: number;
  readonly informations: number;
}

/**
 * Notification `postmortem/cursor` to the server: the lines of a document on which cursors stand;
 * none where another document or no editor has the focus. What is wrong with a line that is being
 * written is told when the last cursor has left it.
 */
export const CURSOR_NOTIFICATION = 'postmortem/cursor';

export interface CursorParams {
  readonly uri: string;
  readonly lines: readonly number[];
}

/** `initializationOptions` that the server understands; every one may be left out. */
export interface InitializationOptions {
  /** URI of the folder that holds `rules/…md`; links of diagnostic codes lead there. */
  readonly docsUri?: string;
  /** ISO date that stands for today; for tests that must not age. */
  readonly today?: string;
  /** True for a client that sends `postmortem/cursor`. For others a line is finished after a moment. */
  readonly cursor?: boolean;
  /** True for a client that answers `postmortem/file/…`: then files that the server cannot reach are read through it. */
  readonly files?: boolean;
}

/** Messages from the preview panel to the extension. The extension validates each one. */
export type PreviewToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly line: number }
  /** The panel was scrolled to what stands at a line. */
  | { readonly type: 'scroll'; readonly line: number }
  /** Opens one of the links that the last data has. */
  | { readonly type: 'open'; readonly url: string }
  | { readonly type: 'run'; readonly command: PreviewCommand }
  | { readonly type: 'edit'; readonly version: number; readonly edit: PreviewEdit }
  /** A step back or forth in what was done to the document. */
  | { readonly type: 'history'; readonly step: 'undo' | 'redo' }
  /** The panel shows the incident to a meeting, or no longer. */
  | { readonly type: 'present'; readonly on: boolean };

/** The commands that the panel has buttons for. */
export type PreviewCommand =
  'newPostmortem' | 'exportTimeline' | 'publicVersion' | 'togglePreviewLock';

/** Messages from the extension to the preview panel. */
export type HostToPreview =
  | { readonly type: 'data'; readonly data: PreviewData; readonly locked: boolean }
  /** The last edit is in the document, or was refused; data of the document as it is now came before. */
  | { readonly type: 'edited' }
  /** The window is arranged: shows the incident to a meeting. */
  | { readonly type: 'present' }
  | { readonly type: 'cursor'; readonly line: number }
  /** First and last line that the editor shows. */
  | { readonly type: 'scroll'; readonly from: number; readonly to: number }
  /** The document that is shown has another address now. */
  | { readonly type: 'renamed'; readonly uri: string }
  | { readonly type: 'closed' };
