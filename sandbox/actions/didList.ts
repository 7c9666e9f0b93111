import { answerDocument, escapeXml } from '../protocol/answers';
import { xmlReply } from '../protocol/reply';
import type { RequestDocument } from '../protocol/requestDocument';
import { plainOutcome, type Outcome } from './outcome';

const FILTER = 'FILTER.';

/** The phone numbers of the account, with attributes that Anveo's help names. */
const PHONE_NUMBERS: ReadonlyArray<Record<string, string>> = [
	{
		E164: '12157010680',
		DID_TYPE: 'GEOGRAPHIC',
		TITLE: 'Office',
		STATUS: 'Active',
		COUNTRY_NAME: 'United States',
		AREA_CODE: '215',
		MONTHLY100: '80',
		RATE_PLAN_ID: 'VALUE',
		CALL_FORWARD_TYPE: 'CALLFLOW',
		CALL_FORWARD_TO: 'a3348f81491bfbd30cd2dbbda9e3c43c1e88ab22',
	},
	{
		E164: '18885550100',
		DID_TYPE: 'TOLLFREE',
		TITLE: 'Sales & Support',
		STATUS: 'Active',
		COUNTRY_NAME: 'United States',
		AREA_CODE: '888',
		MONTHLY100: '300',
		RATE_PLAN_ID: 'TOLLFREE',
		CALL_FORWARD_TYPE: 'PHONE',
		CALL_FORWARD_TO: '12155550140',
	},
];

/** DID.LIST: phone numbers as elements that hold their data in attributes. */
export function listPhoneNumbers(request: RequestDocument): Outcome {
	const found = PHONE_NUMBERS.filter((phoneNumber) => passes(phoneNumber, request));
	const list = `<DIDS>${found.map(didElement).join('')}</DIDS>`;
	return plainOutcome('phoneNumbers', xmlReply(answerDocument('SUCCESS', list)));
}

function passes(phoneNumber: Record<string, string>, { parameters }: RequestDocument): boolean {
	return parameters
		.filter(({ name }) => name.startsWith(FILTER))
		.every(({ name, value }) => phoneNumber[name.slice(FILTER.length)] === value);
}

function didElement(phoneNumber: Record<string, string>): string {
	const attributes = Object.entries(phoneNumber).map(
		([name, value]) => ` ${name}="${escapeXml(value)}"`,
	);
	return `<DID${attributes.join('')}/>`;
}
