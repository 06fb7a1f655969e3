// The small faults that a file can be given, each as one replacement in its text.
import ts from 'typescript';

const K = ts.SyntaxKind;

/** What an operator is exchanged for. */
const OPERATORS = new Map([
  [K.LessThanToken, ['<=', '>=']],
  [K.LessThanEqualsToken, ['<', '>']],
  [K.GreaterThanToken, ['>=', '<=']],
  [K.GreaterThanEqualsToken, ['>', '<']],
  [K.EqualsEqualsEqualsToken, ['!==']],
  [K.ExclamationEqualsEqualsToken, ['===']],
  [K.PlusToken, ['-']],
  [K.MinusToken, ['+']],
  [K.AsteriskToken, ['/']],
  [K.SlashToken, ['*']],
  [K.PercentToken, ['*']],
  [K.AmpersandAmpersandToken, ['||']],
  [K.BarBarToken, ['&&']],
  [K.QuestionQuestionToken, ['&&']],
  [K.PlusEqualsToken, ['-=']],
  [K.MinusEqualsToken, ['+=']],
]);

/** Methods and functions that are mistaken for each other. */
const CALLS = new Map(
  [
    ['startsWith', 'endsWith'],
    ['some', 'every'],
    ['indexOf', 'lastIndexOf'],
    ['find', 'findLast'],
    ['findIndex', 'findLastIndex'],
    ['min', 'max'],
    ['floor', 'ceil'],
    ['toUpperCase', 'toLowerCase'],
    ['trimStart', 'trimEnd'],
  ].flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]),
);

/** Methods whose result stays of the same type when they are left out. */
const LEFT_OUT = new Set(['filter', 'slice', 'sort', 'toSorted', 'reverse', 'toReversed', 'trim']);

const WORDS = new Set(['examples', 'since', 'summary', 'why', 'description']);

/**
 * All mutants of a file: `from` and `to` in its text, what stands there instead, and whether what is replaced is
 * an expression, whose evaluation can be counted, or a statement.
 */
export function mutantsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found = [];
  const add = (node, replacement, kind, { statement = false } = {}) => {
    const from = node.getStart(source);
    const line = source.getLineAndCharacterOfPosition(from).line + 1;
    found.push({ file, from, to: node.end, replacement, kind, line, statement });
  };
  const visit = (node) => {
    // Types and imports do nothing when the program runs.
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
      return;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    // The page of a rule: its examples are tests, and its words are read by people.
    if (ts.isPropertyAssignment(node) && WORDS.has(node.name.getText(source))) return;
    mutate(node, source, add);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function mutate(node, source, add) {
  const text = (part) => part.getText(source);
  const swap = (whole, part, replacement) =>
    text(whole).slice(0, part.getStart(source) - whole.getStart(source)) +
    replacement +
    text(whole).slice(part.end - whole.getStart(source));

  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken;
    if (operator.kind === K.PlusToken && (isText(node.left) || isText(node.right))) return;
    for (const other of OPERATORS.get(operator.kind) ?? [])
      add(node, swap(node, operator, other), `${text(operator)} → ${other}`);
    return;
  }
  if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
    const condition = ts.isIfStatement(node) ? node.expression : node.condition;
    add(condition, 'true', 'always');
    add(condition, 'false', 'never');
  } else if (ts.isPrefixUnaryExpression(node)) {
    if (node.operator === K.ExclamationToken) add(node, `!!${text(node.operand)}`, 'not not');
    else if (node.operator === K.MinusToken && !ts.isNumericLiteral(node.operand))
      add(node, text(node.operand), 'sign');
  } else if (ts.isNumericLiteral(node)) {
    // As an index it says which one, which types and tests of shape hold; elsewhere it is a promise.
    if (isKey(node) || isDefault(node)) return;
    const value = Number(node.text);
    add(node, `${value + 1}`, '+ 1');
    if (value > 1) add(node, `${value - 1}`, '- 1');
  } else if (node.kind === K.TrueKeyword || node.kind === K.FalseKeyword) {
    add(node, node.kind === K.TrueKeyword ? 'false' : 'true', 'flipped');
  } else if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    if (isKey(node) || isDefault(node)) return;
    add(node, node.text === '' ? "'?'" : "''", 'text');
  } else if (ts.isRegularExpressionLiteral(node)) {
    for (const [pattern, kind] of patterns(node.text)) add(node, pattern, kind);
  } else if (ts.isArrayLiteralExpression(node)) {
    if (node.elements.length > 0 && !isTarget(node)) add(node, '[]', 'empty list');
  } else if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { name, expression } = node.expression;
    const other = CALLS.get(name.text);
    if (other) add(node, swap(node, name, other), `${name.text} → ${other}`);
    if (LEFT_OUT.has(name.text)) add(node, text(expression), `no ${name.text}`);
  } else if (ts.isExpressionStatement(node)) {
    if (ts.isStringLiteral(node.expression)) return;
    add(node, ';', 'left out', { statement: true });
  } else if (ts.isContinueStatement(node) || ts.isBreakStatement(node)) {
    if (!ts.isCaseOrDefaultClause(node.parent)) add(node, ';', 'left out', { statement: true });
  } else if (ts.isReturnStatement(node) && node.expression === undefined) {
    add(node, ';', 'left out', { statement: true });
  }
}

/** The same pattern with one piece of it weaker. */
function* patterns(literal) {
  const end = literal.lastIndexOf('/');
  const body = literal.slice(1, end);
  const flags = literal.slice(end + 1);
  if (body.startsWith('^')) yield [`/${body.slice(1)}/${flags}`, 'no ^'];
  if (/(^|[^\\])\$$/.test(body)) yield [`/${body.slice(0, -1)}/${flags}`, 'no $'];
  if (flags.includes('i')) yield [`/${body}/${flags.replace('i', '')}`, 'no i'];
  const edge = body.indexOf('\\b');
  if (edge !== -1) yield [`/${body.slice(0, edge)}${body.slice(edge + 2)}/${flags}`, 'no \\b'];
  const most = /\{(\d+),(\d+)\}/.exec(body);
  if (most)
    yield [
      `/${body.replace(most[0], `{${most[1]},${Number(most[2]) - 1}}`)}/${flags}`,
      'one less at most',
    ];
  const maybe = /([\w)\]])\?(?![?:=!<])/.exec(body);
  if (maybe && body[maybe.index - 1] !== '\\')
    yield [
      `/${body.slice(0, maybe.index + 1)}${body.slice(maybe.index + 2)}/${flags}`,
      'no longer optional',
    ];
}

const isText = (node) =>
  ts.isStringLiteral(node) ||
  ts.isTemplateExpression(node) ||
  ts.isNoSubstitutionTemplateLiteral(node);

/** A name or index, not a value: `'a'` of `x['a']`, `{ 'a': 1 }`, `Pick<X, 'a'>`. */
const isKey = (node) =>
  ts.isElementAccessExpression(node.parent)
    ? node.parent.argumentExpression === node
    : (ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
      ts.isLiteralTypeNode(node.parent) ||
      ts.isTaggedTemplateExpression(node.parent);

/** `?? ''`, `?? 0`: what types ask for where there is always something. */
const isDefault = (node) =>
  ts.isBinaryExpression(node.parent) &&
  node.parent.right === node &&
  node.parent.operatorToken.kind === K.QuestionQuestionToken &&
  (node.text === '' || node.text === '0');

/** `[a, b] = …` */
const isTarget = (node) =>
  ts.isBinaryExpression(node.parent) &&
  node.parent.left === node &&
  node.parent.operatorToken.kind === K.EqualsToken;
