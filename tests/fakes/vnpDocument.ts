import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

interface Operation {
  operationId: string;
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { $ref?: string; content?: Record<string, unknown> }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, unknown>;
    responses: Record<string, { content?: Record<string, unknown> }>;
  };
}

export interface Exchange {
  method: string;
  /** Below `/vnp/v1`, without the query. */
  path: string;
  body?: unknown;
  status: number;
  type: string | null;
  answer: unknown;
}

const file = join(import.meta.dirname, '../../resources/vnp/openapi.yaml');

/** The protocol as it is written down, ready to be held against what really goes over the wire. */
export class VnpDocument {
  readonly operationIds: string[];
  readonly seen = new Set<string>();
  private readonly document: Document;
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly checks = new Map<string, ValidateFunction>();

  constructor() {
    this.document = strict(parse(readFileSync(file, 'utf8'))) as Document;
    addFormats.default(this.ajv);
    this.ajv.addSchema({ ...this.document, $id: 'vnp' });
    this.operationIds = Object.values(this.document.paths).flatMap((path) =>
      Object.values(path).map((operation) => operation.operationId),
    );
  }

  /** What is not as written: empty when the exchange conforms. */
  check(exchange: Exchange): string[] {
    const found = this.find(exchange.method, exchange.path);
    if (!found) return [`${exchange.method} ${exchange.path} is not in the document`];
    const { pointer, operation } = found;
    this.seen.add(operation.operationId);
    const key = exchange.status in operation.responses ? String(exchange.status) : 'default';
    const response = operation.responses[key];
    if (!response) return [`${operation.operationId} never answers ${String(exchange.status)}`];
    const wrong: string[] = [];
    if (operation.requestBody && exchange.status < 400) {
      const at = `${pointer}/requestBody/content/application~1json/schema`;
      wrong.push(...this.against(at, exchange.body, `${operation.operationId} request`));
    }
    const at = response.$ref ?? `${pointer}/responses/${key}`;
    const content = response.$ref ? this.shared(response.$ref).content : response.content;
    const type = exchange.type?.split(';')[0] ?? null;
    if (content === undefined) {
      if (type !== null) wrong.push(`${operation.operationId} should answer without a body`);
      return wrong;
    }
    if (type === null || !(type in content)) {
      return [...wrong, `${operation.operationId} answers ${String(type)}`];
    }
    if (type === 'application/json') {
      const schema = `${at}/content/application~1json/schema`;
      wrong.push(...this.against(schema, exchange.answer, `${operation.operationId} ${key}`));
    }
    return wrong;
  }

  /** Holds a message of the event socket against a schema by its name. */
  checkShape(name: string, value: unknown): string[] {
    return this.against(`#/components/schemas/${name}`, value, name);
  }

  private find(method: string, path: string): { pointer: string; operation: Operation } | null {
    const parts = path.split('/');
    for (const [template, operations] of Object.entries(this.document.paths)) {
      const wanted = template.split('/');
      const fits =
        wanted.length === parts.length &&
        wanted.every((part, index) => part.startsWith('{') || part === parts[index]);
      const operation = operations[method.toLowerCase()];
      if (!fits || !operation) continue;
      const escaped = template.replaceAll('~', '~0').replaceAll('/', '~1');
      return { pointer: `#/paths/${escaped}/${method.toLowerCase()}`, operation };
    }
    return null;
  }

  private shared(reference: string): { content?: Record<string, unknown> } {
    return this.document.components.responses[reference.split('/').at(-1) ?? ''] ?? {};
  }

  private against(pointer: string, value: unknown, what: string): string[] {
    const reference = `vnp${pointer.replaceAll('{', '%7B').replaceAll('}', '%7D')}`;
    let check = this.checks.get(reference);
    if (!check) {
      check = this.ajv.compile({ $ref: reference });
      this.checks.set(reference, check);
    }
    if (check(value)) return [];
    return (check.errors ?? []).map(
      (error) =>
        `${what}: ${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
    );
  }
}

/**
 * Readers of vnp ignore what they do not know; the city may not use that as a hiding place. Every
 * object with named fields is closed here, so that a field nobody wrote down is found.
 */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, strict(inner)] as const);
  const copy = Object.fromEntries(entries) as Record<string, unknown>;
  if (copy['type'] === 'object' && 'properties' in copy) copy['additionalProperties'] ??= false;
  return copy;
}
