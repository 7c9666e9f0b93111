import { DOCUMENTED, ID_VALUE, read, REQUEST_ID, response } from './answerDocument';

describe('a readable answer', () => {
	test("Anveo's documented answer has the result and the REQUESTID", () => {
		expect(read(DOCUMENTED)).toEqual({
			result: 'SUCCESS',
			values: [{ name: 'REQUESTID', value: REQUEST_ID }],
			error: '',
			others: [],
		});
	});

	test('an answer without any element says nothing', () => {
		const nothing = { result: '', values: [], error: '', others: [] };

		expect(read('<RESPONSE/>')).toEqual(nothing);
		expect(read('<RESPONSE></RESPONSE>')).toEqual(nothing);
	});

	test.each([
		['<ERROR/>', ''],
		['<ERROR></ERROR>', ''],
		['<ERROR> \r\n\t </ERROR>', ''],
		['<ERROR>&#32;&#10;</ERROR>', ''],
		['<ERROR><![CDATA[ ]]></ERROR>', ''],
		['<ERROR><!-- none --></ERROR>', ''],
		['<ERROR>CALLERID is not verified</ERROR>', 'CALLERID is not verified'],
		['<ERROR>\n\tCALLERID  is not\n\tverified\n</ERROR>', 'CALLERID  is not\n\tverified'],
		['<ERROR>0</ERROR>', '0'],
		['<ERROR>false</ERROR>', 'false'],
		['<ERROR><![CDATA[<b>bad & worse</b>]]></ERROR>', '<b>bad & worse</b>'],
		['<error>in lower case</error>', ''],
	])('%s means the error %j', (element, error) => {
		const answer = read(response('<RESULT>SUCCESS</RESULT>', element, ID_VALUE));

		expect(answer.error).toBe(error);
		expect(answer.others.map(({ name }) => name)).toEqual(
			element.startsWith('<error>') ? ['error'] : [],
		);
	});

	test('an element called html makes no web page of it', () => {
		expect(read(response('<html/>', ID_VALUE)).values).toEqual([
			{ name: 'REQUESTID', value: REQUEST_ID },
		]);
	});

	test('all VALUEs come in order, repeated and empty ones too', () => {
		const answer = read(
			response('<VALUE NAME="B">1</VALUE>', ID_VALUE, '<VALUE NAME="B">2</VALUE><VALUE NAME="A"/>'),
		);

		expect(answer.values).toEqual([
			{ name: 'B', value: '1' },
			{ name: 'REQUESTID', value: REQUEST_ID },
			{ name: 'B', value: '2' },
			{ name: 'A', value: '' },
		]);
	});

	test.each([
		['<ERROR><MESSAGE>CALLERID is not verified</MESSAGE></ERROR>', 'CALLERID is not verified'],
		['<ERROR><A><B><![CDATA[no]]></B></A></ERROR>', 'no'],
		['<ERROR>\n<CODE>5</CODE>\n<TEXT>no funds</TEXT>\n</ERROR>', '5 no funds'],
		['<ERROR>refused<CODE>5</CODE></ERROR>', 'refused 5'],
		['<ERROR/><ERROR>no funds</ERROR>', 'no funds'],
		['<ERROR> </ERROR><ERROR><A/></ERROR><ERROR>no funds</ERROR>', 'no funds'],
		['<ERROR>no funds</ERROR><ERROR/>', 'no funds'],
		['<ERROR>no funds</ERROR><ERROR>bad number</ERROR>', 'no funds; bad number'],
		['<ERROR><A/><B> </B></ERROR><ERROR/>', ''],
	])('%s is the refusal %j', (elements, error) => {
		expect(read(response('<RESULT>SUCCESS</RESULT>', elements, ID_VALUE)).error).toBe(error);
	});

	test('an id within a VALUE, or a result within RESULT, is not lost', () => {
		const answer = read(
			response(
				'<RESULT/><RESULT><STATUS>END</STATUS></RESULT>',
				`<VALUE NAME="REQUESTID"><ID>${REQUEST_ID}</ID></VALUE>`,
			),
		);

		expect(answer.result).toBe('END');
		expect(answer.values).toEqual([{ name: 'REQUESTID', value: REQUEST_ID }]);
	});

	test('the order of the elements does not matter', () => {
		const one = read(response('<ERROR>no</ERROR>', ID_VALUE, '<RESULT>r</RESULT>'));
		const other = read(response('<RESULT>r</RESULT>', '<ERROR>no</ERROR>', ID_VALUE));

		expect(one).toEqual(other);
	});

	test('a RESULT, ERROR or VALUE within another element is not the answer’s own', () => {
		const inner = '<RESULT>r</RESULT><ERROR>e</ERROR><VALUE NAME="REQUESTID">1</VALUE>';
		const { result, error, values, others } = read(response(`<LOG>${inner}</LOG>`));

		expect({ result, error, values }).toEqual({ result: '', error: '', values: [] });
		expect(others.map(({ children }) => children.map(({ name, text }) => [name, text]))).toEqual([
			[
				['RESULT', 'r'],
				['ERROR', 'e'],
				['VALUE', '1'],
			],
		]);
	});

	test('a list of phone numbers comes with all attributes', () => {
		const answer = read(
			response(
				'<RESULT>SUCCESS</RESULT><DIDS>',
				'<DID E164="12157010680" DID_TYPE="GEOGRAPHIC" TITLE="Smith &amp; Sons" MONTHLY100="200"/>',
				'<DID E164="442079460958"></DID></DIDS>',
			),
		);

		expect(answer.others).toEqual([
			{
				name: 'DIDS',
				attributes: [],
				text: '',
				children: [
					{
						name: 'DID',
						attributes: [
							{ name: 'E164', value: '12157010680' },
							{ name: 'DID_TYPE', value: 'GEOGRAPHIC' },
							{ name: 'TITLE', value: 'Smith & Sons' },
							{ name: 'MONTHLY100', value: '200' },
						],
						text: '',
						children: [],
					},
					{
						name: 'DID',
						attributes: [{ name: 'E164', value: '442079460958' }],
						text: '',
						children: [],
					},
				],
			},
		]);
	});
});
