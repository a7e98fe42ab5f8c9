import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A function of a module's commands, and what it does, itself or through other commands of its module. */
export type Command = {
  /** Module, file and name: `datasets/request.ts requestImport`. */
  readonly name: string;
  readonly isExported: boolean;
  /** Names of what it calls to change something: store functions, files, jobs. */
  readonly changes: readonly string[];
  readonly records: boolean;
};

/** Reads the commands of every module below `root` (src/modules) from their source. */
export function readCommands(root: string): Command[] {
  return readdirSync(root).flatMap((module) => {
    const functions = commandFiles(join(root, module)).flatMap((path) => functionsOf(module, path));
    return functions.map((one) => {
      const all = withCalled(one, functions);
      return {
        name: one.name,
        isExported: one.isExported,
        changes: [...new Set(all.flatMap(({ changes }) => changes))].sort(),
        records: all.some(({ records }) => records),
      };
    });
  });
}

type Function_ = Command & { readonly key: string; readonly calls: readonly string[] };

/** Store functions that only look: by the house's names for them, and what a lock waits for. */
const LOOKS = /^(get|find|list|count|lock|has|search|read|page|latest|first|last|next)([A-Z]|$)/;

function commandFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => /^commands(\.ts$|\/)/.test(name) && name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => join(folder, name));
}

function functionsOf(module: string, path: string): Function_[] {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ESNext, true);
  const imports = importsOf(file);
  const short = path.slice(path.lastIndexOf(`${module}/`)).replace("commands/", "");
  return file.statements.filter(ts.isFunctionDeclaration).flatMap((statement) => {
    const name = statement.name?.text;
    if (name === undefined) return [];
    const called = callsIn(statement).map(({ on, name: callee }) => {
      const imported = imports.get(on ?? callee);
      const own = on === undefined ? (imported?.name ?? callee) : callee;
      return { name: own, from: imported?.from ?? path };
    });
    return [
      {
        name: `${short} ${name}`,
        key: `${fileName(path)} ${name}`,
        isExported: statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false,
        calls: called.map((call) => `${fileName(call.from)} ${call.name}`),
        changes: called.filter(changesSomething).map((call) => call.name),
        records: called.some((call) => call.name === "recordEvent" || call.name === "recordSignIn"),
      },
    ];
  });
}

function changesSomething({ name, from }: { name: string; from: string }): boolean {
  if (/\/platform\/(jobs|files|mail)\//.test(from)) return /^(enqueue|store|queue)/.test(name);
  return /\/store(\/|\.ts$)/.test(from) && name !== "recordSignIn" && !LOOKS.test(name);
}

/** By the name it has here: what was imported, and from which file. A namespace's name is "*". */
function importsOf(file: ts.SourceFile): Map<string, { name: string; from: string }> {
  const imports = new Map<string, { name: string; from: string }>();
  for (const statement of file.statements.filter(ts.isImportDeclaration)) {
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    const bindings = statement.importClause?.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) imports.set(bindings.name.text, { name: "*", from });
    else
      for (const element of bindings?.elements ?? [])
        imports.set(element.name.text, { name: element.propertyName?.text ?? element.name.text, from });
  }
  return imports;
}

function callsIn(node: ts.Node): { on?: string; name: string }[] {
  const calls: { on?: string; name: string }[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isTypeNode(inner)) return;
    // Named without being called counts as well: a function is handed on to be called.
    if (ts.isPropertyAccessExpression(inner) && ts.isIdentifier(inner.expression))
      calls.push({ on: inner.expression.text, name: inner.name.text });
    else if (ts.isIdentifier(inner) && !ts.isPropertyAccessExpression(inner.parent)) calls.push({ name: inner.text });
    ts.forEachChild(inner, visit);
  };
  ts.forEachChild(node, visit);
  return calls;
}

/** The function with all that it calls among its module's commands. */
function withCalled(one: Function_, functions: readonly Function_[]): Function_[] {
  const found = new Set([one]);
  for (const each of found) for (const other of functions) if (each.calls.includes(other.key)) found.add(other);
  return [...found];
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
