import type { Position } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Encoding } from './dialect';
import { isFields, listOf, textAt } from './values';

/** Maps a position of a document. */
export type MapPosition = (uri: string, position: Position) => Position;

const isPosition = (value: object): value is Position =>
  'line' in value &&
  'character' in value &&
  typeof value.line === 'number' &&
  typeof value.character === 'number' &&
  Object.keys(value).length === 2;

/** The document that the fields of a value are about, where it says so. */
const uriIn = (value: unknown): string | null =>
  textAt(value, 'uri') ?? textAt(value, 'textDocument', 'uri') ?? textAt(value, 'data', 'uri');

/** A message's params or result with every position in it mapped. `uri`: the document that it is about. */
export function mapPositions(value: unknown, uri: string | null, map: MapPosition): unknown {
  if (Array.isArray(value)) return value.map((one) => mapPositions(one, uri, map));
  if (!isFields(value)) return value;
  if (isPosition(value)) return uri === null ? value : map(uri, value);
  const own = uriIn(value) ?? uri;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'changes' && isFields(inner)
        ? Object.fromEntries(
            Object.entries(inner).map(([file, edits]) => [file, mapPositions(edits, file, map)]),
          )
        : mapPositions(inner, own, map),
    ]),
  );
}

/** The documents that a value has positions of. */
export function urisOf(value: unknown, uri: string | null): ReadonlySet<string> {
  const found = new Set<string>();
  mapPositions(value, uri, (of, position) => {
    found.add(of);
    return position;
  });
  return found;
}

const width = (character: string, encoding: Encoding): number => {
  if (encoding === 'utf-16') return character.length;
  if (encoding === 'utf-32') return 1;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** How many units of an encoding a text has. */
const unitsOf = (text: string, encoding: Encoding): number =>
  [...text].reduce((sum, character) => sum + width(character, encoding), 0);

/** The text of a line without its end. */
function lineOf(document: TextDocument, line: number): string {
  const start = { line, character: 0 };
  const text = document.getText({ start, end: { line: line + 1, character: 0 } });
  return text.replace(/\r?\n$|\r$/, '');
}

/** From UTF-16 units to those of the client. */
export function encoded(document: TextDocument, position: Position, encoding: Encoding): Position {
  const before = lineOf(document, position.line).slice(0, position.character);
  return { line: position.line, character: unitsOf(before, encoding) };
}

/** From the client's units to UTF-16; a character past the end of its line means that end. */
export function decoded(document: TextDocument, position: Position, encoding: Encoding): Position {
  let [units, character] = [0, 0];
  for (const one of lineOf(document, position.line)) {
    if (units >= position.character) break;
    units += width(one, encoding);
    character += one.length;
  }
  return { line: position.line, character };
}

/** Semantic tokens, which are told as distances: five numbers for each, `[Δline, Δstart, length, type, 0]`. */
export function encodedTokens(
  document: TextDocument,
  data: unknown,
  encoding: Encoding,
): readonly number[] {
  const numbers = listOf(data).filter((one) => typeof one === 'number');
  const found: number[] = [];
  let [line, start, told] = [0, 0, 0];
  for (let at = 0; at + 5 <= numbers.length; at += 5) {
    const [down = 0, right = 0, length = 0, ...rest] = numbers.slice(at, at + 5);
    if (down > 0) [start, told] = [0, 0];
    line += down;
    start += right;
    const text = lineOf(document, line);
    const from = unitsOf(text.slice(0, start), encoding);
    found.push(down, from - told, unitsOf(text.slice(start, start + length), encoding), ...rest);
    told = from;
  }
  return found;
}
