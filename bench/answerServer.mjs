// Stands in for Anveo in a process of its own: answers every request with a REQUESTID, after a set time.
// It reads nothing of the request: what is measured is the client. GET /pace tells how fast the requests came since it was
// asked last. Usage: answerServer.mjs <latency in ms>
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const latency = Number(process.argv[2] ?? 0);

let answered = 0;

/** When each request came since the pace was asked last, in milliseconds. @type {number[]} */
let arrivals = [];

/** Requests a second between the first one and the last one. */
function pace() {
	const [first = 0] = arrivals;
	const last = arrivals.at(-1) ?? 0;
	const perSecond = ((arrivals.length - 1) * 1_000) / (last - first);
	arrivals = [];
	return JSON.stringify(perSecond);
}

/** As in Anveo's help, with an id that tells the requests apart. */
function answer() {
	answered += 1;
	const requestId = answered.toString(16).padStart(40, '0');
	return `<?xml version="1.0" standalone="no" ?>\n<RESPONSE>\n\t<RESULT>SUCCESS</RESULT>\n\t<VALUE NAME="REQUESTID">${requestId}</VALUE>\n</RESPONSE>\n`;
}

const server = createServer(async (request, response) => {
	if (request.method === 'GET') {
		response.end(pace());
		return;
	}
	arrivals.push(performance.now());
	request.resume();
	if (latency > 0) await sleep(latency);
	const body = answer();
	response.writeHead(200, {
		'content-type': 'text/xml; charset=utf-8',
		'content-length': Buffer.byteLength(body),
	});
	response.end(body);
});

// The chain of HTTP Request, XML and Set sends all its items at once.
server.listen({ port: 0, host: '127.0.0.1', backlog: 20_000 }, () => {
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port');
	process.send?.(address.port);
});
process.on('disconnect', () => process.exit(0));
