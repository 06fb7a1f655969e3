import type { PreviewData, TextFormat } from '../../protocol';
import { timelineSvg } from '../../picture/svg';
import { incidentHtml } from './html';
import { mermaidGantt, mermaidTimeline } from './mermaid';
import { timelineCsv, timelineJson } from './table';

/** The incident as text in another form; null where its timeline has no time to draw. */
export function render(data: PreviewData, format: TextFormat): string | null {
  const drawn = data.timeline.entries.some(({ at }) => at !== null);
  switch (format) {
    case 'html':
      return incidentHtml(data);
    case 'svg':
      return timelineSvg(data.timeline, data.metrics);
    case 'mermaid':
      return drawn ? mermaidTimeline(data) : null;
    case 'gantt':
      return drawn ? mermaidGantt(data) : null;
    case 'csv':
      return timelineCsv(data);
    case 'json':
      return timelineJson(data);
  }
}
