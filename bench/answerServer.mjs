// Stands in for Anveo in a process of its own: answers every request with a REQUESTID, after a set time.
// Twilio's node gets an answer of Twilio's kind. It reads nothing of the request but its path: what is measured is the
// client. GET /pace tells how fast the requests came since it was asked last. Usage: answerServer.mjs <latency in ms>
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

/** An id that tells the requests apart. @param {number} length */
function nextId(length) {
	answered += 1;
	return answered.toString(16).padStart(length, '0');
}

/** As in Twilio's documentation, as far as a call needs it. */
function twilioAnswer() {
	return JSON.stringify({ sid: `CA${nextId(32)}`, status: 'queued', direction: 'outbound-api' });
}

/** As in Anveo's help. */
function anveoAnswer() {
	return `<?xml version="1.0" standalone="no" ?>\n<RESPONSE>\n\t<RESULT>SUCCESS</RESULT>\n\t<VALUE NAME="REQUESTID">${nextId(40)}</VALUE>\n</RESPONSE>\n`;
}

const server = createServer(async (request, response) => {
	if (request.method === 'GET') {
		// The client is often too busy to notice in time that an idle connection was closed.
		response.writeHead(200, { connection: 'close' }).end(pace());
		return;
	}
	arrivals.push(performance.now());
	request.resume();
	if (latency > 0) await sleep(latency);
	const isTwilio = request.url?.endsWith('.json');
	const body = isTwilio ? twilioAnswer() : anveoAnswer();
	response.writeHead(200, {
		'content-type': isTwilio ? 'application/json' : 'text/xml; charset=utf-8',
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
