import {
  FoldingRangeKind,
  SemanticTokensBuilder,
  type CodeLens,
  type FoldingRange,
  type InlayHint,
  type SelectionRange,
} from 'vscode-languageserver';
import { folds } from '../features/folding';
import { format, formatOnType } from '../features/format/format';
import { inlayHints } from '../features/inlayHints';
import { lenses, type Lens } from '../features/lenses';
import { selections } from '../features/selection';
import { semanticTokens, TOKEN_TYPES } from '../features/semanticTokens';
import { positionAt } from '../text/lineIndex';
import { fromRange, toEdits, toOffset, toRange } from './convert';
import { pathOf } from './paths';
import type { Session } from './session';

/** Folding, selection, formatting, lenses, hints and tokens. */
export function answerStructure(session: Session): void {
  const { connection } = session;

  connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
    session.about('folding', uri, token, null, ({ snapshot }) =>
      folds(snapshot).map(({ from, to, kind }): FoldingRange => ({
        startLine: from,
        endLine: to,
        kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region,
      })),
    ),
  );
  connection.onSelectionRanges(({ textDocument: { uri }, positions }, token) =>
    session.about('selection', uri, token, null, ({ snapshot }) =>
      positions.map((position) =>
        selections(snapshot, toOffset(snapshot.lines, position)).reduceRight<SelectionRange>(
          (parent, at) => ({ range: toRange(snapshot.lines, at), parent }),
          { range: toRange(snapshot.lines, { from: 0, to: snapshot.text.length }) },
        ),
      ),
    ),
  );
  connection.onDocumentFormatting(({ textDocument: { uri } }, token) =>
    session.about('formatting', uri, token, null, ({ snapshot, end }) =>
      toEdits(snapshot.lines, format(snapshot, null), end),
    ),
  );
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }, token) =>
    session.about('formatting', uri, token, null, ({ snapshot, end }) =>
      toEdits(snapshot.lines, format(snapshot, fromRange(snapshot.lines, range)), end),
    ),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position, ch }, token) =>
    session.about('formatting', uri, token, null, ({ snapshot, end }) =>
      toEdits(
        snapshot.lines,
        formatOnType(snapshot, session.world(uri), toOffset(snapshot.lines, position), ch),
        end,
      ),
    ),
  );
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    session.about('lenses', uri, token, null, ({ snapshot }) =>
      lenses(snapshot, () => similarTo(session, uri)).map((lens): CodeLens => ({
        range: toRange(snapshot.lines, lens.range),
        command: { title: lens.title, command: commandOf(lens, session.abilities.changed) },
      })),
    ),
  );
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
    session.about('hints', uri, token, null, ({ snapshot }) =>
      inlayHints(snapshot, fromRange(snapshot.lines, range)).map(
        ({ at, label, tooltip }): InlayHint => ({
          position: positionAt(snapshot.lines, at),
          label,
          tooltip,
          paddingLeft: true,
        }),
      ),
    ),
  );
  connection.languages.semanticTokens.on(({ textDocument: { uri } }, token) =>
    session.about('tokens', uri, token, { data: [] as number[] }, ({ snapshot }) => {
      const builder = new SemanticTokensBuilder();
      for (const { range, type } of semanticTokens(snapshot)) {
        const { line, character } = positionAt(snapshot.lines, range.from);
        builder.push(line, character, range.to - range.from, TOKEN_TYPES.indexOf(type), 0);
      }
      return { data: [...builder.build().data] };
    }),
  );
}

/** Commands are the client's own; other editors show the text alone. */
const COMMANDS: Readonly<Record<Lens['action'], string>> = {
  none: '',
  preview: 'postmortem.openPreviewToSide',
  similar: 'postmortem.showSimilar',
};

const commandOf = ({ action }: Lens, ours: boolean): string => (ours ? COMMANDS[action] : '');

function similarTo({ incidents }: Session, uri: string): number {
  const path = pathOf(uri);
  return path === null ? 0 : incidents.similarTo(path).length;
}
