import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readForm } from '../../src/review/forms/read-form.js';

test('GIVEN the part of a checklist in the docs WHEN it is handed in THEN it says what it seems to say', () => {
  const docs = readFileSync(join(__dirname, '../../docs/reviews.md'), 'utf8');
  const [, example = ''] = /```markdown\n(## .*?)```/s.exec(docs) ?? [];
  const reason = 'moved to the help desk in March';
  expect(readForm(Buffer.from(example))).toMatchObject({
    form: {
      decisions: [
        { userName: 'lin@example.com', account: 'acme', decision: 'change-role', newRole: 'support', reason },
      ],
    },
  });
});
