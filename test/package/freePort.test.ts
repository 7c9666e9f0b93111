/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a test; it never runs inside n8n */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const FREE_PORT = join(__dirname, '..', '..', 'scripts', 'system', 'freePort.mjs');

/** Far from what any suite asks for. */
const FIRST_PORT = 28_400;

/** More than these tests take. */
const PORTS_OF_A_RUN = 100;

const PROGRAM = `
	const { freePort } = await import(${JSON.stringify(FREE_PORT)});
	const [preferred, count] = process.argv.slice(1).map(Number);
	const ports = [];
	while (ports.length < count) ports.push(await freePort(preferred));
	console.log(JSON.stringify(ports));
	process.stdin.resume();
`;

const started: ChildProcess[] = [];
/** The first of the ports that are for this run alone: the same tests may run at the same time in another folder. */
let ownPorts: number;
let keeper: ChildProcess;
beforeAll(async () => {
	const { child, ports } = await programWithPorts(FIRST_PORT, 1);
	keeper = child;
	const place = (ports[0] ?? FIRST_PORT) - FIRST_PORT;
	ownPorts = FIRST_PORT + PORTS_OF_A_RUN * (place + 1);
	started.splice(0);
});
afterAll(() => keeper.kill('SIGKILL'));
afterEach(async () => {
	const running = started
		.splice(0)
		.filter(({ exitCode, signalCode }) => (exitCode ?? signalCode) === null);
	await Promise.all(
		running.map(async (child) => {
			child.kill('SIGKILL');
			await once(child, 'exit');
		}),
	);
});

/** A program that has taken ports on which nothing listens yet. */
async function programWithPorts(
	preferred = ownPorts,
	count = 10,
): Promise<{ child: ChildProcess; ports: number[] }> {
	const child = spawn(
		process.execPath,
		['--input-type=module', '-e', PROGRAM, String(preferred), String(count)],
		{ stdio: ['pipe', 'pipe', 'inherit'] },
	);
	started.push(child);
	const [line] = await once(child.stdout, 'data');
	return { child, ports: JSON.parse(String(line)) };
}

test('programs that start at the same time never get the same port', async () => {
	const programs = await Promise.all(
		Array.from({ length: 4 }, async () => await programWithPorts()),
	);

	const ports = programs.flatMap((program) => program.ports);
	expect(new Set(ports).size).toBe(40);
});

test.each(['ends', 'is killed'])('a program that %s gives its ports back', async (how) => {
	const { child, ports } = await programWithPorts();
	const exited = once(child, 'exit');
	if (how === 'ends') child.stdin?.end();
	else child.kill('SIGKILL');
	await exited;

	expect((await programWithPorts()).ports).toEqual(ports);
});
