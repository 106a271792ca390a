import { type Call, type Declare, NO_CONTENT, created, ok } from '../api.js';
import { appById } from '../app-record.js';
import { notFound } from '../errors.js';
import { readRule } from '../rules/rule-body.js';
import { asked, placed, ruleById, ruleView, sorted, writeRule } from '../rules/rule-list.js';
import { type Vocabulary, appVocabulary, mappingVocabulary, operatorsOf } from '../rules/vocabulary.js';
import { MAY } from '../scopes.js';
import { type Rule } from '../world.js';

/** A list of rules where it stands: those of an app, or the mappings of users. */
interface RuleBook {
  readonly vocabulary: Vocabulary;
  readonly rules: () => readonly Rule[];
  readonly write: (rules: readonly Rule[]) => void;
  /** The rule's place in the list, as the API shows it. */
  readonly positionOf: (rule: Rule) => number | null;
}

/** The rules of an app. Writing one applies it to nobody (developers.onelogin.com, "App Rules"). */
export function appRules(declare: Declare): void {
  declareRules(declare, '/apps/:appId/rules', ({ world, params }) => {
    const app = appById(world, params.appId);
    return {
      vocabulary: appVocabulary(world, app),
      rules: () => app.rules,
      write: (rules) => {
        app.rules = rules;
      },
      positionOf: (rule) => app.rules.indexOf(rule) + 1,
    };
  });
}

/** The mappings of users. Writing one applies it to nobody (developers.onelogin.com, "User Mappings"). */
export function mappings(declare: Declare): void {
  declareRules(declare, '/mappings', ({ world }) => ({
    vocabulary: mappingVocabulary(world),
    rules: () => world.mappings,
    write: (rules) => {
      world.mappings = rules;
    },
    // "A mapping that was disabled has no position" (the Terraform provider 1.0.0, in its code).
    positionOf: (rule) => {
      const enabled = world.mappings.filter((one) => one.enabled);
      return rule.enabled ? enabled.indexOf(rule) + 1 : null;
    },
  }));
}

function declareRules(declare: Declare, base: string, bookOf: (call: Call) => RuleBook): void {
  const view = (book: RuleBook, rule: Rule) => ruleView(rule, book.positionOf(rule));

  declare('get', base, MAY.manageAll, (call) => {
    const book = bookOf(call);
    return ok(asked(book.rules(), call.query).map((rule) => view(book, rule)));
  });
  declare('post', base, MAY.manageAll, (call) => {
    const book = bookOf(call);
    const { position, ...body } = readRule(call.body, book.vocabulary);
    const rule: Rule = { ...body, id: call.world.nextId() };
    book.write(placed(book.rules(), rule, position));
    return created({ id: rule.id });
  });
  declare('put', `${base}/sort`, MAY.manageAll, (call) => {
    const book = bookOf(call);
    book.write(sorted(book.rules(), call.body));
    return ok(book.rules().map(({ id }) => id));
  });
  declareChoices(declare, base, bookOf);

  const one = `${base}/:id`;
  declare('get', one, MAY.manageAll, (call) => {
    const book = bookOf(call);
    return ok(view(book, ruleById(book.rules(), call.params.id)));
  });
  declare('put', one, MAY.manageAll, (call) => {
    const book = bookOf(call);
    const rule = ruleById(book.rules(), call.params.id);
    const { position, ...body } = readRule(call.body, book.vocabulary);
    writeRule(rule, { ...body, position });
    book.write(placed(book.rules(), rule, position));
    return ok({ id: rule.id });
  });
  declare('delete', one, MAY.manageAll, (call) => {
    const book = bookOf(call);
    const rule = ruleById(book.rules(), call.params.id);
    book.write(book.rules().filter((other) => other !== rule));
    return NO_CONTENT;
  });
}

/** What rules may say (developers.onelogin.com, "List Conditions", "List Condition Operators", "List Actions", …). */
function declareChoices(declare: Declare, base: string, bookOf: (call: Call) => RuleBook): void {
  const conditions = `${base}/conditions`;
  declare('get', conditions, MAY.manageAll, (call) => ok(bookOf(call).vocabulary.conditions()));
  declare('get', `${conditions}/:name/operators`, MAY.manageAll, (call) => {
    const operators = operatorsOf(bookOf(call).vocabulary, String(call.params.name));
    if (operators === undefined) throw notFound();
    return ok(operators);
  });
  declare('get', `${conditions}/:name/values`, MAY.manageAll, (call) =>
    ok(bookOf(call).vocabulary.conditionValues(String(call.params.name))),
  );
  const actions = `${base}/actions`;
  declare('get', actions, MAY.manageAll, (call) => ok(bookOf(call).vocabulary.actions()));
  declare('get', `${actions}/:name/values`, MAY.manageAll, (call) =>
    ok(bookOf(call).vocabulary.actionValues(String(call.params.name))),
  );
}
