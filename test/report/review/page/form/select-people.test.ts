import { buildPageData } from '../../../../../src/report/review/page/build-page-data.js';
import { EVERYBODY, type Selection, selectPeople } from '../../../../../src/report/review/page/form/select-people.js';
import { reviewed } from '../sample-page.js';

const review = reviewed();
const { people } = buildPageData(review, review.part, 'decisions.json');
const found = (selection: Partial<Selection>): string =>
  selectPeople(people, { ...EVERYBODY, ...selection }, ({ userName }) =>
    userName.startsWith('ada') ? 'decided' : 'open',
  )
    .map(({ userName }) => userName.split('@')[0])
    .join(' ');

test.each<[Partial<Selection>, string]>([
  [{}, 'root intern ada owner'],
  [{ text: ' LOVE analysts' }, 'ada'],
  [{ text: 'nothing declares' }, 'root'],
  [{ text: 'orphaned' }, 'root'],
  [{ text: 'nowhere' }, ''],
  [{ account: 'acme' }, 'root intern ada owner'],
  [{ account: 'other' }, ''],
  [{ role: 'interns' }, 'intern'],
  [{ flag: 'privileged' }, 'root'],
  [{ flag: 'none' }, 'ada owner'],
  [{ standing: 'decided' }, 'ada'],
  [{ standing: 'open', flag: 'grant-ends' }, 'intern'],
  [{ order: 'userName' }, 'ada intern owner root'],
  [{ order: 'name' }, 'owner ada intern root'],
  [{ order: 'role' }, 'root ada intern owner'],
  [{ order: 'account' }, 'root intern ada owner'],
])('GIVEN %j THEN it shows %s', (selection, names) => {
  expect(found(selection)).toBe(names);
});
