import { AnveoApi } from '../../../credentials/AnveoApi.credentials';

const credential = new AnveoApi();

const fieldsThat = (has: (field: (typeof credential.properties)[number]) => boolean) =>
	credential.properties.filter(has).map(({ name }) => name);

test('n8n stores it under names that never change: people would lose what they have entered', () => {
	expect(credential.name).toBe('anveoApi');
	expect(fieldsThat(({ type }) => type === 'string')).toEqual([
		'userApiKey',
		'email',
		'securePassphrase',
		'callbackToken',
		'apiUrl',
	]);
	expect(credential.properties).toHaveLength(5);
});

test('each secret is hidden while it is typed', () => {
	expect(fieldsThat(({ typeOptions }) => typeOptions?.password === true)).toEqual([
		'userApiKey',
		'securePassphrase',
		'callbackToken',
	]);
});

test('only the user key has to be entered; the API is that of Anveo', () => {
	expect(fieldsThat(({ required }) => required === true)).toEqual(['userApiKey']);
	expect(credential.properties.map((field) => field.default)).toEqual([
		...['', '', '', ''],
		'https://www.anveo.com/api/v3.asp',
	]);
});

test('it is of no use to other nodes, so n8n does not ask for which domains it is', () => {
	expect(credential.hideDomainRestrictionFields).toBe(true);
});

test('n8n shows its name and its page', () => {
	expect(credential.displayName).toBe('Anveo API');
	expect(credential.documentationUrl).toMatch(/\/docs\/credential\.md$/);
});
