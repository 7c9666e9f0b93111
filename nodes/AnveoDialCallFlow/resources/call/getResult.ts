import type { INodeProperties } from 'n8n-workflow';

import { requestIdField } from './requestId';

/** The field of "Get Call Flow Result". It is read and checked in nodes/shared/callQuestion.ts. */
export const getResultFields: INodeProperties[] = [
	requestIdField({ show: { resource: ['call'], operation: ['getResult'] } }),
];
