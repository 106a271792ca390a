import { graphQuery, odataText } from '../../../../src/provider/entra/connection/graph-query.js';

describe('graphQuery', () => {
  it('GIVEN properties, a condition and a page WHEN they are written THEN an address can carry them', () => {
    expect(graphQuery({ select: ['id', 'displayName'] })).toBe('?$select=id,displayName');
    const filter = `displayName eq ${odataText("R&D's #1 +")}`;
    const query = graphQuery({ select: ['id'], filter, top: 999 });
    expect(query).toBe("?$select=id&$filter=displayName%20eq%20'R%26D''s%20%231%20%2B'&$top=999");
    expect(new URL(`https://graph.example.com/v1.0/groups${query}`).searchParams.get('$filter')).toBe(filter);
  });
});
