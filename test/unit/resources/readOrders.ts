import { connect } from '../../../nodes/AnveoDialCallFlow/resources/call/connect/connect';
import { dial } from '../../../nodes/AnveoDialCallFlow/resources/call/dial/dial';
import { getStatus } from '../../../nodes/AnveoDialCallFlow/resources/call/getStatus';
import { send } from '../../../nodes/AnveoDialCallFlow/resources/customAction/send';
import { fakeItem } from '../fakeItem';

export type Parameters = Record<string, unknown>;

const DIAL: Parameters = {
	...{ phoneNumber: '+1 215 555 0140', callerId: '+12157010680', callFlow: ' key ' },
	specifyVariables: 'fields',
};
export const CONNECT: Parameters = {
	firstNumber: '+12155550140',
	secondNumber: '+44 20 7946 0018',
};

export const dialOrder = (more: Parameters = {}) =>
	dial.readOrder(fakeItem({ parameters: { ...DIAL, ...more } }));
export const connectOrder = (more: Parameters = {}) =>
	connect.readOrder(fakeItem({ parameters: { ...CONNECT, ...more } }));
export const statusOrder = (more: Parameters = {}) =>
	getStatus.readOrder(fakeItem({ parameters: { requestId: ' id1 ', ...more } }));
export const customOrder = (more: Parameters = {}) =>
	send.readOrder(fakeItem({ parameters: { actionName: ' ACCOUNT.GETBALANCE ', ...more } }));
