import { dialCallFlow } from '../../../anveo/dialCallFlow';

test('numbers in E.164 are sent as digits, as Anveo takes them', () => {
	const { parameters } = dialCallFlow({
		phoneNumber: '+12157010680',
		callerId: '+442079460958',
		callFlow: 'a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22',
		variables: [],
	});

	expect(parameters).toEqual([
		{ name: 'PHONENUMBER', value: '12157010680' },
		{ name: 'CALLERID', value: '442079460958' },
		{ name: 'CALLFLOW', value: 'a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22' },
	]);
});
